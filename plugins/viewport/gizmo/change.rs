//! [`Change`]: the effect of a drag.

use super::Handle;
use playground_base::glam::Vec3;
use playground_base::serde::{Deserialize, Serialize};

/// The effect of a drag since its start.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub enum Change {
    /// A move along the gizmo's axes, in metres.
    Move(Vec3),
    /// A rotation around an axis in world space, in radians.
    Rotate(Vec3, f32),
    /// Factors of the size along the gizmo's axes.
    Scale(Vec3),
}

impl Change {
    /// The text beside the mouse.
    pub fn label(&self, handle: Handle) -> String {
        let name = handle.name();
        match *self {
            Self::Move(by) => {
                let numbers = named(handle, by, |n| format!("{n:+.2}"));
                format!("{numbers} m")
            }
            Self::Rotate(_, angle) => {
                let degrees = angle.to_degrees();
                format!("{name} {degrees:+.1}°").trim_start().to_owned()
            }
            Self::Scale(by) => match handle {
                Handle::View => format!("× {:.2}", by.x),
                _ => named(handle, by, |n| format!("× {n:.2}")),
            },
        }
    }
}

/// The axes that the handle affects, each with its number.
fn named(handle: Handle, numbers: Vec3, text: impl Fn(f32) -> String) -> String {
    let axes = (0..3).filter(|axis| handle.is_on(*axis));
    let parts = axes.map(|axis| {
        let number = numbers.to_array()[axis];
        format!("{} {}", Handle::Axis(axis).name(), text(number))
    });
    parts.collect::<Vec<_>>().join("   ")
}
