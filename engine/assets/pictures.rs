//! [`Pictures`]: the pictures that sprites show.

use super::Importers;
use super::decode::{decode, id_of};
use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::{AssetRef, Handle, tracing};
use playground_core_assets::{Assets, BoundAssetsView, Found};
use playground_core_drawing::{Texture, TextureId};
use playground_core_engine::{Problem, Severity};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The pictures that sprites show: assets of the project. A thread reads each picture when it is first
/// requested, and again when its file changes. The old picture stays in use until the new one is read, and
/// also when the new one is damaged.
pub struct Pictures {
    /// The assets folder of the open project.
    folder: Option<PathBuf>,
    known: BTreeMap<TextureId, Picture>,
    /// Requests to the reading thread, which ends when this is dropped.
    requests: Option<Sender<(TextureId, String)>>,
    read: (Sender<Read>, Receiver<Read>),
    /// The assets of the project; `None` until they were looked for.
    assets: Option<Handle<Assets>>,
    /// Finds the asset of a reference; `None` where only paths are known.
    finder: Option<BoundAssetsView>,
    waker: Sender<()>,
    /// The importers of plugins; `None` without plugins.
    importers: Option<Importers>,
    /// How many are being read.
    reading: usize,
    revision: u64,
    /// Number of the current draw list.
    list: u64,
}

/// A picture that was read.
#[derive(Clone)]
pub struct LoadedPicture {
    /// The texture to upload.
    pub texture: Handle<Texture>,
    /// Changes each time the picture is read.
    pub version: u64,
}

struct Picture {
    reference: AssetRef,
    /// Where its file is, below the assets folder.
    path: String,
    /// What the file contained when it was requested; `None` when that is not known.
    content: Option<u64>,
    loaded: Option<LoadedPicture>,
    problem: Option<Problem>,
    /// True when a plugin imported it.
    is_imported: bool,
    /// The last draw list that requested it.
    requested_by: u64,
}

/// The result of reading a picture.
struct Read {
    id: TextureId,
    path: String,
    is_imported: bool,
    texture: Result<Texture, String>,
}

impl Pictures {
    /// No pictures. `waker` wakes the event loop when one was read or changed.
    pub fn new(
        waker: Sender<()>,
        importers: Option<Importers>,
        finder: Option<BoundAssetsView>,
    ) -> Self {
        Self {
            folder: None,
            known: BTreeMap::new(),
            requests: None,
            read: unbounded(),
            assets: None,
            finder,
            waker,
            importers,
            reading: 0,
            revision: 0,
            list: 0,
        }
    }

    /// Forgets all pictures: the project was closed.
    pub fn close(&mut self) {
        *self = Self {
            revision: self.revision + 1,
            ..Self::new(
                self.waker.clone(),
                self.importers.clone(),
                self.finder.clone(),
            )
        };
    }

    /// Switches to the pictures of this project.
    pub fn open(&mut self, project: &Path) {
        self.close();
        self.folder = Some(project.join(Assets::FOLDER));
    }

    /// Starts a new draw list. [`problems`](Self::problems) reports only pictures that it requests.
    pub fn begin_list(&mut self) {
        self.list += 1;
    }

    /// The texture of a picture; `None` until it is read. Starts reading a picture that was not requested
    /// before.
    pub fn texture(&mut self, reference: &AssetRef) -> Option<TextureId> {
        let id = id_of(reference);
        if let Some(picture) = self.known.get_mut(&id) {
            picture.requested_by = self.list;
            return picture.loaded.is_some().then_some(id);
        }
        let (path, content) = self.place_of(reference);
        let picture = Picture {
            reference: reference.clone(),
            path: path.clone(),
            content,
            loaded: None,
            problem: None,
            is_imported: false,
            requested_by: self.list,
        };
        self.known.insert(id, picture);
        self.start_reading(id, path);
        None
    }

    /// Where the file of a reference is, and what it contains.
    fn place_of(&self, reference: &AssetRef) -> (String, Option<u64>) {
        let found = self.find(reference);
        match found {
            Some(Found::Asset(asset)) => (asset.path.clone(), Some(asset.content)),
            _ => {
                let assets = self.assets.as_ref();
                let asset = assets.and_then(|assets| assets.by_path.get(&reference.path));
                // What is there is another asset where the reference has an id.
                let asset = asset.filter(|_| reference.id.is_none());
                (reference.path.clone(), asset.map(|asset| asset.content))
            }
        }
    }

    fn find(&self, reference: &AssetRef) -> Option<Found> {
        let (finder, assets) = self.finder.as_ref().zip(self.assets.as_ref())?;
        finder.call(|finder| finder.find(assets, reference)).ok()
    }

    /// The files of the project are these now: pictures whose file is another one, or contains something
    /// else, are read again.
    pub fn follow(&mut self, assets: Handle<Assets>) {
        self.assets = Some(assets);
        let mut stale = Vec::new();
        for (id, picture) in &self.known {
            let (path, content) = self.place_of(&picture.reference);
            if picture.path != path || picture.content != content {
                stale.push((*id, path, content));
            }
        }
        for (id, path, content) in stale {
            if let Some(picture) = self.known.get_mut(&id) {
                picture.path.clone_from(&path);
                picture.content = content;
            }
            self.start_reading(id, path);
        }
    }

    /// All pictures that can be uploaded to the GPU.
    pub fn loaded(&self) -> impl Iterator<Item = &LoadedPicture> {
        let loaded = self.known.values();
        loaded.filter_map(|picture| picture.loaded.as_ref())
    }

    /// The renderer refused the picture: it is not shown again until its file changes.
    pub fn refuse(&mut self, id: TextureId, why: &str) {
        self.revision += 1;
        let folder = self.folder.clone().unwrap_or_default();
        if let Some(picture) = self.known.get_mut(&id) {
            picture.loaded = None;
            picture.fail(why, &folder);
        }
    }

    /// Handles finished reads. True when a picture or its problem changed.
    pub fn poll(&mut self) -> bool {
        let before = self.revision;
        while let Ok(read) = self.read.1.try_recv() {
            self.take(read);
        }
        self.revision != before
    }

    /// After modules were swapped: reads again what a plugin imported before or imports now.
    pub fn reimport(&mut self) {
        let Some(importers) = self.importers.clone() else {
            return;
        };
        let is_stale = |picture: &Picture| picture.is_imported || importers.know(&picture.path);
        let stale = self.known.iter().filter(|(_, picture)| is_stale(picture));
        let stale: Vec<_> = stale.map(|(id, of)| (*id, of.path.clone())).collect();
        for (id, path) in stale {
            self.start_reading(id, path);
        }
    }

    /// True while a requested picture is not read yet.
    pub const fn is_reading(&self) -> bool {
        self.reading > 0
    }

    /// Increases whenever a picture changes.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The problems of the pictures in the last draw list.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> + Clone {
        let requested = self.known.values();
        let requested = requested.filter(|picture| picture.requested_by == self.list);
        requested.filter_map(|picture| picture.problem.as_ref())
    }

    fn take(&mut self, read: Read) {
        self.reading = self.reading.saturating_sub(1);
        let rivals = self.rivals(&read.path);
        let known = self.known.get(&read.id);
        let candidate = known.and_then(|of| match self.find(&of.reference) {
            Some(Found::Broken { candidate }) => candidate,
            _ => None,
        });
        let Some(picture) = self.known.get_mut(&read.id) else {
            return;
        };
        if picture.path != read.path {
            // It was moved meanwhile, and is read from its new place.
            return;
        }
        self.revision += 1;
        picture.is_imported = read.is_imported;
        match read.texture {
            Ok(texture) => {
                picture.problem = rivals;
                picture.loaded = Some(LoadedPicture {
                    texture: Handle::new(texture),
                    version: self.revision,
                });
            }
            Err(mut why) => {
                if let Some(candidate) = candidate {
                    why.push_str("; ");
                    why.push_str(&candidate);
                    why.push_str(" has a name like it: choose that");
                }
                picture.fail(&why, self.folder.as_deref().unwrap_or(Path::new("")));
            }
        }
    }

    /// A problem when several plugins read this kind of file.
    fn rivals(&self, path: &str) -> Option<Problem> {
        let names = self.importers.as_ref()?.names(path);
        let (first, others) = names.split_first()?;
        (!others.is_empty()).then(|| {
            let others = others.join(", ");
            let text = format!(
                "{first} reads {path}; {others} would too: let each read files with an ending of its own"
            );
            problem(text, self.folder.clone().unwrap_or_default().join(path))
        })
    }

    fn start_reading(&mut self, id: TextureId, path: String) {
        let Some(folder) = &self.folder else {
            return;
        };
        let importers = self.importers.clone();
        let start = || {
            reader(
                folder.clone(),
                importers,
                self.read.0.clone(),
                self.waker.clone(),
            )
        };
        // `None` when no thread could be started: the next picture tries again.
        match self.requests.get_or_insert_with(start).send((id, path)) {
            Ok(()) => self.reading += 1,
            Err(_) => self.requests = None,
        }
    }
}

impl Picture {
    fn fail(&mut self, why: &str, folder: &Path) {
        let path = &self.path;
        let what = match self.loaded {
            Some(_) => "is shown as it was before",
            None => "is not shown",
        };
        let text = format!("the picture {path} {what}: {why}");
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

/// Starts a thread that reads requested pictures. Decoding takes milliseconds, too long for the
/// threads of the systems.
fn reader(
    folder: PathBuf,
    importers: Option<Importers>,
    to: Sender<Read>,
    waker: Sender<()>,
) -> Sender<(TextureId, String)> {
    let (requests, paths) = unbounded::<(TextureId, String)>();
    let thread = std::thread::Builder::new().name("pictures".into());
    let started = thread.spawn(move || {
        for (id, path) in paths {
            let is_imported = importers.as_ref().is_some_and(|all| all.know(&path));
            let texture = decode(&folder, (id, &path), importers.as_ref());
            let read = Read {
                id,
                path,
                is_imported,
                texture,
            };
            if to.send(read).is_err() {
                return;
            }
            let _woken_already = waker.try_send(());
        }
    });
    if let Err(error) = started {
        tracing::error!("pictures cannot be read: {error}");
    }
    requests
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::crossbeam::channel::bounded;
    use playground_base::image::RgbaImage;
    use playground_base::loader::fingerprint;
    use playground_core_assets::Asset;
    use std::time::{Duration, Instant};
    use tempfile::TempDir;

    fn project() -> (TempDir, Pictures) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("assets")).expect("a folder");
        let mut pictures = Pictures::new(bounded(1).0, None, None);
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
    fn wait(project: &TempDir, pictures: &mut Pictures, holds: impl Fn(&Pictures) -> bool) -> bool {
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

    fn widths(pictures: &Pictures) -> Vec<u32> {
        let loaded = pictures.loaded();
        loaded.map(|of| of.texture.pixels.width_px).collect()
    }

    #[test]
    fn picture_is_read_on_request_and_again_after_a_change() {
        let (project, mut pictures) = project();
        write(&project, "fish.png", 3);
        assert_eq!(
            pictures.texture(&"fish.png".into()),
            None,
            "it is being read"
        );
        assert!(wait(&project, &mut pictures, |of| widths(of) == [3]));
        assert_eq!(
            pictures.texture(&"fish.png".into()),
            Some(id_of(&"fish.png".into()))
        );
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
            assert_eq!(pictures.texture(&path.into()), None);
            let is_reported =
                |of: &Pictures| of.problems().any(|problem| problem.message.contains(why));
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
        assert_eq!(pictures.texture(&"sea/fish.png".into()), None);
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
        pictures.texture(&"wide.png".into());
        assert!(wait(&project, &mut pictures, |of| widths(of) == [9]));
        pictures.refuse(id_of(&"wide.png".into()), "it is too wide");
        assert_eq!(pictures.texture(&"wide.png".into()), None);
        assert_eq!(pictures.problems().count(), 1);
        write(&project, "wide.png", 2);
        assert!(wait(&project, &mut pictures, |of| widths(of) == [2]));
        assert_eq!(pictures.problems().count(), 0);
        pictures.close();
        assert_eq!(pictures.loaded().count(), 0);
        assert_eq!(
            pictures.texture(&"wide.png".into()),
            None,
            "no project is open"
        );
        assert!(!pictures.is_reading());
    }
}
