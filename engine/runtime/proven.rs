//! [`ProvenBuilds`]: the builds that a dry run passed.

use playground_base::ModuleKind;
use playground_modules_registry::StagedModule;
use std::fs;
use std::path::{Path, PathBuf};

/// The file with one line for each build, beside their copies.
const FILE: &str = "playground-proven.txt";

/// How many builds of a module are remembered, to go back to.
const MOST: usize = 3;

/// The builds that a dry run passed, the latest last. A library that lies in the target folder is
/// not one just because it is there: it may be that of a reload that was refused.
#[derive(Debug)]
pub struct ProvenBuilds {
    folder: PathBuf,
    builds: Vec<Build>,
}

/// The copy of a library.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Build {
    crate_name: String,
    fingerprint: u64,
    file: String,
}

impl ProvenBuilds {
    /// Reads those in the folder that libraries are copied to.
    pub fn read(folder: &Path) -> Self {
        let text = fs::read_to_string(folder.join(FILE)).unwrap_or_default();
        Self {
            folder: folder.to_path_buf(),
            builds: text.lines().filter_map(Build::read).collect(),
        }
    }

    /// True when a dry run passed this build. Cores are part of the process.
    pub fn has(&self, staged: &StagedModule) -> bool {
        let is_it = |build: &Build| {
            build.fingerprint == staged.library.fingerprint
                && build.crate_name == staged.library.library.crate_name()
        };
        staged.kind == ModuleKind::Core || self.builds.iter().any(is_it)
    }

    /// Copies of earlier builds of this crate, the latest first.
    pub fn earlier(&self, crate_name: &str) -> Vec<PathBuf> {
        let of_crate = self.builds.iter().filter(|b| b.crate_name == crate_name);
        let files = of_crate.map(|build| self.folder.join(&build.file));
        files.filter(|file| file.is_file()).rev().collect()
    }

    /// All copies, which must not be removed.
    pub fn files(&self) -> Vec<PathBuf> {
        let files = self.builds.iter();
        files.map(|build| self.folder.join(&build.file)).collect()
    }

    /// Remembers builds as the latest, and writes them down. When that fails they are tried again
    /// at the next start.
    pub fn add(&mut self, all: &[StagedModule]) {
        if all.iter().all(|staged| self.is_latest(staged)) {
            return;
        }
        // Other processes of the same folder add theirs.
        self.builds = Self::read(&self.folder).builds;
        for staged in all.iter().filter(|staged| staged.kind != ModuleKind::Core) {
            let build = Build::of(staged);
            self.builds.retain(|known| *known != build);
            self.builds.push(build);
        }
        let text: String = self.latest().map(Build::line).collect();
        let temporary = self.folder.join(format!("{FILE}.{}", std::process::id()));
        let written = fs::write(&temporary, text);
        let written = written.and_then(|()| fs::rename(&temporary, self.folder.join(FILE)));
        if let Err(error) = written {
            tracing::warn!("{}: {error}", self.folder.join(FILE).display());
        }
    }

    fn is_latest(&self, staged: &StagedModule) -> bool {
        let build = Build::of(staged);
        let of_crate = |known: &&Build| known.crate_name == build.crate_name;
        staged.kind == ModuleKind::Core || self.builds.iter().rfind(of_crate) == Some(&build)
    }

    fn latest(&self) -> impl Iterator<Item = &Build> {
        let builds = self.builds.iter().enumerate();
        let is_latest = |(at, build): &(usize, &Build)| {
            let later = self.builds[at + 1..].iter();
            let later = later.filter(|other| other.crate_name == build.crate_name);
            later.count() < MOST
        };
        builds.filter(is_latest).map(|(_, build)| build)
    }
}

impl Build {
    fn of(staged: &StagedModule) -> Self {
        let library = &staged.library.library;
        let file = library.file().file_name().unwrap_or_default();
        Self {
            crate_name: library.crate_name().to_owned(),
            fingerprint: staged.library.fingerprint,
            file: file.to_string_lossy().into_owned(),
        }
    }

    fn read(line: &str) -> Option<Self> {
        let mut words = line.split_whitespace();
        Some(Self {
            crate_name: words.next()?.to_owned(),
            fingerprint: u64::from_str_radix(words.next()?, 16).ok()?,
            file: words.next()?.to_owned(),
        })
    }

    fn line(&self) -> String {
        let Self {
            crate_name,
            fingerprint,
            file,
        } = self;
        format!("{crate_name} {fingerprint:016x} {file}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::loader::stage;

    #[test]
    fn proven_builds_are_found_again_and_only_the_latest_are_kept() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let built = folder.path().join("librocks.so");
        let build = |content: &str| {
            fs::write(&built, content).expect("it is our folder");
            StagedModule {
                package: "rocks".into(),
                kind: ModuleKind::Plugin,
                library: stage(&built, folder.path(), "rocks").expect("it can be copied"),
            }
        };
        let all = ["one", "two", "three", "four"].map(build);
        let mut proven = ProvenBuilds::read(folder.path());
        for staged in &all {
            assert!(!proven.has(staged));
            proven.add(std::slice::from_ref(staged));
        }
        let read = ProvenBuilds::read(folder.path());
        let has = all.each_ref().map(|staged| read.has(staged));
        assert_eq!(has, [false, true, true, true]);
        assert_eq!(read.earlier("rocks")[0], all[3].library.library.file());
        proven.add(&all[1..2]);
        let read = ProvenBuilds::read(folder.path());
        assert_eq!(read.earlier("rocks")[0], all[1].library.library.file());
        assert!(read.earlier("other").is_empty());
    }
}
