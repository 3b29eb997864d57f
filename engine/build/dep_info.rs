//! [`SourceCrates`]: which files the compiler read.

use super::source_record::SourceRecord;
use crate::project::Project;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The crates of a build whose sources may change, and where to find which files they consist of.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceCrates {
    /// The package of each crate.
    pub packages: BTreeMap<String, String>,
    /// The root of their workspace, which paths of the compiler are relative to.
    pub root: PathBuf,
}

/// The files that were read, each with a package that is built from it.
pub type Inputs = BTreeMap<PathBuf, String>;

impl SourceCrates {
    /// The crates of these projects, in the workspace with this root.
    pub fn of(projects: &[&Project], root: PathBuf) -> Self {
        let sources = projects.iter().flat_map(|project| &project.sources);
        let packages = sources.map(|source| (source.library.clone(), source.package.clone()));
        Self {
            packages: packages.collect(),
            root,
        }
    }

    /// Every file that the compiler read when it built these crates into `target`, also what
    /// `include_str!` and `#[path]` name. Files that are gone and those in `target` are left out.
    pub fn inputs(&self, target: &Path) -> Inputs {
        // A folder has lists of several builds of a crate, with nearly the same files. Paths are
        // compared part by part, texts are not.
        let mut named: HashMap<OsString, &str> = HashMap::new();
        for (list, package) in self.lists(target) {
            let files = named_in(&list).into_iter();
            named.extend(files.map(|file| (file.into_os_string(), package)));
        }
        let mut places = Places::of(&self.root, target);
        let files = named.into_iter();
        let placed = files.filter_map(|(file, package)| {
            let place = places.place(Path::new(&file))?;
            Some((place, package))
        });
        placed
            .map(|(file, package)| (file, package.to_owned()))
            .collect()
    }

    /// Packages with a source that is newer than the library built from it, unless a build had the
    /// same content.
    pub fn outdated(&self, target: &Path) -> BTreeSet<String> {
        let mut built: BTreeMap<&str, (bool, SystemTime, PathBuf)> = BTreeMap::new();
        for (list, package) in self.lists(target) {
            // The list of a dylib has no hash in its name, those of checks and tests do.
            let name = list.file_stem().unwrap_or_default();
            let is_library = !name.to_string_lossy().contains('-');
            let Some(time) = time_of(&list) else { continue };
            let now = (is_library, time, list);
            match built.get_mut(package) {
                Some(before) => *before = now.max(before.clone()),
                None => drop(built.insert(package, now)),
            }
        }
        let record = SourceRecord::read(target);
        let mut places = Places::of(&self.root, target);
        let mut outdated = BTreeSet::new();
        for (package, (_, built, list)) in built {
            let is_newer = |file: &PathBuf| time_of(file).is_some_and(|time| time > built);
            let named = named_in(&list).into_iter();
            let mut files = named.filter_map(|file| places.place(&file));
            if files.any(|file| is_newer(&file) && !record.has(&file)) {
                outdated.insert(package.to_owned());
            }
        }
        outdated
    }

    /// The compiler's lists of files, each with the package that it is about.
    fn lists(&self, target: &Path) -> Vec<(PathBuf, &str)> {
        let deps = target.join("debug/deps");
        let entries = std::fs::read_dir(&deps).into_iter().flatten().flatten();
        let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
        let lists = names.filter_map(|name| Some((deps.join(&name), self.package_of(&name)?)));
        lists.collect()
    }

    /// The package of `flock_plugin.d` or `flock_model-5dc6073d41b43001.d`.
    fn package_of(&self, name: &str) -> Option<&str> {
        let stem = name.strip_suffix(".d")?;
        let crate_name = stem.split('-').next()?;
        self.packages.get(crate_name).map(String::as_str)
    }
}

/// The files that a list of the compiler names, as it names them.
fn named_in(list: &Path) -> Vec<PathBuf> {
    let text = std::fs::read_to_string(list).unwrap_or_default();
    files_in(&text, list).collect()
}

/// Where the files are that the compiler names, without links. The folders are looked up once: a
/// project has far fewer folders than files, and each lookup reads every folder above it.
struct Places<'a> {
    root: &'a Path,
    target: &'a Path,
    folders: HashMap<OsString, Option<PathBuf>>,
}

impl<'a> Places<'a> {
    fn of(root: &'a Path, target: &'a Path) -> Self {
        let folders = HashMap::new();
        Self {
            root,
            target,
            folders,
        }
    }

    /// The place of a file; `None` when it is gone, and when it is in the target folder.
    fn place(&mut self, named: &Path) -> Option<PathBuf> {
        let file = self.root.join(named);
        let kind = file.symlink_metadata().ok()?.file_type();
        let (folder, name) = (file.parent()?, file.file_name());
        let place = match name.filter(|_| !kind.is_symlink()) {
            Some(name) => self.folder(folder)?.join(name),
            None => file.canonicalize().ok()?,
        };
        (!place.starts_with(self.target)).then_some(place)
    }

    fn folder(&mut self, folder: &Path) -> Option<&Path> {
        let key = folder.as_os_str();
        if !self.folders.contains_key(key) {
            let place = folder.canonicalize().ok();
            self.folders.insert(key.to_owned(), place);
        }
        self.folders.get(key)?.as_deref()
    }
}

fn time_of(file: &Path) -> Option<SystemTime> {
    std::fs::metadata(file).ok()?.modified().ok()
}

/// The files that the first rule names, which has the form `FILE: SOURCE SOURCE…`. Nothing when it
/// is about another file: the target folder was moved or copied since, and so were the sources.
pub fn files_in<'a>(text: &'a str, file: &Path) -> impl Iterator<Item = PathBuf> + 'a {
    let name = file.display().to_string();
    let line = text.lines().next().unwrap_or_default();
    let sources = line
        .strip_prefix(&name)
        .and_then(|rest| rest.strip_prefix(": "));
    sources_in(sources.unwrap_or_default())
}

/// The files that the first rule names for a list of this name in another folder: what cargo finds up to
/// date in a target folder that was filled from another one. Cargo looks at the same files.
pub fn copied_files_in(text: &str, list: &Path) -> Vec<PathBuf> {
    let name = list.file_name().unwrap_or_default().to_string_lossy();
    let line = text.lines().next().unwrap_or_default();
    let start = format!("{}{name}: ", std::path::MAIN_SEPARATOR);
    let sources = line.split_once(&start).map(|(_, sources)| sources);
    sources_in(sources.unwrap_or_default()).collect()
}

/// The sources of a rule. Blanks in their names are escaped, those in the name of the file are not.
fn sources_in(rule: &str) -> impl Iterator<Item = PathBuf> {
    let mut rest = rule;
    std::iter::from_fn(move || {
        let end = rest
            .match_indices(' ')
            .map(|(at, _)| at)
            .find(|at| !rest[..*at].ends_with('\\'));
        let (word, left) = match end {
            Some(at) => (&rest[..at], &rest[at + 1..]),
            None => (rest, ""),
        };
        rest = left;
        (!word.is_empty()).then(|| PathBuf::from(word.replace("\\ ", " ")))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn inputs_are_the_files_that_the_compiler_names() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder
            .path()
            .canonicalize()
            .expect("it is there")
            .join("my race");
        let deps = root.join("target/debug/deps");
        fs::create_dir_all(&deps).expect("a folder");
        for file in [
            "lib.rs",
            "more levels.txt",
            "other.rs",
            "target/debug/made.rs",
        ] {
            fs::write(root.join(file), "").expect("a file");
        }
        let built = deps.display();
        for (file, of, sources) in [
            (
                "race_plugin.d",
                format!("{built}/race_plugin.d"),
                "lib.rs more\\ levels.txt gone.rs target/debug/made.rs",
            ),
            (
                "race_plugin-01.d",
                "/elsewhere/race_plugin-01.d".to_owned(),
                "other.rs",
            ),
            ("serde-01.d", format!("{built}/serde-01.d"), "other.rs"),
        ] {
            let text = format!("{of}: {sources}\n\nlib.rs:\n");
            fs::write(deps.join(file), text).expect("a file");
        }
        let crates = SourceCrates {
            packages: [("race_plugin".to_owned(), "race-plugin".to_owned())].into(),
            root: root.clone(),
        };
        let expected = ["lib.rs", "more levels.txt"].map(|file| root.join(file));
        let inputs = crates.inputs(&root.join("target"));
        assert!(inputs.keys().eq(&expected), "{inputs:?}");
        assert!(inputs.values().all(|package| package == "race-plugin"));
    }

    #[cfg(unix)]
    #[test]
    fn files_behind_links_are_where_the_links_lead() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        let deps = root.join("target/debug/deps");
        for folder in [&deps, &root.join("real/inner")] {
            fs::create_dir_all(folder).expect("a folder");
        }
        for file in ["real/a.rs", "real/inner/b.rs", "c.rs", "target/debug/d.rs"] {
            fs::write(root.join(file), "").expect("a file");
        }
        symlink(root.join("real"), root.join("linked")).expect("a link");
        symlink(root.join("c.rs"), root.join("real/c.rs")).expect("a link");
        symlink(root.join("gone.rs"), root.join("real/gone.rs")).expect("a link");
        symlink(root.join("target/debug/d.rs"), root.join("d.rs")).expect("a link");
        let list = deps.join("race.d");
        let named = "linked/a.rs linked/inner/../inner/b.rs linked/c.rs linked/gone.rs d.rs";
        fs::write(&list, format!("{}: {named}\n", list.display())).expect("a file");
        let crates = SourceCrates {
            packages: [("race".to_owned(), "race".to_owned())].into(),
            root: root.clone(),
        };
        let expected = ["c.rs", "real/a.rs", "real/inner/b.rs"].map(|file| root.join(file));
        assert_eq!(
            crates
                .inputs(&root.join("target"))
                .into_keys()
                .collect::<Vec<_>>(),
            expected
        );
    }

    #[test]
    fn list_of_a_copied_folder_names_its_sources() {
        let list = Path::new("/race/target/debug/deps/core-01.d");
        for (line, expected) in [
            (
                "/the editor/deps/core-01.d: core/a\\ b.rs /editor/c.rs",
                &["core/a b.rs", "/editor/c.rs"][..],
            ),
            ("/editor/deps/core-02.d: core/lib.rs", &[]),
            ("", &[]),
        ] {
            let files = copied_files_in(&format!("{line}\n\ncore/lib.rs:\n"), list);
            let expected: Vec<PathBuf> = expected.iter().map(PathBuf::from).collect();
            assert_eq!(files, expected, "{line}");
        }
    }

    #[test]
    fn package_with_a_newer_source_is_outdated_unless_its_content_was_built() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let root = folder.path().canonicalize().expect("it is there");
        let (target, source) = (root.join("target"), root.join("lib.rs"));
        let deps = target.join("debug/deps");
        fs::create_dir_all(&deps).expect("a folder");
        let write = |file: &Path, text: &str, age_s: u64| {
            fs::write(file, text).expect("a file");
            let open = fs::File::options()
                .append(true)
                .open(file)
                .expect("it is there");
            let time = SystemTime::now() - std::time::Duration::from_secs(age_s);
            open.set_modified(time).expect("a time");
        };
        // A check ran later than the build.
        for (name, age_s) in [("race.d", 100), ("race-01.d", 10)] {
            let list = deps.join(name);
            write(&list, &format!("{}: lib.rs\n", list.display()), age_s);
        }
        let crates = SourceCrates {
            packages: [("race".to_owned(), "race".to_owned())].into(),
            root: root.clone(),
        };
        write(&source, "", 200);
        assert!(crates.outdated(&target).is_empty(), "it is older");
        let mut record = SourceRecord::default();
        record.update([&source]);
        record.write(&target).expect("it is written");
        write(&source, "// new", 50);
        assert!(crates.outdated(&target).contains("race"));
        write(&source, "", 50);
        assert!(crates.outdated(&target).is_empty(), "only its time is new");
    }
}
