//! The packages of the workspace, as their manifests describe them.

use crate::Layer;
use cargo_metadata::{DependencyKind, MetadataCommand, TargetKind};
use std::path::Path;

/// One package of the workspace.
#[derive(Debug, Clone)]
pub struct Package {
    /// Name in its manifest.
    pub name: String,
    /// Folder relative to the repository root.
    pub folder: String,
    /// Files at which a library or an executable starts, relative to the repository root.
    pub crate_roots: Vec<String>,
    /// All files at which cargo starts, those of tests, examples and build scripts too.
    pub programs: Vec<String>,
    /// Whether its library is a dylib.
    pub is_dylib: bool,
    /// Whether it runs inside the compiler.
    pub is_proc_macro: bool,
    /// Its dependencies in the manifest.
    pub dependencies: Vec<Dependency>,
}

/// One entry of a dependency table.
#[derive(Debug, Clone)]
pub struct Dependency {
    /// Name of the package that is depended on.
    pub name: String,
    /// The table that contains it.
    pub kind: DependencyKind,
    /// Whether it is a path inside this repository.
    pub is_local: bool,
}

impl Package {
    /// The layer that its folder puts it in.
    pub fn layer(&self) -> Layer {
        Layer::of_folder(&self.folder)
    }

    /// Reads the manifests below `root`. The dependencies are not resolved: no network, no lock.
    ///
    /// # Errors
    /// Cargo's error message about the manifests.
    pub fn read_all(root: &Path) -> Result<Vec<Self>, String> {
        let mut command = MetadataCommand::new();
        command.manifest_path(root.join("Cargo.toml")).no_deps();
        let metadata = command
            .exec()
            .map_err(|error| format!("cargo metadata: {error}"))?;
        Ok(metadata
            .packages
            .iter()
            .map(|package| Self::from_metadata(root, package))
            .collect())
    }

    fn from_metadata(root: &Path, package: &cargo_metadata::Package) -> Self {
        let relative = |path: &Path| {
            path.strip_prefix(root)
                .unwrap_or(path)
                .to_string_lossy()
                .replace('\\', "/")
        };
        let is_root = |kind: &TargetKind| {
            matches!(
                kind,
                TargetKind::Lib
                    | TargetKind::RLib
                    | TargetKind::DyLib
                    | TargetKind::ProcMacro
                    | TargetKind::Bin
            )
        };
        let has_kind = |kind: &TargetKind| {
            package
                .targets
                .iter()
                .any(|target| target.kind.contains(kind))
        };
        let manifest = package.manifest_path.as_std_path();
        let roots = package
            .targets
            .iter()
            .filter(|target| target.kind.iter().any(is_root));
        Self {
            name: package.name.to_string(),
            folder: relative(manifest.parent().unwrap_or(root)),
            crate_roots: roots
                .map(|target| relative(target.src_path.as_std_path()))
                .collect(),
            programs: package
                .targets
                .iter()
                .map(|target| relative(target.src_path.as_std_path()))
                .collect(),
            is_dylib: has_kind(&TargetKind::DyLib),
            is_proc_macro: has_kind(&TargetKind::ProcMacro),
            dependencies: package
                .dependencies
                .iter()
                .map(Dependency::from_metadata)
                .collect(),
        }
    }
}

impl Dependency {
    fn from_metadata(dependency: &cargo_metadata::Dependency) -> Self {
        Self {
            name: dependency.name.clone(),
            kind: dependency.kind,
            is_local: dependency.path.is_some(),
        }
    }
}
