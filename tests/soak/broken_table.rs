//! The ways in which a module is broken, as a table.

use crate::broken_kind::{BrokenKind, Edit, Fate};

/// All kinds. The dry run meets what fails within its frames; a late frame comes when the code runs
/// in the editor.
pub const KINDS: &[BrokenKind] = &[
    BrokenKind {
        name: "compile error",
        edits: &[Edit {
            file: "plugin/rules.rs",
            old: "seen.position_sum / seen.count",
            new: "seen.position_sum / seen.count +",
        }],
        moves_rows: false,
        fate: Fate::Refused,
        known: None,
        is_quick: true,
    },
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
        known: None,
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
        known: None,
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
        known: None,
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
        known: None,
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
        known: None,
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
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "abort in new",
        edits: &[Edit {
            file: "plugin/flock_systems.rs",
            old: r#"#[derive(Default)]
pub struct FlockSystems;"#,
            new: r#"pub struct FlockSystems;

impl Default for FlockSystems {
    #[allow(unreachable_code)]
    fn default() -> Self {
        std::process::abort();
        Self
    }
}"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "abort in the first frame",
        edits: &[Edit {
            file: "plugin/rules.rs",
            old: "    let middle = seen.position_sum / seen.count;",
            new: r#"    let middle = seen.position_sum / seen.count;
    if position.x < 1e9 {
        std::process::abort();
    }"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        known: None,
        is_quick: true,
    },
    BrokenKind {
        name: "abort in the third frame",
        edits: &[Edit {
            file: "plugin/flock_systems.rs",
            old: "transform.translation += boid.velocity * time.delta_s;",
            new: r#"if time.index >= 8 {
                std::process::abort();
            }
            transform.translation += boid.velocity * time.delta_s;"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "abort in a late frame",
        edits: &[Edit {
            file: "plugin/flock_systems.rs",
            old: "transform.translation += boid.velocity * time.delta_s;",
            new: r#"if !time.is_dry_run && time.index >= 40 {
                std::process::abort();
            }
            transform.translation += boid.velocity * time.delta_s;"#,
        }],
        moves_rows: false,
        fate: Fate::LivesOn,
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "exit(0) in the first frame",
        edits: &[Edit {
            file: "plugin/rules.rs",
            old: "    let middle = seen.position_sum / seen.count;",
            new: r#"    let middle = seen.position_sum / seen.count;
    if position.x < 1e9 {
        std::process::exit(0);
    }"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "exit(86) in new",
        edits: &[Edit {
            file: "plugin/flock_systems.rs",
            old: r#"#[derive(Default)]
pub struct FlockSystems;"#,
            new: r#"pub struct FlockSystems;

impl Default for FlockSystems {
    #[allow(unreachable_code)]
    fn default() -> Self {
        std::process::exit(86);
        Self
    }
}"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "endless loop in new",
        edits: &[Edit {
            file: "plugin/flock_systems.rs",
            old: r#"#[derive(Default)]
pub struct FlockSystems;"#,
            new: r#"pub struct FlockSystems;

impl Default for FlockSystems {
    #[allow(unreachable_code)]
    fn default() -> Self {
        while std::hint::black_box(true) { std::hint::spin_loop() }
        Self
    }
}"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "endless loop in the first frame",
        edits: &[Edit {
            file: "plugin/rules.rs",
            old: "    let middle = seen.position_sum / seen.count;",
            new: r#"    let middle = seen.position_sum / seen.count;
    if position.x < 1e9 {
        while std::hint::black_box(true) { std::hint::spin_loop() }
    }"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "endless loop in the third frame",
        edits: &[Edit {
            file: "plugin/flock_systems.rs",
            old: "transform.translation += boid.velocity * time.delta_s;",
            new: r#"if time.index >= 8 {
                while std::hint::black_box(true) { std::hint::spin_loop() }
            }
            transform.translation += boid.velocity * time.delta_s;"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "endless loop in a late frame",
        edits: &[Edit {
            file: "plugin/flock_systems.rs",
            old: "transform.translation += boid.velocity * time.delta_s;",
            new: r#"if !time.is_dry_run && time.index >= 40 {
                while std::hint::black_box(true) { std::hint::spin_loop() }
            }
            transform.translation += boid.velocity * time.delta_s;"#,
        }],
        moves_rows: false,
        fate: Fate::LivesOn,
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "stack overflow",
        edits: &[Edit {
            file: "plugin/rules.rs",
            old: "    let middle = seen.position_sum / seen.count;",
            new: r#"    let middle = seen.position_sum / seen.count;
    if position.x < 1e9 {
        return cohesion(flock, position, seen) + middle;
    }"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "null pointer",
        edits: &[
            Edit {
                file: "plugin/rules.rs",
                old: "    let middle = seen.position_sum / seen.count;",
                new: r#"    let middle = seen.position_sum / seen.count;
    if position.x < 1e9 {
        unsafe { std::ptr::null_mut::<u8>().write_volatile(1) }
    }"#,
            },
            Edit {
                file: "plugin/lib.rs",
                old: "#![forbid(unsafe_code)]",
                new: "",
            },
        ],
        moves_rows: false,
        fate: Fate::Refused,
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "deadlock",
        edits: &[Edit {
            file: "plugin/rules.rs",
            old: "    let middle = seen.position_sum / seen.count;",
            new: r#"    let middle = seen.position_sum / seen.count;
    if position.x < 1e9 {
        let lock = std::sync::Mutex::new(());
        let _first = lock.lock();
        let _second = lock.lock();
    }"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "1 MB to standard error",
        edits: &[Edit {
            file: "plugin/flock_systems.rs",
            old: r#"#[derive(Default)]
pub struct FlockSystems;"#,
            new: r#"pub struct FlockSystems;

impl Default for FlockSystems {
    #[allow(unreachable_code)]
    fn default() -> Self {
        for _ in 0..16_384 { eprintln!("{}", "x".repeat(63)); }
        Self
    }
}"#,
        }],
        moves_rows: false,
        fate: Fate::Runs,
        known: None,
        is_quick: false,
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
        known: None,
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
        known: None,
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
        known: None,
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
        known: None,
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
        known: None,
        is_quick: false,
    },
    BrokenKind {
        name: "too much memory",
        edits: &[Edit {
            file: "plugin/rules.rs",
            old: "    let middle = seen.position_sum / seen.count;",
            new: r#"    let middle = seen.position_sum / seen.count;
    if position.x < 1e9 {
        std::hint::black_box(Vec::<u8>::with_capacity(1 << 46));
    }"#,
        }],
        moves_rows: false,
        fate: Fate::Refused,
        known: None,
        is_quick: false,
    },
];
