//! [`CargoSettings`]: the settings with which the editor and all modules are built.
//!
//! Flags, profile and features enter the hash of every crate, so a module that is built with other
//! settings than its host does not load. Variables and configuration files of the user must
//! therefore change nothing. `.ci/setup.sh` does for `./run` what is done here for the editor's
//! builds.

use playground_base::toml_edit::{DocumentMut, Item};
use playground_core_engine::{Problem, Severity};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Variables of cargo that do not change what is built.
const HARMLESS: [&str; 4] = [
    "CARGO_BUILD_JOBS",
    "CARGO_HOME",
    "CARGO_LOG",
    "CARGO_NET_GIT_FETCH_WITH_CLI",
];

/// Prefixes of such variables: how packages are downloaded.
const HARMLESS_PREFIXES: [&str; 4] = [
    "CARGO_HTTP_",
    "CARGO_NET_",
    "CARGO_REGISTRIES_",
    "CARGO_REGISTRY_",
];

/// Other variables that change what is built. `rust-toolchain.toml` selects the compiler.
const FOREIGN: [&str; 3] = ["RUSTFLAGS", "RUSTDOCFLAGS", "RUSTUP_TOOLCHAIN"];

/// Between two flags in a variable.
const SEPARATOR: &str = "\u{1f}";

/// Variables with flags for the compiler.
const FLAGS: [&str; 3] = [
    "CARGO_ENCODED_RUSTFLAGS",
    "RUSTFLAGS",
    "CARGO_BUILD_RUSTFLAGS",
];

/// Keys of configuration files that cannot be overridden, and why they must not be set.
const REFUSED: [(&[&str], &str); 4] = [
    (
        &["build", "build-dir"],
        "cargo would put libraries where the editor does not load them",
    ),
    (
        &["build", "target"],
        "cargo would put libraries where the editor does not load them",
    ),
    (
        &["build", "rustc-workspace-wrapper"],
        "modules would not fit the libraries of the editor",
    ),
    (
        &["profile", "dev", "panic"],
        "a panic in a module would end the editor",
    ),
];

/// The settings of a build.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CargoSettings {
    /// The flags of the workspace, for every crate.
    flags: Vec<String>,
    target: PathBuf,
    /// Where the user sets other flags, which builds by hand have.
    foreign_flags: Option<String>,
}

impl CargoSettings {
    /// The settings of a build in `folder`, into the folder `target`.
    ///
    /// # Errors
    /// A setting of the user that must not be there and cannot be overridden.
    pub fn of(folder: &Path, target: &Path) -> Result<Self, Box<Problem>> {
        let own = folder.join(".cargo/config.toml");
        let mut foreign_flags = None;
        for file in config_files(folder) {
            check(&file)?;
            if file != own && foreign_flags.is_none() {
                let key = read(&file).and_then(|config| key_of_flags(&config));
                foreign_flags = key.map(|key| format!("`{key}` in {}", file.display()));
            }
        }
        let config = read(&own);
        let flags = config
            .as_ref()
            .and_then(|config| item(config, &["build", "rustflags"]));
        let flags = flags.and_then(Item::as_array).into_iter().flatten();
        let flags = flags.filter_map(|flag| flag.as_str().map(str::to_owned));
        let flags: Vec<String> = flags.collect();
        // `./run` and `./test` set the flags of the workspace themselves.
        let joined = flags.join(SEPARATOR);
        let is_other = |name: &&&str| std::env::var(name).is_ok_and(|set| set != joined);
        if let Some(variable) = FLAGS.iter().find(is_other) {
            foreign_flags = Some((*variable).to_owned());
        }
        Ok(Self {
            flags,
            target: target.to_path_buf(),
            foreign_flags,
        })
    }

    /// Explains why the libraries of the editor were built again: a build by hand had other flags.
    /// `None` where the user sets no flags.
    pub fn other_flags(&self) -> Option<Problem> {
        let place = self.foreign_flags.as_ref()?;
        Some(Problem {
            severity: Severity::Warning,
            source: "cargo".into(),
            message: format!(
                "the libraries of the editor are built again, without the flags that you set with \
                 {place}: `cargo run`, `cargo test` and `cargo build` use those flags, and the editor \
                 does not; start it with `./run`, or remove the flags"
            ),
            ..Problem::default()
        })
    }

    /// Gives cargo these settings and none of the user's.
    pub fn apply(&self, cargo: &mut Command) {
        cargo.arg("--target-dir").arg(&self.target);
        self.apply_variables(cargo);
    }

    /// Gives the command the variables of these settings and none of the user's.
    pub fn apply_variables(&self, command: &mut Command) {
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(changes_a_build) {
                command.env_remove(name);
            }
        }
        command
            .env("CARGO_ENCODED_RUSTFLAGS", self.flags.join(SEPARATOR))
            .env("CARGO_INCREMENTAL", "1")
            .env("RUSTC_WRAPPER", "");
    }
}

/// True for variables that change what cargo builds, and for those that cargo sets for a program
/// about its own package: a build is the same whoever started this process.
pub fn changes_a_build(name: &str) -> bool {
    let is_harmless = HARMLESS.contains(&name)
        || HARMLESS_PREFIXES
            .iter()
            .any(|prefix| name.starts_with(prefix))
        || is_linker(name);
    let is_of_cargo = name.starts_with("CARGO_") && !is_harmless;
    is_of_cargo || name.starts_with("RUSTC") || FOREIGN.contains(&name)
}

/// A machine may need a linker of its own, which changes no layout.
fn is_linker(name: &str) -> bool {
    name.starts_with("CARGO_TARGET_") && name.ends_with("_LINKER")
}

/// The configuration files that cargo reads for a build in `folder`.
pub fn config_files(folder: &Path) -> Vec<PathBuf> {
    let around = folder.ancestors().map(|folder| folder.join(".cargo"));
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let default = || std::env::home_dir().map(|home| home.join(".cargo"));
    let folders = around.chain(home.or_else(default));
    let files = folders.flat_map(|folder| ["config.toml", "config"].map(|name| folder.join(name)));
    files.filter(|file| file.is_file()).collect()
}

/// Refuses a file with a setting that cannot be overridden.
fn check(file: &Path) -> Result<(), Box<Problem>> {
    let Some(config) = read(file) else {
        // Cargo reports a file that it cannot read.
        return Ok(());
    };
    let mut refused = REFUSED.iter();
    match refused.find(|(path, _)| item(&config, path).is_some()) {
        Some((path, reason)) => Err(Box::new(Problem {
            source: "cargo".into(),
            message: format!(
                "{}: `{}` is set, and {reason}: remove it, or set it only in the projects that \
                 need it",
                file.display(),
                path.join(".")
            ),
            file: Some(file.to_path_buf()),
            ..Problem::default()
        })),
        None => Ok(()),
    }
}

/// The key that sets flags for the compiler, if any does.
fn key_of_flags(config: &DocumentMut) -> Option<String> {
    if item(config, &["build", "rustflags"]).is_some() {
        return Some("build.rustflags".to_owned());
    }
    let targets = config.get("target").and_then(Item::as_table_like)?;
    let mut named = targets.iter();
    let (target, _) = named.find(|(_, settings)| settings.get("rustflags").is_some())?;
    Some(format!("target.{target}.rustflags"))
}

fn read(file: &Path) -> Option<DocumentMut> {
    std::fs::read_to_string(file).ok()?.parse().ok()
}

fn item<'a>(config: &'a DocumentMut, path: &[&str]) -> Option<&'a Item> {
    let mut item = config.as_item();
    for key in path {
        item = item.get(key)?;
    }
    Some(item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_variables_that_change_no_build_are_kept() {
        for kept in [
            "CARGO",
            "CARGO_BUILD_JOBS",
            "CARGO_HOME",
            "CARGO_REGISTRIES_MINE_TOKEN",
            "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_LINKER",
            "PATH",
            "RUSTUP_HOME",
            "RUST_BACKTRACE",
        ] {
            assert!(!changes_a_build(kept), "{kept}");
        }
        for removed in [
            "CARGO_BUILD_TARGET",
            "CARGO_BUILD_RUSTFLAGS",
            "CARGO_ENCODED_RUSTFLAGS",
            "CARGO_MANIFEST_DIR",
            "CARGO_PKG_NAME",
            "CARGO_PROFILE_DEV_PANIC",
            "CARGO_TARGET_DIR",
            "CARGO_TARGET_X86_64_UNKNOWN_LINUX_GNU_RUSTFLAGS",
            "RUSTC",
            "RUSTC_WORKSPACE_WRAPPER",
            "RUSTC_WRAPPER",
            "RUSTFLAGS",
            "RUSTUP_TOOLCHAIN",
        ] {
            assert!(changes_a_build(removed), "{removed}");
        }
    }

    #[test]
    fn setting_that_cannot_be_overridden_is_refused_by_name() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let config = folder.path().join("projects/.cargo/config.toml");
        let project = folder.path().join("projects/race");
        std::fs::create_dir_all(project.join(".cargo")).expect("a folder");
        std::fs::create_dir_all(config.with_file_name("")).expect("a folder");
        let flags = "[build]\nrustflags = [\"-C\", \"rpath\"]\n";
        std::fs::write(project.join(".cargo/config.toml"), flags).expect("a file");
        for (text, key) in [
            ("[build]\nbuild-dir = \"elsewhere\"\n", "build.build-dir"),
            (
                "[build]\ntarget = \"wasm32-unknown-unknown\"\n",
                "build.target",
            ),
            (
                "build.rustc-workspace-wrapper = \"w\"\n",
                "build.rustc-workspace-wrapper",
            ),
            ("[profile.dev]\npanic = \"abort\"\n", "profile.dev.panic"),
        ] {
            std::fs::write(&config, text).expect("a file");
            let refused = CargoSettings::of(&project, &project.join("target"));
            let message = refused.expect_err(key).message;
            for part in [key, "projects/.cargo/config.toml", "remove it"] {
                assert!(message.contains(part), "{message}");
            }
        }
        let harmless = "[build]\nrustflags = [\"-g\"]\n[net]\noffline = true\n";
        std::fs::write(&config, harmless).expect("a file");
        let settings = CargoSettings::of(&project, &project.join("target")).expect("it is fine");
        assert_eq!(settings.flags, ["-C", "rpath"]);
        let warning = settings.other_flags().expect("there are other flags");
        assert!(warning.message.contains("./run"), "{}", warning.message);
        for (text, expected) in [
            (harmless, Some("build.rustflags")),
            ("target.x.rustflags = []\n", Some("target.x.rustflags")),
            ("target.x.linker = \"lld\"\n", None),
        ] {
            let config: DocumentMut = text.parse().expect("TOML");
            assert_eq!(key_of_flags(&config).as_deref(), expected);
        }
    }
}
