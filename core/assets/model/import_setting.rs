//! [`ImportSetting`]: something that a person can choose about how a file is imported.

use crate::AssetKind;
use playground_base::serde::{Deserialize, Serialize};

/// Something that a person can choose about how a file is imported, as an importer declares it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ImportSetting {
    /// Its name in the sidecar, and in commands.
    pub name: &'static str,
    /// Its name for people.
    pub label: &'static str,
    /// What it does, as a sentence for people.
    pub hint: &'static str,
    /// What it can be.
    pub kind: SettingKind,
}

/// What a setting can be, and is where nobody chose.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum SettingKind {
    /// One of these words; the first of them where nobody chose.
    Choice(&'static [&'static str]),
    /// A number.
    Number {
        /// Where nobody chose.
        usual: f64,
        /// The smallest that is possible.
        least: f64,
        /// The largest.
        most: f64,
    },
    /// On or off; this where nobody chose.
    Flag(bool),
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub enum SettingValue {
    /// A word.
    Choice(String),
    /// A number. It is finite: others are refused where it is read.
    Number(f64),
    /// On or off.
    Flag(bool),
}

impl Eq for SettingValue {}

impl SettingKind {
    /// What it is where nobody chose.
    pub fn usual(&self) -> SettingValue {
        match self {
            Self::Choice(words) => {
                SettingValue::Choice(words.first().copied().unwrap_or_default().to_owned())
            }
            Self::Number { usual, .. } => SettingValue::Number(*usual),
            Self::Flag(usual) => SettingValue::Flag(*usual),
        }
    }

    /// Whether it can be this.
    pub fn accepts(&self, value: &SettingValue) -> bool {
        match (self, value) {
            (Self::Choice(words), SettingValue::Choice(word)) => words.contains(&word.as_str()),
            (Self::Number { least, most, .. }, SettingValue::Number(number)) => {
                (*least..=*most).contains(number)
            }
            (Self::Flag(_), SettingValue::Flag(_)) => true,
            _ => false,
        }
    }

    /// The value that a text says.
    ///
    /// # Errors
    /// What it can be, for people.
    pub fn parse(&self, text: &str) -> Result<SettingValue, String> {
        let value = match self {
            Self::Choice(_) => Some(SettingValue::Choice(text.to_owned())),
            Self::Number { .. } => text.parse().ok().map(SettingValue::Number),
            Self::Flag(_) => text.parse().ok().map(SettingValue::Flag),
        };
        value
            .filter(|value| self.accepts(value))
            .ok_or_else(|| match self {
                Self::Choice(words) => format!("it is one of {}", words.join(", ")),
                Self::Number { least, most, .. } => format!("it is a number, {least} to {most}"),
                Self::Flag(_) => "it is true or false".to_owned(),
            })
    }
}

impl SettingValue {
    /// As a text that [`SettingKind::parse`] reads.
    pub fn text(&self) -> String {
        match self {
            Self::Choice(word) => word.clone(),
            Self::Number(number) => number.to_string(),
            Self::Flag(is_on) => is_on.to_string(),
        }
    }
}

impl ImportSetting {
    /// The settings of all pictures.
    pub const PICTURE: &[Self] = &[
        Self {
            name: "filter",
            label: "Filter",
            hint: "How it looks when it is larger than it is: smooth, or with sharp pixels",
            kind: SettingKind::Choice(&["smooth", "sharp"]),
        },
        Self {
            name: "wrap",
            label: "Beyond the edge",
            hint: "What is beyond its edges: the picture again, mirrored, or the colour of the edge",
            kind: SettingKind::Choice(&["repeat", "mirror", "clamp"]),
        },
        Self {
            name: "content",
            label: "Content",
            hint: "Colours, or numbers as they are, such as directions and roughness",
            kind: SettingKind::Choice(&["color", "data"]),
        },
        Self {
            name: "most_side",
            label: "Largest side",
            hint: "A picture with more pixels than this is made smaller; 0 leaves it as it is",
            kind: SettingKind::Number {
                usual: 0.0,
                least: 0.0,
                most: 16_384.0,
            },
        },
    ];

    /// The settings of all models.
    pub const MODEL: &[Self] = &[
        Self {
            name: "scale",
            label: "Scale",
            hint: "Metres for each unit of the file, where the file is not in metres",
            kind: SettingKind::Number {
                usual: 1.0,
                least: 1e-6,
                most: 1e6,
            },
        },
        Self {
            name: "up",
            label: "Up",
            hint: "The axis of the file that points up, where it is not Y",
            kind: SettingKind::Choice(&["y", "z", "x"]),
        },
        Self {
            name: "normals",
            label: "Normals",
            hint: "Directions of the surface: those of the file, or made of its triangles",
            kind: SettingKind::Choice(&["file", "smooth", "flat"]),
        },
        Self {
            name: "levels",
            label: "Levels of detail",
            hint: "Makes meshes with less triangles, which are drawn where nobody sees the difference",
            kind: SettingKind::Choice(&["auto", "none"]),
        },
    ];

    /// The settings of all assets of a kind.
    pub const fn of_kind(kind: AssetKind) -> &'static [Self] {
        match kind {
            AssetKind::Picture => Self::PICTURE,
            AssetKind::Model => Self::MODEL,
            _ => &[],
        }
    }
}
