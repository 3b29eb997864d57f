//! [`Unit`]: a library, a program or a build script that cargo compiled.

use super::dependencies::Dependencies;
use super::file_stamps::FileStamps;
use crate::build::dep_info::{copied_files_in, files_in};
use playground_base::cargo_metadata::{Artifact, TargetKind};
use playground_core_engine::Problem;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A library, a program or a build script of a package that is no download.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Unit {
    /// The package, with underscores.
    pub package: String,
    /// The crate, with underscores.
    pub crate_name: String,
    /// True for a library, which others may depend on.
    pub is_library: bool,
    /// The packages that it may depend on.
    pub needs: BTreeSet<String>,
    /// What cargo made of it.
    pub files: Vec<PathBuf>,
    /// Its sources.
    pub sources: FileStamps,
    /// The sources that cargo knows of.
    pub listed: FileStamps,
    /// Variables of the environment that the compiler read for it.
    pub variables: BTreeSet<String>,
    /// What the compiler reported about it when it was compiled last.
    #[serde(with = "super::stored_problems")]
    pub problems: Vec<Problem>,
    /// True while it has to be compiled, whatever its sources contain.
    pub is_outdated: bool,
}

impl Unit {
    /// The unit of a message of cargo. Its sources are added after the build.
    pub fn of(artifact: &Artifact, package: &str, dependencies: &Dependencies) -> Self {
        let kinds = &artifact.target.kind;
        let is_build = kinds.contains(&TargetKind::CustomBuild);
        let needs = if is_build {
            &dependencies.build
        } else {
            &dependencies.normal
        };
        let files = artifact.filenames.iter();
        Self {
            package: package.to_owned(),
            crate_name: artifact.target.name.replace('-', "_"),
            is_library: !is_build && !kinds.contains(&TargetKind::Bin),
            needs: needs.clone(),
            files: files.map(|file| file.clone().into_std_path_buf()).collect(),
            sources: FileStamps::default(),
            listed: FileStamps::default(),
            variables: BTreeSet::new(),
            problems: Vec::new(),
            is_outdated: false,
        }
    }

    /// What stands between the crate's name and the extension in the names of its files. A dylib has
    /// nothing there.
    pub fn extra_filename(&self, deps: &Path) -> &str {
        let mut names = self.files.iter().filter(|file| file.starts_with(deps));
        let stem = names.find_map(|file| file.file_stem()?.to_str());
        let name = stem.map(|stem| stem.strip_prefix("lib").unwrap_or(stem));
        let extra = name.and_then(|name| name.strip_prefix(self.crate_name.as_str()));
        extra.unwrap_or_default()
    }

    /// The compiler's list of its sources. `None` for a program: its file has an unknown name.
    fn dep_info(&self, deps: &Path) -> Option<PathBuf> {
        let name = format!("{}{}.d", self.crate_name, self.extra_filename(deps));
        let list = deps.join(name);
        if self.is_library {
            return list.exists().then_some(list);
        }
        // A build script has a folder of its own.
        let folder = fs::read_dir(self.files.first()?.parent()?).ok()?;
        let mut names = folder.flatten().map(|entry| entry.path());
        names.find(|file| {
            let name = file.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with("build_script_") && name.ends_with(".d"))
        })
    }

    /// Reads which sources the compiler read in a build since `start`, in a workspace with this root.
    /// False when that is not known.
    pub fn read_sources(&mut self, deps: &Path, root: &Path, start: SystemTime) -> bool {
        let Some(list) = self.dep_info(deps) else {
            return false;
        };
        let text = fs::read_to_string(&list).unwrap_or_default();
        self.sources = FileStamps::default();
        let mut files: Vec<PathBuf> = files_in(&text, &list).collect();
        if files.is_empty() {
            files = copied_files_in(&text, &list);
        }
        for source in files {
            self.sources.add_read(root.join(source), start);
        }
        self.variables = variables_in(&text);
        !self.sources.is_empty()
    }

    /// Replaces what cargo links beside the folder of libraries.
    ///
    /// # Errors
    /// When a link cannot be made.
    pub fn link_files(&self, deps: &Path) -> io::Result<()> {
        let extra = self.extra_filename(deps);
        for file in self.files.iter().filter(|file| !file.starts_with(deps)) {
            let Some(extension) = file.extension().and_then(|name| name.to_str()) else {
                continue;
            };
            let built = deps.join(format!("lib{}{extra}.{extension}", self.crate_name));
            let new = file.with_extension("new");
            match fs::remove_file(&new) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            if fs::hard_link(&built, &new).is_err() {
                fs::copy(&built, &new)?;
            }
            fs::rename(&new, file)?;
        }
        Ok(())
    }
}

/// The variables in a list of the compiler: `# env-dep:NAME=VALUE`, without a value where there is none.
fn variables_in(list: &str) -> BTreeSet<String> {
    let lines = list.lines();
    let variables = lines.filter_map(|line| line.strip_prefix("# env-dep:"));
    let names = variables.map(|variable| variable.split('=').next().unwrap_or_default());
    names.map(str::to_owned).collect()
}
