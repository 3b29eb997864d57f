//! [`Handle`]: a part of the gizmo that can be dragged.

use playground_base::serde::{Deserialize, Serialize};
use playground_core_ui::Tool;

/// The kind of a gizmo.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub enum GizmoKind {
    /// Moves entities.
    Move,
    /// Rotates entities.
    Rotate,
    /// Scales entities.
    Scale,
}

impl GizmoKind {
    /// The gizmo of a tool.
    pub const fn of(tool: Tool) -> Option<Self> {
        match tool {
            Tool::Select | Tool::Tiles => None,
            Tool::Move => Some(Self::Move),
            Tool::Rotate => Some(Self::Rotate),
            Tool::Scale => Some(Self::Scale),
        }
    }
}

/// A part of the gizmo that can be dragged. Axes are numbered: 0 is x, 1 is y, 2 is z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub enum Handle {
    /// Along an axis, or around it.
    Axis(usize),
    /// In the plane of the two other axes; the number is that of its normal.
    Plane(usize),
    /// In the plane of the picture, around the view direction, or along all axes equally.
    View,
}

impl Handle {
    /// The names of the axes that it affects.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Axis(0) => "X",
            Self::Axis(1) => "Y",
            Self::Axis(_) => "Z",
            Self::Plane(0) => "YZ",
            Self::Plane(1) => "XZ",
            Self::Plane(_) => "XY",
            Self::View => "",
        }
    }

    /// True when it affects this axis.
    pub const fn is_on(self, axis: usize) -> bool {
        match self {
            Self::Axis(own) => own == axis,
            Self::Plane(normal) => normal != axis,
            Self::View => true,
        }
    }
}
