//! Modules that do not come back, or take all there is.

use crate::broken_kind::{BrokenKind, Edit, Fate};

/// Modules that do not come back, or take all there is.
pub const HOLDS: &[BrokenKind] = &[
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
        is_quick: false,
    },
];
