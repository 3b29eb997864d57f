//! The description of the build for the report.

use std::env::var;
use std::process::Command;

#[expect(
    clippy::disallowed_methods,
    reason = "the compiler reports its version"
)]
fn main() {
    let rustc = var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let version = Command::new(rustc).arg("--version").output();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    set("COMPILER", version.as_deref().unwrap_or("unknown"));
    let flags = var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let cpu = flags
        .split('\x1f')
        .find_map(|flag| flag.split("target-cpu=").nth(1));
    set("TARGET_CPU", cpu.unwrap_or("x86-64"));
    set("PEERS", &peers().unwrap_or_else(|| "unknown".to_owned()));
    println!("cargo::rerun-if-changed=Cargo.lock");
}

fn set(name: &str, value: &str) {
    println!("cargo::rustc-env=WORLD_BENCH_{name}={value}");
}

/// The engines with the versions that are locked.
fn peers() -> Option<String> {
    let lock = std::fs::read_to_string("Cargo.lock").ok()?;
    let version = |name: &str| {
        let entry = lock
            .split(&format!("name = \"{name}\"\nversion = \""))
            .nth(1)?;
        Some(format!("{name} {}", entry.split('"').next()?))
    };
    let names = [
        "bevy_ecs",
        "bevy_transform",
        "hecs",
        "flecs_ecs",
        "shipyard",
    ];
    let all: Option<Vec<String>> = names.into_iter().map(version).collect();
    all.map(|all| all.join(", "))
}
