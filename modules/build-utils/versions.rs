//! The versions of one crate, computed from its folder and those of the cores it implements.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use crate::build_error::BuildError;
use crate::implements::implemented_cores;
use crate::package_manifest::PackageManifest;
use crate::provides::check_provides;
use crate::rust_source::{hash_folder, hash_library};

/// The content of `versions.rs` of a crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versions {
    /// `API_VERSION`; `None` for a component model crate, which has no contract.
    pub api: Option<u32>,
    /// `STATE_FORMAT_VERSION`.
    pub state: u32,
    /// The cores the crate implements, in the declared order; `api` and `state` are the first's.
    pub cores: Vec<CoreVersions>,
    /// The files and folders whose change means that the versions must be computed again.
    pub watched: Vec<PathBuf>,
}

/// The versions of one implemented core.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoreVersions {
    /// Package name, e.g. `playground-core-ecs`.
    pub package: String,
    /// Hash over its `view/`.
    pub api: u32,
    /// Hash over its `model/`.
    pub state: u32,
}

/// Computes the versions of the crate in `manifest_dir` and checks what it declares.
///
/// # Errors
/// The first mistake found, with the file, the key and the remedy in its message.
pub fn versions_for(manifest_dir: &Path) -> Result<Versions, BuildError> {
    let manifest = PackageManifest::read(manifest_dir)?;
    let cores = implemented_cores(&manifest)?;
    check_provides(&manifest, &cores)?;
    match (manifest.is_core(), cores.is_empty()) {
        (true, true) => versions_of_core(&manifest),
        (true, false) => Err(BuildError::CoreImplements {
            file: manifest.file.clone(),
        }),
        (false, false) => versions_of_implementer(&cores),
        (false, true) if manifest.is_model() => versions_of_model(&manifest),
        (false, true) => Err(BuildError::NothingToVersion {
            file: manifest.file.clone(),
        }),
    }
}

fn versions_of_core(core: &PackageManifest) -> Result<Versions, BuildError> {
    let own = core_versions(core)?;
    Ok(Versions {
        api: Some(own.api),
        state: own.state,
        cores: Vec::new(),
        watched: watched_of_core(core),
    })
}

fn versions_of_implementer(cores: &[PackageManifest]) -> Result<Versions, BuildError> {
    let versions: Vec<CoreVersions> = cores.iter().map(core_versions).collect::<Result<_, _>>()?;
    Ok(Versions {
        api: versions.first().map(|first| first.api),
        state: versions.first().map_or(0, |first| first.state),
        watched: cores.iter().flat_map(watched_of_core).collect(),
        cores: versions,
    })
}

fn versions_of_model(manifest: &PackageManifest) -> Result<Versions, BuildError> {
    let library = hash_library(&manifest.library_folder())?;
    Ok(Versions {
        api: None,
        state: library.hash,
        cores: Vec::new(),
        // The files and not their folder, in which cargo may keep its own output. A file that is
        // added changes nothing before one of these declares it as a module.
        watched: library.files,
    })
}

fn core_versions(core: &PackageManifest) -> Result<CoreVersions, BuildError> {
    Ok(CoreVersions {
        package: core.name.clone(),
        api: hash_folder(&core.folder.join("view"))?,
        state: hash_folder(&core.folder.join("model"))?,
    })
}

/// Cargo looks into a folder recursively. A path that is missing would run the build script, and
/// so rebuild the crate, every time; a core without `model/` is watched at its library's root
/// instead, which must change before a new `model/` can matter.
fn watched_of_core(core: &PackageManifest) -> Vec<PathBuf> {
    let model = core.folder.join("model");
    let model = if model.is_dir() {
        model
    } else {
        core.library_root()
    };
    vec![core.file.clone(), core.folder.join("view"), model]
}

impl Versions {
    /// The Rust source of `versions.rs`. Any subset of it may go unused.
    pub fn to_rust(&self) -> String {
        let mut text = String::from("// Written by playground-build-utils at each build.\n");
        if let Some(api) = self.api {
            text += "/// Hash of the tokens of the contracts (`view/`). A ViewModel binds to a View only\n\
                     /// when both were built with the same.\n";
            push_constant(&mut text, "", "API_VERSION", api);
        }
        text += "/// Hash of the tokens of the data (`model/`). State that was saved under another\n\
                 /// version is refused or migrated, never guessed at.\n";
        push_constant(&mut text, "", "STATE_FORMAT_VERSION", self.state);
        if !self.cores.is_empty() {
            let about = "/// `API_VERSION` of each core whose contracts this crate implements.\n";
            self.push_module(&mut text, about, "api", |core| core.api);
            let about = "/// `STATE_FORMAT_VERSION` of each core that this crate implements.\n";
            self.push_module(&mut text, about, "state", |core| core.state);
        }
        text
    }

    fn push_module(
        &self,
        text: &mut String,
        about: &str,
        name: &str,
        version: impl Fn(&CoreVersions) -> u32,
    ) {
        text.push_str(about);
        let _ = writeln!(text, "pub mod {name} {{");
        for core in &self.cores {
            let _ = writeln!(text, "    /// Of `{}`.", core.package);
            push_constant(text, "    ", &constant_name(&core.package), version(core));
        }
        text.push_str("}\n");
    }
}

fn push_constant(text: &mut String, indent: &str, name: &str, value: u32) {
    let _ = write!(
        text,
        "{indent}#[allow(dead_code, reason = \"a crate uses the versions it needs\")]\n\
         {indent}pub const {name}: u32 = {value:#010x};\n"
    );
}

/// `playground-core-ecs` becomes `PLAYGROUND_CORE_ECS`.
fn constant_name(package: &str) -> String {
    package
        .chars()
        .map(|character| match character {
            '-' => '_',
            other => other.to_ascii_uppercase(),
        })
        .collect()
}
