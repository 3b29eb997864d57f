//! [`GenerationStore`]: the generations of a project on the disk.

use super::SourceTexts;
use playground_base::loader::StagedLibrary;
use playground_base::{serde_json, stable_id};
use playground_core_engine::{GenerationModule, ProjectGeneration};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// The folder of the generations in a project, which is in no version control.
const FOLDER: &str = ".playground/generations";

/// The most generations that are kept.
pub const MOST: usize = 50;

/// The most that they may take on the disk, in bytes: beyond, fewer are kept.
const MOST_BYTES: u64 = 1 << 30;

/// The name of the file that an editor locks while it writes or removes anything here.
const LOCK: &str = "lock";

/// The generations of a project on the disk: a file for each, and by content the libraries and the
/// texts that they are made of. Libraries are links to the copies that are loaded where the file system
/// has links.
///
/// Several editors may use the same folder: each keeps what any of them wrote.
#[derive(Clone, Debug)]
pub struct GenerationStore {
    folder: PathBuf,
    /// Where libraries are loaded from.
    staging: PathBuf,
}

impl GenerationStore {
    /// The store of a project whose libraries are loaded from `staging`. Nothing is written yet.
    pub fn of(project: &Path, staging: PathBuf) -> Self {
        Self {
            folder: project.join(FOLDER),
            staging,
        }
    }

    /// All that can be read, the latest first.
    pub fn read(&self) -> Vec<ProjectGeneration> {
        let mut all = Vec::new();
        for (_, file) in self.files() {
            let read = fs::read(&file).map_err(|error| error.to_string());
            let read = read.and_then(|bytes| {
                serde_json::from_slice(&bytes).map_err(|error| error.to_string())
            });
            match read {
                Ok(generation) => all.push(generation),
                Err(reason) => tracing::warn!("{}: {reason}; it is left out", file.display()),
            }
        }
        all.sort_by_key(|of: &ProjectGeneration| std::cmp::Reverse(of.number));
        all
    }

    /// The number of the next generation. Another editor may have written some meanwhile.
    pub fn next_number(&self) -> u32 {
        let last = self.files().into_iter().map(|(number, _)| number).max();
        last.map_or(1, |last| last.saturating_add(1))
    }

    /// The file of each generation with its number.
    fn files(&self) -> Vec<(u32, PathBuf)> {
        let number = |file: &Path| {
            file.file_name()?
                .to_str()?
                .strip_suffix(".json")?
                .parse()
                .ok()
        };
        let files = in_folder(&self.folder);
        files
            .filter_map(|file| Some((number(&file)?, file)))
            .collect()
    }

    /// Writes a generation with its sources and libraries, and gives it the next number.
    ///
    /// # Errors
    /// The system's message. The generation is then not in the list after a restart.
    pub fn write<'a>(
        &self,
        generation: &mut ProjectGeneration,
        sources: &SourceTexts,
        libraries: impl Iterator<Item = &'a StagedLibrary>,
    ) -> Result<(), String> {
        let failed = |error: io::Error| format!("{}: {error}", self.folder.display());
        for folder in [self.libraries(), self.texts()] {
            fs::create_dir_all(folder).map_err(failed)?;
        }
        let _held = self.lock();
        generation.number = self.next_number();
        for library in libraries {
            self.keep(library.library.file()).map_err(failed)?;
        }
        for (_, text) in sources.iter() {
            let file = self.text_file(stable_id(text));
            let size = fs::metadata(&file).map(|file| file.len());
            if !size.is_ok_and(|size| size == text.len() as u64) {
                write_whole(&file, text.as_bytes()).map_err(failed)?;
            }
        }
        let bytes = serde_json::to_vec(generation).map_err(|error| error.to_string())?;
        let file = self.folder.join(format!("{:06}.json", generation.number));
        write_whole(&file, &bytes).map_err(failed)
    }

    /// Keeps other editors from writing and removing while the value lives. Where the file system cannot
    /// lock, it is as if there was none.
    fn lock(&self) -> Option<File> {
        let lock = File::create(self.folder.join(LOCK)).ok()?;
        lock.lock().is_ok().then_some(lock)
    }

    /// Keeps a library beside the generations.
    fn keep(&self, library: &Path) -> io::Result<()> {
        let kept = self
            .libraries()
            .join(library.file_name().unwrap_or_default());
        if kept.exists() {
            return Ok(());
        }
        if fs::hard_link(library, &kept).is_ok() {
            return Ok(());
        }
        let partial = partial(&kept);
        let copied = fs::copy(library, &partial).and_then(|_| fs::rename(&partial, kept));
        removed_unless_done(&partial, copied)
    }

    /// The copy of a module's library; `None` when it is gone.
    pub fn library(&self, module: &GenerationModule) -> Option<PathBuf> {
        // The name is read from a file.
        let name = Path::new(&module.file_name).file_name()?;
        let files = [self.libraries().join(name), self.staging.join(name)];
        files.into_iter().find(|file| file.is_file())
    }

    /// The text of a source with this hash; `None` when it is gone or damaged.
    pub fn text(&self, hash: u64) -> Option<String> {
        let text = fs::read_to_string(self.text_file(hash)).ok()?;
        (stable_id(&text) == hash).then_some(text)
    }

    /// Removes the oldest generations of `all` (the latest first) while there are too many, and what
    /// no generation is made of any more. `running` is never removed, and neither is a generation that another
    /// editor wrote since `all` was read.
    pub fn prune(&self, all: &mut Vec<ProjectGeneration>, running: Option<u32>) {
        let _held = self.lock();
        while all.len() > 1 && (all.len() > MOST || self.needed_bytes(all) > MOST_BYTES) {
            let is_idle = |of: &ProjectGeneration| Some(of.number) != running;
            let Some(oldest) = all.iter().rposition(is_idle).filter(|at| *at > 0) else {
                break;
            };
            let file = format!("{:06}.json", all.remove(oldest).number);
            let _may_be_gone = fs::remove_file(self.folder.join(file));
        }
        self.remove_unneeded(all);
    }

    /// Removes libraries and texts that neither these generations nor those on the disk are made of.
    fn remove_unneeded(&self, all: &[ProjectGeneration]) {
        let folders = [self.libraries(), self.texts()];
        let mut files: BTreeSet<PathBuf> = folders.iter().flat_map(|of| in_folder(of)).collect();
        let leave = |files: &mut BTreeSet<PathBuf>, needed: &[ProjectGeneration]| {
            for file in needed.iter().flat_map(|of| self.files_of(of)) {
                files.remove(&file);
            }
        };
        leave(&mut files, all);
        // Reading takes time, and mostly nothing is left.
        if !files.is_empty() {
            leave(&mut files, &self.read());
        }
        for file in files {
            let _may_be_gone = fs::remove_file(file);
        }
    }

    /// The libraries and texts that a generation is made of.
    fn files_of(&self, generation: &ProjectGeneration) -> impl Iterator<Item = PathBuf> {
        let modules = generation.modules.iter();
        let libraries = modules.map(|module| self.libraries().join(&module.file_name));
        let sources = generation.sources.iter();
        libraries.chain(sources.map(|(_, hash)| self.text_file(*hash)))
    }

    /// The size of the libraries of these generations, each counted once.
    fn needed_bytes(&self, all: &[ProjectGeneration]) -> u64 {
        let modules = all.iter().flat_map(|of| &of.modules);
        let libraries: BTreeSet<(&str, u64)> = modules
            .map(|module| (module.file_name.as_str(), module.size_bytes))
            .collect();
        libraries.iter().map(|(_, size)| size).sum()
    }

    /// What they take on the disk, in bytes.
    pub fn disk_bytes(&self) -> u64 {
        let folders = [self.folder.clone(), self.libraries(), self.texts()];
        let files = folders.iter().flat_map(|folder| in_folder(folder));
        files
            .filter_map(|file| fs::metadata(file).ok())
            .filter(fs::Metadata::is_file)
            .map(|file| file.len())
            .sum()
    }

    fn libraries(&self) -> PathBuf {
        self.folder.join("libraries")
    }

    fn texts(&self) -> PathBuf {
        self.folder.join("sources")
    }

    fn text_file(&self, hash: u64) -> PathBuf {
        self.texts().join(format!("{hash:016x}"))
    }
}

/// Writes a file as a whole or not at all. What a power cut takes of it is not worth the time that the
/// disk needs.
fn write_whole(file: &Path, bytes: &[u8]) -> io::Result<()> {
    let partial = partial(file);
    let written = fs::write(&partial, bytes).and_then(|()| fs::rename(&partial, file));
    removed_unless_done(&partial, written)
}

fn partial(file: &Path) -> PathBuf {
    file.with_extension(format!("{}.new", std::process::id()))
}

/// On a full disk, the partial file would take what little space is left.
fn removed_unless_done(partial: &Path, done: io::Result<()>) -> io::Result<()> {
    if done.is_err() {
        let _may_not_exist = fs::remove_file(partial);
    }
    done
}

fn in_folder(folder: &Path) -> impl Iterator<Item = PathBuf> + use<> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.path())
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::loader::stage;

    fn generation(number: u32, file_name: &str) -> ProjectGeneration {
        let module = GenerationModule {
            package: "rocks".into(),
            file_name: file_name.into(),
            size_bytes: 3,
            ..GenerationModule::default()
        };
        ProjectGeneration {
            number,
            modules: vec![module],
            ..ProjectGeneration::default()
        }
    }

    #[test]
    fn only_the_last_are_kept_with_what_they_are_made_of() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let staging = folder.path().join("deps");
        let store = GenerationStore::of(folder.path(), staging.clone());
        let built = folder.path().join("librocks.so");
        let mut all = Vec::new();
        for number in 1..=MOST as u32 + 2 {
            fs::write(&built, number.to_string()).expect("it is our folder");
            let staged = stage(&built, &staging, "rocks").expect("it can be copied");
            let name = staged.library.file().file_name().expect("it has one");
            let mut written = generation(number, &name.to_string_lossy());
            assert_eq!(store.next_number(), number);
            let stored = store.write(&mut written, &SourceTexts::default(), [&staged].into_iter());
            stored.expect("it is our folder");
            all.insert(0, written);
            store.prune(&mut all, Some(1));
        }
        assert_eq!(all.len(), MOST);
        let numbers: Vec<u32> = store.read().iter().map(|of| of.number).collect();
        let last = MOST as u32 + 2;
        let expected: Vec<u32> = (4..=last).rev().chain([1]).collect();
        assert_eq!(numbers, expected, "the one that runs stays");
        assert_eq!(in_folder(&store.libraries()).count(), MOST);

        fs::remove_dir_all(&staging).expect("it is our folder");
        let first = &all[0].modules[0];
        assert!(store.library(first).is_some(), "it is kept here too");
        fs::remove_dir_all(store.libraries()).expect("it is our folder");
        assert_eq!(store.library(first), None);
        assert!(store.disk_bytes() > 0);
    }

    #[test]
    fn file_that_cannot_be_read_is_left_out_and_its_number_stays_taken() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = GenerationStore::of(folder.path(), folder.path().join("deps"));
        let written = store.write(
            &mut generation(1, "a.so"),
            &SourceTexts::default(),
            [].into_iter(),
        );
        written.expect("it is our folder");
        fs::write(store.folder.join("000002.json"), "{").expect("it is our folder");
        assert_eq!(store.read(), [generation(1, "a.so")]);
        assert_eq!(store.next_number(), 3);
    }

    /// Sources of one file with this text.
    fn sources(folder: &Path, text: &str) -> SourceTexts {
        fs::write(folder.join("Cargo.toml"), text).expect("it is our folder");
        let sources = SourceTexts::of_folder(folder);
        assert_eq!(sources.iter().count(), 1);
        sources
    }

    #[test]
    fn what_another_editor_wrote_stays() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let project = folder.path().join("project");
        fs::create_dir_all(&project).expect("a folder");
        let (staging, built) = (
            folder.path().join("deps"),
            folder.path().join("librocks.so"),
        );
        let mut all = Vec::new();
        for number in 1..=3 {
            // Each of them is another process.
            let store = GenerationStore::of(&project, staging.clone());
            fs::write(&built, number.to_string()).expect("it is our folder");
            let staged = stage(&built, &staging, "rocks").expect("it can be copied");
            let name = staged.library.file().file_name().expect("it has one");
            let sources = sources(&project, &format!("# {number}"));
            let mut written = ProjectGeneration {
                sources: sources.hashes(),
                ..generation(number, &name.to_string_lossy())
            };
            let stored = store.write(&mut written, &sources, [&staged].into_iter());
            stored.expect("it is our folder");
            all.push(written);
        }
        fs::remove_dir_all(&staging).expect("it is our folder");
        let store = GenerationStore::of(&project, staging);
        let mut own = vec![all.remove(0)];
        store.prune(&mut own, Some(1));
        assert_eq!(store.read().len(), 3);
        for of in own.iter().chain(&all) {
            assert!(store.library(&of.modules[0]).is_some(), "{}", of.number);
            assert!(store.text(of.sources[0].1).is_some(), "{}", of.number);
        }
    }

    #[test]
    fn half_a_text_is_no_text_and_is_written_again() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let store = GenerationStore::of(folder.path(), folder.path().join("deps"));
        let sources = sources(folder.path(), "[package]\nname = \"rocks\"\n");
        let hash = sources.hashes()[0].1;
        fs::create_dir_all(store.texts()).expect("a folder");
        fs::write(store.text_file(hash), "[pack").expect("it is our folder");
        assert_eq!(store.text(hash), None);
        let written = store.write(&mut generation(1, "a.so"), &sources, [].into_iter());
        written.expect("it is our folder");
        let text = sources.iter().next().map(|(_, text)| text.to_owned());
        assert_eq!(store.text(hash), text);
        let names: Vec<PathBuf> = in_folder(&store.texts()).collect();
        assert_eq!(names, [store.text_file(hash)], "nothing else is left");
    }
}
