//! [`Pictures`]: the pictures that sprites show.

use super::Importers;
use super::decode::{decode, id_of};
use super::folder_watch::FolderWatch;
use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::{Handle, tracing};
use playground_core_engine::{Problem, Severity};
use playground_core_rendering::{Texture, TextureId};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Where a project has its pictures.
const FOLDER: &str = "assets";

/// The pictures that sprites show: files below the `assets` folder of the project. They are read on
/// a thread of their own when they are first asked for, and again when they change on disk; until
/// the new one is there, and when it turns out to be damaged, the old one stays.
pub struct Pictures {
    /// The assets of the open project.
    folder: Option<PathBuf>,
    known: BTreeMap<TextureId, Picture>,
    /// To the thread that reads, which ends with it.
    asked: Option<Sender<String>>,
    read: (Sender<Read>, Receiver<Read>),
    watch: Option<FolderWatch>,
    /// Why changes on disk are not seen.
    blind: Option<Problem>,
    bell: Sender<()>,
    /// What plugins read; `None` without plugins.
    importers: Option<Importers>,
    /// How many are being read.
    reading: usize,
    revision: u64,
    /// Counts draw lists.
    list: u64,
}

/// One that was read.
#[derive(Clone)]
pub struct LoadedPicture {
    /// What to upload.
    pub texture: Handle<Texture>,
    /// Another number for each time that it was read.
    pub version: u64,
}

struct Picture {
    way: String,
    loaded: Option<LoadedPicture>,
    problem: Option<Problem>,
    /// A plugin read it last.
    is_imported: bool,
    /// The last draw list that asked for it.
    asked_by: u64,
}

/// What came of reading a picture.
struct Read {
    way: String,
    is_imported: bool,
    texture: Result<Texture, String>,
}

impl Pictures {
    /// None. `bell` is rung when one was read or changed.
    pub fn new(bell: Sender<()>, importers: Option<Importers>) -> Self {
        Self {
            folder: None,
            known: BTreeMap::new(),
            asked: None,
            read: unbounded(),
            watch: None,
            blind: None,
            bell,
            importers,
            reading: 0,
            revision: 0,
            list: 0,
        }
    }

    /// No project is open any more.
    pub fn close(&mut self) {
        *self = Self {
            revision: self.revision + 1,
            ..Self::new(self.bell.clone(), self.importers.clone())
        };
    }

    /// Those of this project from now on.
    pub fn open(&mut self, project: &Path) {
        self.close();
        match FolderWatch::start(project, FOLDER, self.bell.clone()) {
            Ok(watch) => self.watch = Some(watch),
            Err(error) => {
                let text = format!("pictures do not follow changes on disk: {error}");
                self.blind = Some(problem(text, project.join(FOLDER)));
            }
        }
        self.folder = Some(project.join(FOLDER));
    }

    /// Another draw list is filled: problems are those of the pictures that it asks for.
    pub fn begin_list(&mut self) {
        self.list += 1;
    }

    /// The texture of the picture at `way` below the assets; `None` while it is not read. Starts to
    /// read one that is not known.
    pub fn texture(&mut self, way: &str) -> Option<TextureId> {
        let id = id_of(way);
        if let Some(picture) = self.known.get_mut(&id) {
            picture.asked_by = self.list;
            return picture.loaded.is_some().then_some(id);
        }
        let picture = Picture {
            way: way.to_owned(),
            loaded: None,
            problem: None,
            is_imported: false,
            asked_by: self.list,
        };
        self.known.insert(id, picture);
        self.start_reading(way.to_owned());
        None
    }

    /// All that can be uploaded.
    pub fn loaded(&self) -> impl Iterator<Item = &LoadedPicture> {
        let loaded = self.known.values();
        loaded.filter_map(|picture| picture.loaded.as_ref())
    }

    /// The renderer refused the picture: it is shown no more until its file changes.
    pub fn refuse(&mut self, id: TextureId, why: &str) {
        self.revision += 1;
        let folder = self.folder.clone().unwrap_or_default();
        if let Some(picture) = self.known.get_mut(&id) {
            picture.loaded = None;
            picture.fail(why, &folder);
        }
    }

    /// Takes in what was read and what changed. True when something is shown otherwise than before.
    pub fn poll(&mut self) -> bool {
        let before = self.revision;
        while let Ok(read) = self.read.1.try_recv() {
            self.take(read);
        }
        let changed = self.watch.as_mut().map(FolderWatch::poll);
        let changed = changed.unwrap_or_default();
        if !changed.is_empty() {
            let is_changed = |way: &Path| changed.iter().any(|above| way.starts_with(above));
            let ways = self.known.values().map(|picture| &picture.way);
            let ways = ways.filter(|way| is_changed(Path::new(way.as_str())));
            let ways: Vec<String> = ways.cloned().collect();
            ways.into_iter().for_each(|way| self.start_reading(way));
        }
        self.revision != before
    }

    /// Modules were swapped: what a plugin reads, read before or reads now is read again.
    pub fn reimport(&mut self) {
        let Some(importers) = self.importers.clone() else {
            return;
        };
        let stale = |picture: &&Picture| picture.is_imported || importers.know(&picture.way);
        let ways = self.known.values().filter(stale);
        let ways: Vec<String> = ways.map(|picture| picture.way.clone()).collect();
        ways.into_iter().for_each(|way| self.start_reading(way));
    }

    /// True while something that was asked for is not there yet.
    pub const fn is_reading(&self) -> bool {
        self.reading > 0
    }

    /// When [`poll`](Self::poll) should be called next though nothing rings.
    pub fn due(&self) -> Option<Duration> {
        self.watch.as_ref()?.due()
    }

    /// Changes when a picture does.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// What is wrong with the pictures of the last draw list.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> + Clone {
        let asked = self.known.values();
        let asked = asked.filter(|picture| picture.asked_by == self.list);
        let problems = asked.filter_map(|picture| picture.problem.as_ref());
        problems.chain(&self.blind)
    }

    fn take(&mut self, read: Read) {
        self.reading = self.reading.saturating_sub(1);
        let rivals = self.rivals(&read.way);
        let Some(picture) = self.known.get_mut(&id_of(&read.way)) else {
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
    fn rivals(&self, way: &str) -> Option<Problem> {
        let names = self.importers.as_ref()?.names(way);
        let (first, others) = names.split_first()?;
        (!others.is_empty()).then(|| {
            let others = others.join(", ");
            let text = format!(
                "{first} reads {way}; {others} would too: let each read files with an ending of its own"
            );
            problem(text, self.folder.clone().unwrap_or_default().join(way))
        })
    }

    fn start_reading(&mut self, way: String) {
        let Some(folder) = &self.folder else {
            return;
        };
        let importers = self.importers.clone();
        let start = || {
            reader(
                folder.clone(),
                importers,
                self.read.0.clone(),
                self.bell.clone(),
            )
        };
        // Gone when there was no thread to be had: the next picture asks for one again.
        match self.asked.get_or_insert_with(start).send(way) {
            Ok(()) => self.reading += 1,
            Err(_) => self.asked = None,
        }
    }
}

impl Picture {
    fn fail(&mut self, why: &str, folder: &Path) {
        let way = &self.way;
        let what = match self.loaded {
            Some(_) => "is shown as it was before",
            None => "is not shown",
        };
        let text = format!("the picture {way} {what}: {why}");
        self.problem = Some(problem(text, folder.join(way)));
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

/// Starts a thread that reads what it is asked for. Decoding takes milliseconds: the threads of the
/// systems are not for it.
fn reader(
    folder: PathBuf,
    importers: Option<Importers>,
    to: Sender<Read>,
    bell: Sender<()>,
) -> Sender<String> {
    let (asked, ways) = unbounded::<String>();
    let thread = std::thread::Builder::new().name("pictures".into());
    let started = thread.spawn(move || {
        for way in ways {
            let is_imported = importers.as_ref().is_some_and(|all| all.know(&way));
            let texture = decode(&folder, &way, importers.as_ref());
            let read = Read {
                way,
                is_imported,
                texture,
            };
            if to.send(read).is_err() {
                return;
            }
            let _rung_already = bell.try_send(());
        }
    });
    if let Err(error) = started {
        tracing::error!("pictures cannot be read: {error}");
    }
    asked
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

    fn write(project: &TempDir, way: &str, width_px: u32) {
        let picture = RgbaImage::new(width_px, 1);
        let saved = picture.save(project.path().join("assets").join(way));
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
    fn a_picture_is_read_when_it_is_asked_for_and_again_when_it_changes() {
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
    fn what_cannot_be_shown_is_told_while_it_is_asked_for() {
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
        for (way, why) in cases {
            pictures.begin_list();
            assert_eq!(pictures.texture(way), None);
            let told = |of: &Pictures| of.problems().any(|problem| problem.message.contains(why));
            assert!(wait(&mut pictures, told), "{way}");
            let names_it = |problem: &Problem| problem.message.contains(way);
            assert!(pictures.problems().all(names_it), "{way}");
        }
        pictures.begin_list();
        assert_eq!(pictures.problems().count(), 0, "nobody asks for them now");
    }

    #[test]
    fn what_comes_later_is_read_then() {
        let (project, mut pictures) = project();
        let assets = project.path().join("assets");
        std::fs::remove_dir(&assets).expect("it is empty");
        pictures.open(&project.path().canonicalize().expect("it is there"));
        assert_eq!(pictures.texture("sea/fish.png"), None);
        assert!(wait(&mut pictures, |of| of.problems().next().is_some()));
        // A folder that is made elsewhere and moved to its place, twice.
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
        // One that comes into a folder that is there.
        std::fs::create_dir(&assets).expect("a folder");
        let made = project.path().join("sea");
        std::fs::create_dir(&made).expect("a folder");
        let saved = RgbaImage::new(7, 1).save(made.join("fish.png"));
        saved.expect("it can be written");
        std::fs::rename(&made, assets.join("sea")).expect("it can be moved");
        assert!(wait(&mut pictures, |of| widths(of) == [7]));
    }

    #[test]
    fn what_the_renderer_refuses_is_told_until_the_file_changes() {
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
