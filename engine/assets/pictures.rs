//! [`Pictures`]: the pictures that sprites show.

use super::Importers;
use super::decode::{decode, id_of};
use super::folder_watch::FolderWatch;
use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::{Handle, tracing};
use playground_core_drawing::{Texture, TextureId};
use playground_core_engine::{Problem, Severity};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The folder of a project's pictures, relative to the project.
pub const FOLDER: &str = "assets";

/// The pictures that sprites show: files below the `assets` folder of the project. A thread reads
/// each picture when it is first requested, and again when it changes on disk. The old picture
/// stays in use until the new one is read, and also when the new one is damaged.
pub struct Pictures {
    /// The assets folder of the open project.
    folder: Option<PathBuf>,
    known: BTreeMap<TextureId, Picture>,
    /// Requests to the reading thread, which ends when this is dropped.
    requests: Option<Sender<String>>,
    read: (Sender<Read>, Receiver<Read>),
    watch: Option<FolderWatch>,
    /// Why changes on disk are not seen.
    watch_error: Option<Problem>,
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
    path: String,
    loaded: Option<LoadedPicture>,
    problem: Option<Problem>,
    /// True when a plugin imported it.
    is_imported: bool,
    /// The last draw list that requested it.
    requested_by: u64,
}

/// The result of reading a picture.
struct Read {
    path: String,
    is_imported: bool,
    texture: Result<Texture, String>,
}

impl Pictures {
    /// No pictures. `waker` wakes the event loop when one was read or changed.
    pub fn new(waker: Sender<()>, importers: Option<Importers>) -> Self {
        Self {
            folder: None,
            known: BTreeMap::new(),
            requests: None,
            read: unbounded(),
            watch: None,
            watch_error: None,
            waker,
            importers,
            reading: 0,
            revision: 0,
            list: 0,
        }
    }

    /// The importers of plugins.
    pub const fn importers(&self) -> Option<&Importers> {
        self.importers.as_ref()
    }

    /// Forgets all pictures: the project was closed.
    pub fn close(&mut self) {
        *self = Self {
            revision: self.revision + 1,
            ..Self::new(self.waker.clone(), self.importers.clone())
        };
    }

    /// Switches to the pictures of this project.
    pub fn open(&mut self, project: &Path) {
        self.close();
        match FolderWatch::start(project, FOLDER, self.waker.clone()) {
            Ok(watch) => self.watch = Some(watch),
            Err(error) => {
                let text = format!("pictures do not follow changes on disk: {error}");
                self.watch_error = Some(problem(text, project.join(FOLDER)));
            }
        }
        self.folder = Some(project.join(FOLDER));
    }

    /// Starts a new draw list. [`problems`](Self::problems) reports only pictures that it requests.
    pub fn begin_list(&mut self) {
        self.list += 1;
    }

    /// The texture of the picture at `path` in the assets folder; `None` until it is read. Starts
    /// reading a picture that was not requested before.
    pub fn texture(&mut self, path: &str) -> Option<TextureId> {
        let id = id_of(path);
        if let Some(picture) = self.known.get_mut(&id) {
            picture.requested_by = self.list;
            return picture.loaded.is_some().then_some(id);
        }
        let picture = Picture {
            path: path.to_owned(),
            loaded: None,
            problem: None,
            is_imported: false,
            requested_by: self.list,
        };
        self.known.insert(id, picture);
        self.start_reading(path.to_owned());
        None
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

    /// Handles finished reads and changed files. True when a picture or its problem changed.
    pub fn poll(&mut self) -> bool {
        let before = self.revision;
        while let Ok(read) = self.read.1.try_recv() {
            self.take(read);
        }
        let changed = self.watch.as_mut().map(FolderWatch::poll);
        let changed = changed.unwrap_or_default();
        if !changed.is_empty() {
            let is_changed = |path: &Path| changed.iter().any(|above| path.starts_with(above));
            let paths = self.known.values().map(|picture| &picture.path);
            let paths = paths.filter(|path| is_changed(Path::new(path.as_str())));
            let paths: Vec<String> = paths.cloned().collect();
            paths.into_iter().for_each(|path| self.start_reading(path));
        }
        self.revision != before
    }

    /// After modules were swapped: reads again what a plugin imported before or imports now.
    pub fn reimport(&mut self) {
        let Some(importers) = self.importers.clone() else {
            return;
        };
        let stale = |picture: &&Picture| picture.is_imported || importers.know(&picture.path);
        let paths = self.known.values().filter(stale);
        let paths: Vec<String> = paths.map(|picture| picture.path.clone()).collect();
        paths.into_iter().for_each(|path| self.start_reading(path));
    }

    /// True while a requested picture is not read yet.
    pub const fn is_reading(&self) -> bool {
        self.reading > 0
    }

    /// Time until [`poll`](Self::poll) should be called even if the waker does not fire.
    pub fn due(&self) -> Option<Duration> {
        self.watch.as_ref()?.due()
    }

    /// Increases whenever a picture changes.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The problems of the pictures in the last draw list.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> + Clone {
        let requested = self.known.values();
        let requested = requested.filter(|picture| picture.requested_by == self.list);
        let problems = requested.filter_map(|picture| picture.problem.as_ref());
        problems.chain(&self.watch_error)
    }

    fn take(&mut self, read: Read) {
        self.reading = self.reading.saturating_sub(1);
        let rivals = self.rivals(&read.path);
        let Some(picture) = self.known.get_mut(&id_of(&read.path)) else {
            return;
        };
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
            Err(why) => picture.fail(&why, self.folder.as_deref().unwrap_or(Path::new(""))),
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

    fn start_reading(&mut self, path: String) {
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
        match self.requests.get_or_insert_with(start).send(path) {
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
) -> Sender<String> {
    let (requests, paths) = unbounded::<String>();
    let thread = std::thread::Builder::new().name("pictures".into());
    let started = thread.spawn(move || {
        for path in paths {
            let is_imported = importers.as_ref().is_some_and(|all| all.know(&path));
            let texture = decode(&folder, &path, importers.as_ref());
            let read = Read {
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
    use std::time::Instant;
    use tempfile::TempDir;

    fn project() -> (TempDir, Pictures) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        std::fs::create_dir(folder.path().join("assets")).expect("a folder");
        let mut pictures = Pictures::new(bounded(1).0, None);
        let root = folder.path().canonicalize().expect("it is there");
        pictures.open(&root);
        (folder, pictures)
    }

    fn write(project: &TempDir, path: &str, width_px: u32) {
        let picture = RgbaImage::new(width_px, 1);
        let saved = picture.save(project.path().join("assets").join(path));
        saved.expect("it can be written");
    }

    /// Polls until `holds`, or for five seconds.
    fn wait(pictures: &mut Pictures, holds: impl Fn(&Pictures) -> bool) -> bool {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(5) {
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
        assert_eq!(pictures.texture("fish.png"), None, "it is being read");
        assert!(wait(&mut pictures, |of| widths(of) == [3]));
        assert_eq!(pictures.texture("fish.png"), Some(id_of("fish.png")));
        let before = pictures.revision();
        write(&project, "fish.png", 5);
        assert!(wait(&mut pictures, |of| widths(of) == [5]));
        assert!(pictures.revision() > before);
        let damaged = project.path().join("assets/fish.png");
        std::fs::write(damaged, b"\x89PNG\r\n\x1a\nnot any more").expect("it can be written");
        assert!(wait(&mut pictures, |of| of.problems().next().is_some()));
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
            ("notes.txt", "no PNG"),
        ];
        for (path, why) in cases {
            pictures.begin_list();
            assert_eq!(pictures.texture(path), None);
            let is_reported =
                |of: &Pictures| of.problems().any(|problem| problem.message.contains(why));
            assert!(wait(&mut pictures, is_reported), "{path}");
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
        assert_eq!(pictures.texture("sea/fish.png"), None);
        assert!(wait(&mut pictures, |of| of.problems().next().is_some()));
        // A folder that is made elsewhere and moved into the project, twice.
        for width_px in [3, 5] {
            let made = project.path().join("made");
            std::fs::create_dir_all(made.join("sea")).expect("a folder");
            let saved = RgbaImage::new(width_px, 1).save(made.join("sea/fish.png"));
            saved.expect("it can be written");
            std::fs::rename(&made, &assets).expect("it can be moved");
            assert!(wait(&mut pictures, |of| widths(of) == [width_px]));
            assert_eq!(pictures.problems().count(), 0);
            std::fs::remove_dir_all(&assets).expect("it is there");
            assert!(wait(&mut pictures, |of| of.problems().next().is_some()));
        }
        // A folder that is moved into an existing assets folder.
        std::fs::create_dir(&assets).expect("a folder");
        let made = project.path().join("sea");
        std::fs::create_dir(&made).expect("a folder");
        let saved = RgbaImage::new(7, 1).save(made.join("fish.png"));
        saved.expect("it can be written");
        std::fs::rename(&made, assets.join("sea")).expect("it can be moved");
        assert!(wait(&mut pictures, |of| widths(of) == [7]));
    }

    #[test]
    fn refused_picture_is_reported_until_its_file_changes() {
        let (project, mut pictures) = project();
        write(&project, "wide.png", 9);
        pictures.texture("wide.png");
        assert!(wait(&mut pictures, |of| widths(of) == [9]));
        pictures.refuse(id_of("wide.png"), "it is too wide");
        assert_eq!(pictures.texture("wide.png"), None);
        assert_eq!(pictures.problems().count(), 1);
        write(&project, "wide.png", 2);
        assert!(wait(&mut pictures, |of| widths(of) == [2]));
        assert_eq!(pictures.problems().count(), 0);
        pictures.close();
        assert_eq!(pictures.loaded().count(), 0);
        assert_eq!(pictures.texture("wide.png"), None, "no project is open");
        assert!(!pictures.is_reading());
    }
}
