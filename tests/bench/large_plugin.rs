//! A plugin of 10,000 lines, and the same lines without an engine.

use std::fmt::Write as _;

/// Systems of the plugin.
pub const SYSTEMS: usize = 200;
/// Systems of one file.
const IN_A_FILE: usize = 10;
/// The file that is edited.
pub const EDITED: &str = "part_7.rs";

/// The model crate of the project.
pub const MODEL: &str = "//! Components that are made.\n#![forbid(unsafe_code)]\n\nuse playground::prelude::*;\n\n\
    /// A body.\n#[component(copy)]\npub struct Body {\n    /// Where it is.\n    pub x: f32,\n    /// Where it is.\n    pub y: f32,\n    \
    /// How fast it is.\n    pub dx: f32,\n    /// How fast it is.\n    pub dy: f32,\n    /// How warm it is.\n    pub heat: f32,\n}\n\n\
    /// What moves bodies.\n#[component(copy)]\npub struct Wind {\n    /// How strong it is.\n    pub strength: f32,\n    \
    /// Where it blows.\n    pub angle: f32,\n}\n\nplayground::export!();\n";

/// The same types of a crate without an engine.
pub const BARE_MODEL: &str = "//! The same data.\n\n/// A body.\n#[derive(Clone, Copy, Debug, Default, PartialEq)]\npub struct Body {\n    \
    pub x: f32,\n    pub y: f32,\n    pub dx: f32,\n    pub dy: f32,\n    pub heat: f32,\n}\n\n\
    /// What moves bodies.\n#[derive(Clone, Copy, Debug, Default, PartialEq)]\npub struct Wind {\n    pub strength: f32,\n    pub angle: f32,\n}\n";

/// The sources of the plugin.
pub fn plugin() -> Vec<(String, String)> {
    crate_of(
        "use made_model::{Body, Wind};\nuse playground::prelude::*;\n",
        "\nplayground::export!();\n",
        &|part| {
            let mut block = format!(
                "/// Systems of part {part}.\n#[derive(Default)]\npub struct Systems{part};\n\n\
                 #[systems(name = \"part_{part}\")]\nimpl Systems{part} {{\n"
            );
            for system in systems_of(part) {
                let _never_fails = write!(
                    block,
                    "    /// System {system}.\n    #[system]\n    fn system_{system}(time: FrameTime, mut bodies: Query<(&mut Body, &Wind)>) {{\n        \
                     bodies.for_each(|(body, wind)| rule_{system}(body, wind, time.delta_s));\n    }}\n"
                );
            }
            block + "}\n"
        },
    )
}

/// The same rules in loops over slices.
pub fn bare() -> Vec<(String, String)> {
    crate_of("use bare_model::{Body, Wind};\n", "", &|part| {
        let mut block = String::new();
        for system in systems_of(part) {
            let _never_fails = write!(
                block,
                "/// System {system}.\npub fn system_{system}(delta_s: f32, bodies: &mut [Body], winds: &[Wind]) {{\n    \
                 for (body, wind) in bodies.iter_mut().zip(winds) {{\n        rule_{system}(body, wind, delta_s);\n    }}\n}}\n"
            );
        }
        block
    })
}

/// The file [`EDITED`] with another constant in one of its rules.
pub fn edited(sources: &[(String, String)], count: usize) -> String {
    let file = sources.iter().find(|(file, _)| file == EDITED);
    let text = &file.expect("it is one of the files").1;
    assert_eq!(text.matches("1.25 * delta_s").count(), IN_A_FILE);
    text.replacen("1.25 * delta_s", &format!("1.25{count:03}1 * delta_s"), 1)
}

fn systems_of(part: usize) -> std::ops::Range<usize> {
    part * IN_A_FILE..(part + 1) * IN_A_FILE
}

fn crate_of(uses: &str, end: &str, block: &impl Fn(usize) -> String) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut lib = String::from("//! Made.\n#![forbid(unsafe_code)]\n\n");
    for part in 0..SYSTEMS / IN_A_FILE {
        let _never_fails = writeln!(lib, "pub mod part_{part};");
        let rules: String = systems_of(part).map(rule).collect();
        let text = format!("//! Part {part}.\n\n{uses}\n{}\n{rules}", block(part));
        files.push((format!("part_{part}.rs"), text));
    }
    lib.push_str(end);
    files.push(("lib.rs".into(), lib));
    files
}

/// A rule of some forty lines, none like another.
fn rule(number: usize) -> String {
    let mut text = format!(
        "\n/// Rule {number}.\nfn rule_{number}(body: &mut Body, wind: &Wind, delta_s: f32) {{\n    \
         let (mut a, mut b) = (body.x * 0.{number:03}1, body.y - wind.strength);\n    \
         body.heat += 1.25 * delta_s;\n"
    );
    let mut state = number as u64 + 1;
    for _ in 0..7 {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        let (kind, value) = ((state >> 33) % 4, (state >> 40) % 97);
        let step = match kind {
            0 => format!(
                "    if a > {value}.5 {{\n        a = (a - b).abs().sqrt() + wind.angle.sin();\n        b += delta_s;\n    }} else {{\n        b = a.mul_add(0.{value}, b);\n    }}\n"
            ),
            1 => format!(
                "    for step in 0..{} {{\n        let part = step as f32 * 0.{value}1;\n        a += (b * part).cos();\n        b = b.max(part).min(a + {value}.0);\n    }}\n",
                value % 7 + 2
            ),
            2 => format!(
                "    let speed = body.dx.hypot(body.dy);\n    let drag = speed * 0.0{value}1;\n    body.dx -= body.dx * drag * delta_s;\n    body.dy -= body.dy * drag * delta_s;\n    a += drag;\n"
            ),
            _ => format!(
                "    match (a * {value}.0) as i32 % 3 {{\n        0 => body.heat -= b * delta_s,\n        1 => body.heat += a * delta_s,\n        _ => b = b.clamp(-{value}.0, {value}.5),\n    }}\n"
            ),
        };
        text.push_str(&step);
    }
    text.push_str(
        "    body.x += (body.dx + a) * delta_s;\n    body.y += (body.dy + b) * delta_s;\n}\n",
    );
    text
}
