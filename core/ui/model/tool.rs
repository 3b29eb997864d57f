//! Viewport tools.

use super::{Choice, TileBrush};
use crate::icon;
use playground_core_drawing::Shading;

/// A tool of the viewport; it determines what a drag does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tool {
    /// Selects.
    Select,
    /// Moves.
    #[default]
    Move,
    /// Rotates.
    Rotate,
    /// Scales.
    Scale,
    /// Paints tiles of the selected tile map.
    Tiles,
}

impl Tool {
    /// All tools, in the order of the toolbar.
    pub const ALL: [Self; 5] = [
        Self::Select,
        Self::Move,
        Self::Rotate,
        Self::Scale,
        Self::Tiles,
    ];

    /// All tools as choices.
    pub const CHOICES: &[Choice] = &[
        Self::Select.choice(),
        Self::Move.choice(),
        Self::Rotate.choice(),
        Self::Scale.choice(),
        Self::Tiles.choice(),
    ];

    /// Its word, its title and its icon.
    pub const fn choice(&self) -> Choice {
        let (word, title, icon) = match self {
            Self::Select => ("select", "Select Tool", icon::ICON_ARROW_SELECTOR_TOOL),
            Self::Move => ("move", "Move Tool", icon::ICON_OPEN_WITH),
            Self::Rotate => ("rotate", "Rotate Tool", icon::ICON_ROTATE_RIGHT),
            Self::Scale => ("scale", "Scale Tool", icon::ICON_ASPECT_RATIO),
            Self::Tiles => ("tiles", "Tile Brush", icon::ICON_BRUSH),
        };
        Choice {
            word,
            title,
            icon: icon.codepoint,
        }
    }
}

/// The axes of the gizmo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Space {
    /// The axes of the world.
    #[default]
    World,
    /// The axes of the entity.
    Local,
}

impl Space {
    /// Both.
    pub const ALL: [Self; 2] = [Self::World, Self::Local];

    /// Both spaces as choices.
    pub const CHOICES: &[Choice] = &[Self::World.choice(), Self::Local.choice()];

    /// Its word, its title and its icon.
    pub const fn choice(&self) -> Choice {
        let (word, title, icon) = match self {
            Self::World => ("world", "World Axes", icon::ICON_PUBLIC),
            Self::Local => ("local", "Local Axes", icon::ICON_DEPLOYED_CODE),
        };
        Choice {
            word,
            title,
            icon: icon.codepoint,
        }
    }
}

/// The tools' settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ToolSettings {
    /// The active tool.
    pub tool: Tool,
    /// The axes of the gizmo.
    pub space: Space,
    /// What the tile brush paints.
    pub brush: TileBrush,
    /// True when gestures move in steps.
    pub snap: bool,
    /// Step of a move, in metres.
    pub snap_m: f32,
    /// Step of a rotation, in degrees.
    pub snap_degrees: f32,
    /// Step of a scale.
    pub snap_scale: f32,
    /// True when the ground grid is drawn.
    pub grid: bool,
    /// True when what is far away is not smaller.
    pub orthographic: bool,
    /// What is shown of surfaces.
    pub shading: Shading,
    /// True when clips of selected entities play while the scene is edited.
    pub plays_clips: bool,
}

impl Default for ToolSettings {
    fn default() -> Self {
        Self {
            tool: Tool::default(),
            space: Space::default(),
            brush: TileBrush::default(),
            snap: false,
            snap_m: 0.5,
            snap_degrees: 15.0,
            snap_scale: 0.1,
            grid: true,
            orthographic: false,
            shading: Shading::Lit,
            plays_clips: false,
        }
    }
}
