//! [`Loader`]: reads assets of one kind when something refers to them.

use super::decode::locate;
use crate::imports::{ImportAs, ImportRefusal, ImportRequest, Imports};
use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::{AssetRef, Handle, stable_id, tracing};
use playground_core_assets::{Asset, Assets, BoundAssetsView, Found, ImportSettings, Imported};
use playground_core_engine::{Problem, Severity};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Weak;

/// How the names of pictures begin that a camera of the game draws.
const DRAWN: char = '@';
/// Why an asset is not there whose import the user stopped.
const CANCELLED: &str =
    "its import was cancelled: choose Import Again in its menu, or change its file";

/// Makes what is shown of an asset of what was imported: of the one with this key at this path, with these
/// settings.
///
/// The error says why it cannot be shown, in words for the user.
pub type Decode<T> = fn(Imported, (u64, &str), &ImportSettings) -> Result<Decoded<T>, String>;

/// What a loader reads.
pub struct LoaderKind<T> {
    /// What it is, for messages: `picture`.
    pub what: &'static str,
    /// What a file is to become.
    pub import_as: ImportAs,
    /// Makes what is shown of it.
    pub decode: Decode<T>,
}

impl<T> Clone for LoaderKind<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for LoaderKind<T> {}

/// What was read of an asset.
#[derive(Debug)]
pub struct Decoded<T> {
    /// The content.
    pub content: T,
    /// Other files that were read for it, as paths below the assets folder.
    pub files: Vec<String>,
}

/// Assets of one kind that something refers to. A thread reads each of them when it is first requested, and
/// again when its file changes. What was read before stays in use until the new one is read, and also when
/// the new one is damaged.
pub struct Loader<T> {
    kind: LoaderKind<T>,
    /// The assets folder of the open project.
    folder: Option<PathBuf>,
    known: BTreeMap<u64, Entry<T>>,
    /// Requests to the reading thread, which ends when this is dropped.
    requests: Option<Sender<Request>>,
    read: (Sender<Read<T>>, Receiver<Read<T>>),
    /// The assets of the project; `None` until they were looked for.
    assets: Option<Handle<Assets>>,
    /// Finds the asset of a reference; `None` where only paths are known.
    finder: Option<BoundAssetsView>,
    waker: Sender<()>,
    imports: Imports,
    /// How many are being read.
    reading: usize,
    revision: u64,
    /// Number of the current draw list.
    list: u64,
}

/// An asset that was read.
pub struct Loaded<T> {
    /// What was read.
    pub content: Handle<T>,
    /// Changes each time it is read.
    pub version: u64,
}

/// How far an asset is.
#[derive(Debug)]
pub enum LoadState<T> {
    /// It is being read.
    Waiting,
    /// It was read.
    Loaded(Handle<T>),
    /// It cannot be read; a problem says why.
    Failed,
    /// The user stopped it.
    Cancelled,
}

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        Self {
            content: self.content.clone(),
            version: self.version,
        }
    }
}

struct Entry<T> {
    reference: AssetRef,
    /// Where its file is, below the assets folder.
    path: String,
    /// What its files contained when it was requested; `None` when that is not known.
    content: Option<u64>,
    /// Other files that were read for it.
    files: Vec<String>,
    /// The last read failed: a file that it names may be missing, so any change may mend it.
    has_failed: bool,
    /// The user stopped the last read: it is read again when its file changes, or the user says so.
    is_cancelled: bool,
    loaded: Option<Loaded<T>>,
    problem: Option<Problem>,
    /// True when a plugin imported it.
    is_imported: bool,
    /// The last draw list that requested it.
    requested_by: u64,
    /// What was requested last. Without it, nobody wants what is being read.
    wanted: Option<Handle<u64>>,
    /// Files changed while it was being read: where that fails, it is read once more.
    tries_again: bool,
}

/// An asset that is to be read.
struct Request {
    key: u64,
    path: String,
    settings: ImportSettings,
    /// Gone when another request came for it, or the project was closed.
    wanted: Weak<u64>,
}

/// Where the file of a reference is.
enum Place {
    /// Below the assets folder, and what it contains, if that is known.
    At(String, Option<u64>),
    /// Nowhere; the path of a file that may be meant.
    Broken(Option<String>),
}

/// The result of reading an asset.
struct Read<T> {
    key: u64,
    path: String,
    is_imported: bool,
    wanted: Weak<u64>,
    content: Result<Decoded<T>, ImportRefusal>,
}

impl<T: Send + Sync + 'static> Loader<T> {
    /// No assets. `waker` wakes the event loop when one was read or changed. Without imports, files of the
    /// usual kinds are read in this process.
    pub fn new(
        kind: LoaderKind<T>,
        waker: Sender<()>,
        imports: Option<Imports>,
        finder: Option<BoundAssetsView>,
    ) -> Self {
        let imports = imports.unwrap_or_else(|| Imports::in_this_process(None));
        Self {
            kind,
            folder: None,
            known: BTreeMap::new(),
            requests: None,
            read: unbounded(),
            assets: None,
            finder,
            waker,
            imports,
            reading: 0,
            revision: 0,
            list: 0,
        }
    }

    /// Forgets all: the project was closed.
    pub fn close(&mut self) {
        *self = Self {
            revision: self.revision + 1,
            ..Self::new(
                self.kind,
                self.waker.clone(),
                Some(self.imports.clone()),
                self.finder.clone(),
            )
        };
    }

    /// Switches to the assets of this project.
    pub fn open(&mut self, project: &Path) {
        self.close();
        self.folder = Some(project.join(Assets::FOLDER));
    }

    /// Starts a new draw list. [`problems`](Self::problems) reports only what it requests.
    pub fn begin_list(&mut self) {
        self.list += 1;
    }

    /// The key of an asset with what was read of it; `None` until it is read. Starts reading one that was
    /// not requested before.
    pub fn request(&mut self, reference: &AssetRef) -> Option<(u64, &Handle<T>)> {
        if is_drawn(reference) {
            return None;
        }
        let key = key_of(reference);
        if !self.known.contains_key(&key) {
            self.begin(key, reference);
            return None;
        }
        let entry = self.known.get_mut(&key)?;
        entry.requested_by = self.list;
        entry.loaded.as_ref().map(|loaded| (key, &loaded.content))
    }

    fn begin(&mut self, key: u64, reference: &AssetRef) {
        let entry = Entry {
            reference: reference.clone(),
            path: reference.path.clone(),
            content: None,
            files: Vec::new(),
            // Read by the next look at the files, if none was there yet.
            has_failed: true,
            is_cancelled: false,
            loaded: None,
            problem: None,
            is_imported: false,
            requested_by: self.list,
            wanted: None,
            tries_again: false,
        };
        self.known.insert(key, entry);
        if self.finder.is_none() || self.assets.is_some() {
            self.read_again(key);
        }
    }

    /// Reads an asset from where it is now.
    fn read_again(&mut self, key: u64) {
        let Some(entry) = self.known.get(&key) else {
            return;
        };
        let place = self.place_with(&entry.reference, &entry.files);
        let folder = self.folder.clone().unwrap_or_default();
        let Some(entry) = self.known.get_mut(&key) else {
            return;
        };
        match place {
            Place::At(path, content) => {
                entry.path.clone_from(&path);
                entry.content = content;
                self.start_reading(key, path);
            }
            // What is at the path is another asset.
            Place::Broken(candidate) => {
                let why = with_candidate("its file is gone".to_owned(), candidate);
                entry.has_failed = true;
                entry.wanted = None;
                entry.fail((self.kind.what, &why), &folder);
                self.revision += 1;
            }
        }
    }

    /// Where the file of a reference is, and what it contains.
    fn place_of(&self, reference: &AssetRef) -> Place {
        match self.find(reference) {
            Some(Found::Asset(asset)) => Place::At(asset.path.clone(), Some(state_of(&asset))),
            Some(Found::Broken { candidate }) if reference.id.is_some() => Place::Broken(candidate),
            _ => {
                let assets = self.assets.as_ref();
                let asset = assets.and_then(|assets| assets.by_path.get(&reference.path));
                Place::At(reference.path.clone(), asset.map(|asset| state_of(asset)))
            }
        }
    }

    /// The same with the files that were read for it.
    fn place_with(&self, reference: &AssetRef, files: &[String]) -> Place {
        let of = |file: &String| Some(self.assets.as_ref()?.by_path.get(file)?.content);
        let with = |all: u64, file: &String| mix(all, of(file).unwrap_or_default());
        match self.place_of(reference) {
            Place::At(path, content) => Place::At(
                path,
                content.map(|content| files.iter().fold(content, with)),
            ),
            broken => broken,
        }
    }

    fn find(&self, reference: &AssetRef) -> Option<Found> {
        let (finder, assets) = self.finder.as_ref().zip(self.assets.as_ref())?;
        finder.call(|finder| finder.find(assets, reference)).ok()
    }

    /// The files of the project are these now: an asset whose file is another one, or contains something
    /// else, is read again.
    pub fn follow(&mut self, assets: Handle<Assets>) {
        self.assets = Some(assets);
        let is_stale = |entry: &Entry<T>| {
            let place = self.place_with(&entry.reference, &entry.files);
            let is_same = |at: &Place| match at {
                Place::At(path, content) => *path == entry.path && *content == entry.content,
                Place::Broken(_) => false,
            };
            !is_same(&place) || entry.has_failed && entry.wanted.is_none()
        };
        let stale = self.known.iter().filter(|(_, entry)| is_stale(entry));
        let stale: Vec<u64> = stale.map(|(key, _)| *key).collect();
        for entry in self.known.values_mut() {
            entry.tries_again |= entry.has_failed && entry.wanted.is_some();
        }
        stale.into_iter().for_each(|key| self.read_again(key));
    }

    /// What was read of an asset that was requested before; `None` until it is.
    pub fn get(&self, reference: &AssetRef) -> Option<&Handle<T>> {
        let entry = self.known.get(&key_of(reference))?;
        entry.loaded.as_ref().map(|loaded| &loaded.content)
    }

    /// How far an asset is that was requested before.
    pub fn state(&self, reference: &AssetRef) -> LoadState<T> {
        let Some(entry) = self.known.get(&key_of(reference)) else {
            return LoadState::Waiting;
        };
        // What was read before may be of an older file, as long as the new one is read.
        let waits_for_table = self.finder.is_some() && self.assets.is_none();
        if entry.wanted.is_some() || waits_for_table {
            return LoadState::Waiting;
        }
        match &entry.loaded {
            _ if entry.is_cancelled => LoadState::Cancelled,
            Some(loaded) => LoadState::Loaded(loaded.content.clone()),
            None => LoadState::Failed,
        }
    }

    /// All that was read, with its keys.
    pub fn loaded(&self) -> impl Iterator<Item = (u64, &Loaded<T>)> {
        let known = self.known.iter();
        known.filter_map(|(key, entry)| Some((*key, entry.loaded.as_ref()?)))
    }

    /// The renderer refused it: it is not shown again until its file changes.
    pub fn refuse(&mut self, key: u64, why: &str) {
        self.revision += 1;
        let folder = self.folder.clone().unwrap_or_default();
        if let Some(entry) = self.known.get_mut(&key) {
            entry.loaded = None;
            entry.fail((self.kind.what, why), &folder);
        }
    }

    /// The renderer refused it, and shows what it had before.
    pub fn blame(&mut self, key: u64, why: &str) {
        self.revision += 1;
        let folder = self.folder.clone().unwrap_or_default();
        if let Some(entry) = self.known.get_mut(&key) {
            entry.fail((self.kind.what, why), &folder);
        }
    }

    /// Handles finished reads. True when an asset or its problem changed.
    pub fn poll(&mut self) -> bool {
        let before = self.revision;
        while let Ok(read) = self.read.1.try_recv() {
            self.take(read);
        }
        self.revision != before
    }

    /// After modules were swapped: reads again what a plugin imported before or imports now.
    pub fn reimport(&mut self) {
        let Some(importers) = self.imports.importers().cloned() else {
            return;
        };
        let is_stale = |entry: &Entry<T>| entry.is_imported || importers.know(&entry.path);
        let stale = self.known.iter().filter(|(_, entry)| is_stale(entry));
        let stale: Vec<u64> = stale.map(|(key, _)| *key).collect();
        // Without a table they are read as soon as there is one.
        if self.finder.is_none() || self.assets.is_some() {
            stale.into_iter().for_each(|key| self.read_again(key));
        }
    }

    /// Reads again what is at a path, or uses it.
    pub fn import_again(&mut self, path: &str) {
        let is_it =
            |entry: &Entry<T>| entry.path == path || entry.files.iter().any(|of| of == path);
        let known = self.known.iter().filter(|(_, entry)| is_it(entry));
        let keys: Vec<u64> = known.map(|(key, _)| *key).collect();
        keys.into_iter().for_each(|key| self.read_again(key));
    }

    /// True while something requested is not read yet.
    pub const fn is_reading(&self) -> bool {
        self.reading > 0
    }

    /// Increases whenever something changes.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The problems of what the last draw list requested.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> + Clone {
        let requested = self.known.values();
        let requested = requested.filter(|entry| entry.requested_by == self.list);
        requested.filter_map(|entry| entry.problem.as_ref())
    }

    fn take(&mut self, read: Read<T>) {
        self.reading = self.reading.saturating_sub(1);
        // It was requested again, and is read once more.
        let content = match (read.wanted.upgrade(), read.content) {
            (None, _) | (_, Err(ImportRefusal::Unwanted)) => return,
            (Some(_), content) => content,
        };
        let rivals = self.rivals(&read.path);
        let known = self.known.get(&read.key);
        let candidate = known.and_then(|of| match self.find(&of.reference) {
            Some(Found::Broken { candidate }) => candidate,
            _ => None,
        });
        let is_cancelled = matches!(content, Err(ImportRefusal::Cancelled));
        let files = content.as_ref().map(|read| read.files.clone());
        let has_failed = files.is_err() && !is_cancelled;
        let files = files.unwrap_or_default();
        let known = self.known.get(&read.key);
        let place = known.map(|of| self.place_with(&of.reference, &files));
        let Some(entry) = self.known.get_mut(&read.key) else {
            return;
        };
        if entry.path != read.path {
            // It was moved meanwhile, and is read from its new place.
            return;
        }
        self.revision += 1;
        entry.wanted = None;
        entry.is_imported = read.is_imported;
        (entry.has_failed, entry.is_cancelled) = (has_failed, is_cancelled);
        if content.is_ok()
            && let Some(Place::At(_, content)) = place
        {
            (entry.content, entry.files) = (content, files);
        }
        match content {
            Ok(Decoded { content, .. }) => {
                entry.problem = rivals;
                entry.loaded = Some(Loaded {
                    content: Handle::new(content),
                    version: self.revision,
                });
            }
            Err(refusal) => {
                let why = match refusal {
                    ImportRefusal::Why(why) => with_candidate(why, candidate),
                    _ => CANCELLED.to_owned(),
                };
                let folder = self.folder.as_deref().unwrap_or(Path::new(""));
                entry.fail((self.kind.what, &why), folder);
                // What the user stopped does not begin anew.
                if entry.tries_again && !is_cancelled {
                    self.read_again(read.key);
                }
            }
        }
    }

    /// A problem when several modules read this kind of file.
    fn rivals(&self, path: &str) -> Option<Problem> {
        let names = self.imports.importers()?.names(path);
        let (first, others) = names.split_first()?;
        (!others.is_empty()).then(|| {
            let others = others.join(", ");
            let text = format!(
                "{first} reads {path}; {others} would too: let each read files with an ending of its own"
            );
            problem(text, self.folder.clone().unwrap_or_default().join(path))
        })
    }

    fn start_reading(&mut self, key: u64, path: String) {
        let Some(folder) = &self.folder else {
            return;
        };
        let asset = self.assets.as_ref().and_then(|all| all.by_path.get(&path));
        let settings = asset.map(|asset| asset.settings.clone());
        // Another one each time, so that the answer to an older request is told from that to this.
        let wanted = Handle::new(key);
        let request = Request {
            key,
            path,
            settings: settings.unwrap_or_default(),
            wanted: Handle::downgrade(&wanted),
        };
        if let Some(entry) = self.known.get_mut(&key) {
            entry.wanted = Some(wanted);
            entry.tries_again = false;
        }
        let start = || {
            let (to, waker) = (self.read.0.clone(), self.waker.clone());
            reader(self.kind, folder.clone(), self.imports.clone(), to, waker)
        };
        // `None` when no thread could be started: the next asset tries again.
        match self.requests.get_or_insert_with(start).send(request) {
            Ok(()) => self.reading += 1,
            Err(_) => self.requests = None,
        }
    }
}

impl<T> Entry<T> {
    fn fail(&mut self, (kind, why): (&str, &str), folder: &Path) {
        let path = &self.path;
        let what = match (&self.loaded, kind) {
            (Some(_), _) => "is shown as it was before",
            (None, "sound") => "cannot be played",
            (None, _) => "is not shown",
        };
        let text = format!("the {kind} {path} {what}: {why}");
        self.problem = Some(problem(text, folder.join(path)));
    }
}

fn problem(message: String, file: PathBuf) -> Problem {
    Problem {
        severity: Severity::Warning,
        source: "assets".into(),
        message,
        file: Some(file),
        ..Problem::default()
    }
}

fn with_candidate(why: String, candidate: Option<String>) -> String {
    match candidate {
        Some(candidate) => format!("{why}; {candidate} has a name like it: choose that"),
        None => why,
    }
}

/// Differs where the file or its settings do.
fn state_of(asset: &Asset) -> u64 {
    match asset.settings.fingerprint() {
        0 => asset.content,
        settings => mix(asset.content, settings),
    }
}

const fn mix(hash: u64, word: u64) -> u64 {
    (hash ^ word)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .rotate_left(29)
}

/// Whether a camera of the game draws it: there is no file.
fn is_drawn(reference: &AssetRef) -> bool {
    reference.id.is_none() && reference.path.starts_with(DRAWN)
}

/// The key of the picture that cameras with this name draw.
pub fn drawn_key(name: &str) -> u64 {
    key_of(&format!("{DRAWN}{name}").as_str().into())
}

/// The key of a reference. An id is made of the first path of its asset: what is at that path now is another
/// one.
pub const fn key_of(reference: &AssetRef) -> u64 {
    match reference.id {
        Some(id) => id.0,
        None => !stable_id(reference.path.as_str()),
    }
}

/// Starts a thread that has imported what is requested. That takes milliseconds and more, too long for the
/// threads of the systems.
fn reader<T: Send + Sync + 'static>(
    kind: LoaderKind<T>,
    folder: PathBuf,
    imports: Imports,
    to: Sender<Read<T>>,
    waker: Sender<()>,
) -> Sender<Request> {
    let (requests, received) = unbounded::<Request>();
    let what = kind.what;
    let thread = std::thread::Builder::new().name(format!("{what}s"));
    let started = thread.spawn(move || {
        for request in received {
            let path = &request.path;
            let is_imported = imports.importers().is_some_and(|all| all.know(path));
            let content = read(kind, &folder, &request, &imports);
            let read = Read {
                key: request.key,
                is_imported,
                content,
                path: request.path,
                wanted: request.wanted,
            };
            if to.send(read).is_err() {
                return;
            }
            let _woken_already = waker.try_send(());
        }
    });
    if let Err(error) = started {
        tracing::error!("{what}s cannot be read: {error}");
    }
    requests
}

/// Has an asset imported.
fn read<T>(
    kind: LoaderKind<T>,
    folder: &Path,
    request: &Request,
    imports: &Imports,
) -> Result<Decoded<T>, ImportRefusal> {
    let is_wanted = || request.wanted.strong_count() > 0;
    if !is_wanted() {
        return Err(ImportRefusal::Unwanted);
    }
    let file = locate(folder, &request.path).map_err(ImportRefusal::Why)?;
    let asked = ImportRequest {
        file: &file,
        path: &request.path,
        import_as: kind.import_as,
        settings: &request.settings,
    };
    let imported = imports.import(&asked, is_wanted)?;
    let decoded = (kind.decode)(imported, (request.key, &request.path), &request.settings);
    decoded.map_err(ImportRefusal::Why)
}

#[cfg(test)]
mod tests {
    use super::super::Pictures;
    use super::*;
    use playground_base::crossbeam::channel::bounded;
    use playground_base::image::RgbaImage;
    use playground_base::loader::fingerprint;
    use playground_core_drawing::Texture;
    use std::time::{Duration, Instant};
    use tempfile::TempDir;

    fn project() -> (TempDir, Loader<Texture>) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("assets")).expect("a folder");
        let mut pictures = Pictures::pictures(bounded(1).0, None, None);
        let root = folder.path().canonicalize().expect("it is there");
        pictures.open(&root);
        (folder, pictures)
    }

    fn write(project: &TempDir, path: &str, width_px: u32) {
        let picture = RgbaImage::new(width_px, 1);
        let saved = picture.save(project.path().join("assets").join(path));
        saved.expect("it can be written");
    }

    /// The files of a project, as the table of assets has them.
    fn look(project: &Path) -> Handle<Assets> {
        let mut assets = Assets::default();
        let root = project.join(Assets::FOLDER);
        let mut folders = vec![root.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                let file = entry.path();
                if file.is_dir() {
                    folders.push(file);
                    continue;
                }
                let path = file.strip_prefix(&root).expect("it is below").to_str();
                let path = path.expect("it is text").to_owned();
                let asset = Asset {
                    content: fingerprint(&file).unwrap_or_default(),
                    path: path.clone(),
                    ..Asset::default()
                };
                assets.by_path.insert(path, Handle::new(asset));
            }
        }
        Handle::new(assets)
    }

    /// Polls until `holds`, or for five seconds.
    fn wait(
        project: &TempDir,
        pictures: &mut Loader<Texture>,
        holds: impl Fn(&Loader<Texture>) -> bool,
    ) -> bool {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) {
            pictures.follow(look(project.path()));
            pictures.poll();
            if holds(pictures) {
                return true;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        false
    }

    fn widths(pictures: &Loader<Texture>) -> Vec<u32> {
        let loaded = pictures.loaded();
        loaded.map(|(_, of)| of.content.pixels.width_px).collect()
    }

    #[test]
    fn picture_is_read_on_request_and_again_after_a_change() {
        let (project, mut pictures) = project();
        write(&project, "fish.png", 3);
        let fish = AssetRef::from("fish.png");
        assert!(pictures.request(&fish).is_none(), "it is being read");
        assert!(wait(&project, &mut pictures, |of| widths(of) == [3]));
        let read = pictures.request(&fish).map(|(key, _)| key);
        assert_eq!(read, Some(key_of(&fish)));
        let before = pictures.revision();
        write(&project, "fish.png", 5);
        assert!(wait(&project, &mut pictures, |of| widths(of) == [5]));
        assert!(pictures.revision() > before);
        let damaged = project.path().join("assets/fish.png");
        std::fs::write(damaged, b"\x89PNG\r\n\x1a\nnot any more").expect("it can be written");
        assert!(wait(&project, &mut pictures, |of| of
            .problems()
            .next()
            .is_some()));
        assert_eq!(widths(&pictures), [5], "the last good one stays");
    }

    #[test]
    fn unreadable_picture_is_reported_while_it_is_requested() {
        let (project, mut pictures) = project();
        std::fs::write(project.path().join("secret.png"), "").expect("it can be written");
        std::fs::write(project.path().join("assets/notes.txt"), "words").expect("it can be");
        #[cfg(unix)]
        std::os::unix::fs::symlink("../secret.png", project.path().join("assets/link.png"))
            .expect("it can be made");
        let cases = [
            ("nobody.png", "no such file"),
            ("link.png", "not below"),
            ("../secret.png", "not below"),
            ("/etc/passwd", "not below"),
            ("notes.txt", "no picture"),
        ];
        for (path, why) in cases {
            pictures.begin_list();
            assert!(pictures.request(&path.into()).is_none());
            let is_reported =
                |of: &Loader<Texture>| of.problems().any(|problem| problem.message.contains(why));
            assert!(wait(&project, &mut pictures, is_reported), "{path}");
            let names_it = |problem: &Problem| problem.message.contains(path);
            assert!(pictures.problems().all(names_it), "{path}");
        }
        pictures.begin_list();
        assert_eq!(
            pictures.problems().count(),
            0,
            "the new list requests none of them"
        );
    }

    #[test]
    fn file_created_after_the_request_is_read() {
        let (project, mut pictures) = project();
        let assets = project.path().join("assets");
        std::fs::remove_dir(&assets).expect("it is empty");
        pictures.open(&project.path().canonicalize().expect("it is there"));
        assert!(pictures.request(&"sea/fish.png".into()).is_none());
        assert!(wait(&project, &mut pictures, |of| of
            .problems()
            .next()
            .is_some()));
        // A folder that is made elsewhere and moved into the project, twice.
        for width_px in [3, 5] {
            let made = project.path().join("made");
            std::fs::create_dir_all(made.join("sea")).expect("a folder");
            let saved = RgbaImage::new(width_px, 1).save(made.join("sea/fish.png"));
            saved.expect("it can be written");
            std::fs::rename(&made, &assets).expect("it can be moved");
            assert!(wait(&project, &mut pictures, |of| widths(of) == [width_px]));
            assert_eq!(pictures.problems().count(), 0);
            std::fs::remove_dir_all(&assets).expect("it is there");
            assert!(wait(&project, &mut pictures, |of| of
                .problems()
                .next()
                .is_some()));
        }
        // A folder that is moved into an existing assets folder.
        std::fs::create_dir(&assets).expect("a folder");
        let made = project.path().join("sea");
        std::fs::create_dir(&made).expect("a folder");
        let saved = RgbaImage::new(7, 1).save(made.join("fish.png"));
        saved.expect("it can be written");
        std::fs::rename(&made, assets.join("sea")).expect("it can be moved");
        assert!(wait(&project, &mut pictures, |of| widths(of) == [7]));
    }

    #[test]
    fn refused_picture_is_reported_until_its_file_changes() {
        let (project, mut pictures) = project();
        write(&project, "wide.png", 9);
        pictures.request(&"wide.png".into());
        assert!(wait(&project, &mut pictures, |of| widths(of) == [9]));
        pictures.refuse(key_of(&"wide.png".into()), "it is too wide");
        assert!(pictures.request(&"wide.png".into()).is_none());
        assert_eq!(pictures.problems().count(), 1);
        write(&project, "wide.png", 2);
        assert!(wait(&project, &mut pictures, |of| widths(of) == [2]));
        assert_eq!(pictures.problems().count(), 0);
        pictures.close();
        assert_eq!(pictures.loaded().count(), 0);
        assert!(
            pictures.request(&"wide.png".into()).is_none(),
            "no project is open"
        );
        assert!(!pictures.is_reading());
    }
}
