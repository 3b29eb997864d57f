//! Modules that panic, in code that the editor calls.

use crate::broken_kind::{BrokenKind, Edit, Fate};

/// Modules that panic, in code that the editor calls.
pub const PANICS: &[BrokenKind] = &[
    BrokenKind {
        name: "panic in new",
        edits: &[Edit {
            file: "plugin/flock_systems.rs",
            old: r#"#[derive(Default)]
pub struct FlockSystems;"#,
            new: r#"pub struct FlockSystems;

impl Default for FlockSystems {
    #[allow(unreachable_code)]
    fn default() -> Self {
        panic!("no salt");
        Self
    }
}"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        is_quick: true,
    },
    BrokenKind {
        name: "panic in systems",
        edits: &[Edit {
            file: "plugin/lib.rs",
            old: "playground::export!();",
            new: r#"
use playground::ecs::{System, SystemView};
use playground::prelude::*;

/// Written by hand.
pub struct ByHand;

impl ByHand {
    /// Makes it.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self)
    }
}

#[view_model]
impl SystemView for ByHand {
    fn systems(&self) -> Vec<System> {
        panic!("it has no list")
    }
}

playground::export!();"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        is_quick: false,
    },
    BrokenKind {
        name: "panic in the first frame",
        edits: &[Edit {
            file: "plugin/rules.rs",
            old: "    let middle = seen.position_sum / seen.count;",
            new: r#"    let middle = seen.position_sum / seen.count;
    if position.x < 1e9 {
        panic!("salt water");
    }"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        is_quick: true,
    },
    BrokenKind {
        name: "panic in the third frame",
        edits: &[Edit {
            file: "plugin/flock_systems.rs",
            old: "transform.translation += boid.velocity * time.delta_s;",
            new: r#"if time.index >= 8 {
                panic!("ebb");
            }
            transform.translation += boid.velocity * time.delta_s;"#,
        }],
        moves_rows: false,
        fate: Fate::RefusedLater,
        is_quick: true,
    },
    BrokenKind {
        name: "panic in an observer",
        edits: &[Edit {
            file: "plugin/lib.rs",
            old: "playground::export!();",
            new: r#"
use playground::prelude::*;

/// Sent in a late step.
#[event]
pub struct Late {}

/// Sends it, and observes it.
#[derive(Default)]
pub struct Breaks;

#[systems(name = "breaks")]
impl Breaks {
    #[system]
    fn send(time: FrameTime, mut commands: Commands) {
        if time.index == 8 {
            commands.send(Late {});
        }
    }

    #[observer]
    fn count(_late: OnEvent<Late>) {
        panic!("it cannot count");
    }
}

playground::export!();"#,
        }],
        moves_rows: false,
        fate: Fate::RefusedLater,
        is_quick: false,
    },
    BrokenKind {
        name: "panic in state",
        edits: &[Edit {
            file: "plugin/lib.rs",
            old: "playground::export!();",
            new: r#"
use playground::ecs::SystemView;
use playground::prelude::*;

/// Written by hand.
pub struct ByHand;

impl ByHand {
    /// Makes it.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self)
    }
}

impl playground::base::Stateful for ByHand {
    type State = u32;
    fn state(&self) -> u32 {
        panic!("it has no memory")
    }
    fn set_state(&self, _state: u32) {}
}

#[view_model(stateful)]
impl SystemView for ByHand {}

playground::export!();"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        is_quick: false,
    },
    BrokenKind {
        name: "overflow",
        edits: &[Edit {
            file: "plugin/rules.rs",
            old: "    let middle = seen.position_sum / seen.count;",
            new: r#"    let middle = seen.position_sum / seen.count;
    if position.x < 1e9 {
        let least = std::hint::black_box(i32::MIN);
        std::hint::black_box(least / std::hint::black_box(-1));
    }"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        is_quick: false,
    },
];
