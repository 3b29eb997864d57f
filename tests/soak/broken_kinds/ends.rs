//! Modules that end the process.

use crate::broken_kind::{BrokenKind, Edit, Fate};

/// Modules that end the process.
pub const ENDS: &[BrokenKind] = &[
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
        is_quick: false,
    },
];
