//! Modules that do not build, or declare something wrong.

use crate::broken_kind::{BrokenKind, Edit, Fate};

/// Modules that do not build, or declare something wrong.
pub const DECLARATIONS: &[BrokenKind] = &[
    BrokenKind {
        name: "compile error",
        edits: &[Edit {
            file: "plugin/rules.rs",
            old: "seen.position_sum / seen.count",
            new: "seen.position_sum / seen.count +",
        }],
        moves_rows: false,
        fate: Fate::Refused,
        is_quick: true,
    },
    BrokenKind {
        name: "missing export",
        edits: &[Edit {
            file: "plugin/lib.rs",
            old: "playground::export!();",
            new: "",
        }],
        moves_rows: false,
        fate: Fate::Refused,
        is_quick: true,
    },
    BrokenKind {
        name: "duplicate system names",
        edits: &[Edit {
            file: "plugin/lib.rs",
            old: "playground::export!();",
            new: r#"
use playground::prelude::*;

/// A system of a name that is taken.
#[derive(Default)]
pub struct Again;

#[systems(name = "shoal")]
impl Again {
    #[system]
    fn swim(_time: FrameTime) {}
}

playground::export!();"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        is_quick: false,
    },
    BrokenKind {
        name: "a removed component",
        edits: &[Edit {
            file: "model/lib.rs",
            old: r#"mod boid;
mod chase_camera;
mod flock;
mod predator;

pub use boid::Boid;
pub use chase_camera::ChaseCamera;"#,
            new: r#"mod boid;
mod flock;
mod predator;

pub use boid::Boid;"#,
        }],
        moves_rows: true,
        fate: Fate::Runs,
        is_quick: false,
    },
    BrokenKind {
        name: "a changed field type",
        edits: &[Edit {
            file: "model/boid.rs",
            old: "pub fright: f32,",
            new: "pub fright: u32,",
        }],
        moves_rows: true,
        fate: Fate::Runs,
        is_quick: false,
    },
];
