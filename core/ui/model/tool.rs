//! Viewport tools.

/// What a drag in the viewport does.
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
}

/// Whose axes the gizmo has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Space {
    /// The world's.
    #[default]
    World,
    /// The entity's.
    Local,
}

/// The tools' settings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ToolSettings {
    /// What a drag does.
    pub tool: Tool,
    /// Whose axes.
    pub space: Space,
    /// Gestures go in steps.
    pub snap: bool,
    /// Step of a move, in metres.
    pub snap_m: f32,
    /// Step of a rotation, in degrees.
    pub snap_degrees: f32,
    /// Step of a scale.
    pub snap_scale: f32,
    /// The ground grid is drawn.
    pub grid: bool,
}

impl Default for ToolSettings {
    fn default() -> Self {
        Self {
            tool: Tool::default(),
            space: Space::default(),
            snap: false,
            snap_m: 0.5,
            snap_degrees: 15.0,
            snap_scale: 0.1,
            grid: true,
        }
    }
}
