//! [`Preferences`]: what the user prefers, in all projects.

use super::Choice;
use playground_base::serde::{Deserialize, Serialize};

/// What the user prefers, in all projects. It is kept in the user's settings.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde", default)]
pub struct Preferences {
    /// The command that opens a source, with `{file}` and `{line}`; empty for the one of the system.
    pub editor: String,
    /// Step of a move, in metres.
    pub snap_m: f32,
    /// Step of a rotation, in degrees.
    pub snap_degrees: f32,
    /// Step of a scale.
    pub snap_scale: f32,
    /// Size of everything on the screen; 1 is that of the system.
    pub ui_scale: f32,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            editor: String::new(),
            snap_m: 0.5,
            snap_degrees: 15.0,
            snap_scale: 0.1,
            ui_scale: 1.0,
        }
    }
}

/// One of the [`Preferences`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// The external editor.
    Editor,
    /// The step of a move.
    SnapM,
    /// The step of a rotation.
    SnapDegrees,
    /// The step of a scale.
    SnapScale,
    /// The size of everything.
    UiScale,
}

impl Preference {
    /// All.
    pub const ALL: [Self; 5] = [
        Self::Editor,
        Self::SnapM,
        Self::SnapDegrees,
        Self::SnapScale,
        Self::UiScale,
    ];

    /// All as choices.
    pub const CHOICES: &[Choice] = &[
        Self::Editor.choice(),
        Self::SnapM.choice(),
        Self::SnapDegrees.choice(),
        Self::SnapScale.choice(),
        Self::UiScale.choice(),
    ];

    /// Its word and its title.
    pub const fn choice(&self) -> Choice {
        let (word, title) = match self {
            Self::Editor => ("editor", "External Editor"),
            Self::SnapM => ("snap_m", "Move Step"),
            Self::SnapDegrees => ("snap_degrees", "Rotate Step"),
            Self::SnapScale => ("snap_scale", "Scale Step"),
            Self::UiScale => ("ui_scale", "Size of the Interface"),
        };
        Choice {
            word,
            title,
            icon: "",
        }
    }

    /// The numbers that it takes, from the least to the greatest; `None` for a text.
    pub const fn range(self) -> Option<(f32, f32)> {
        match self {
            Self::Editor => None,
            Self::SnapM => Some((0.001, 1_000.0)),
            Self::SnapDegrees => Some((0.1, 180.0)),
            Self::SnapScale => Some((0.001, 10.0)),
            Self::UiScale => Some((0.5, 3.0)),
        }
    }
}

impl Preferences {
    /// A number of them; `None` for a text.
    pub const fn number_mut(&mut self, of: Preference) -> Option<&mut f32> {
        match of {
            Preference::Editor => None,
            Preference::SnapM => Some(&mut self.snap_m),
            Preference::SnapDegrees => Some(&mut self.snap_degrees),
            Preference::SnapScale => Some(&mut self.snap_scale),
            Preference::UiScale => Some(&mut self.ui_scale),
        }
    }

    /// Every number is one that it takes: a file may say otherwise.
    #[must_use]
    pub fn in_range(mut self) -> Self {
        let mut defaults = Self::default();
        for of in Preference::ALL {
            let (Some((least, greatest)), Some(default)) = (of.range(), defaults.number_mut(of))
            else {
                continue;
            };
            let default = *default;
            if let Some(number) = self.number_mut(of) {
                *number = if number.is_finite() {
                    number.clamp(least, greatest)
                } else {
                    default
                };
            }
        }
        self
    }
}
