//! Feeds inputs to what reads them, each through its public function.

use super::import_feeds::Importers;
use super::target::DIVIDER;
use playground_apps_editor::Leftover;
use playground_apps_editor::app::UserFiles;
use playground_apps_editor::shell::EditorShell;
use playground_base::{BindingRegistry, Context, Handle, IdMap, crossbeam};
use playground_core_console::ConsoleView;
use playground_core_ui::Vocabulary;
use playground_engine::Pictures;
use playground_engine::scene::merge::split_versions;
use playground_engine::scene::merge::{SceneTree, differences, marked_text, merge as merged};
use playground_engine::scene::{TextFormat, parse, parse_scene};
use playground_graphics::egui;
use playground_graphics::wgpu::naga::front::wgsl;
use playground_graphics::wgpu::naga::valid::{Capabilities, ValidationFlags, Validator};
use playground_modules_resolver::ProjectManifest;
use playground_systems_console::ConsoleLanguage;
use playground_tests_panels::Scene;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

/// What targets need besides their input. It is made once for all inputs of a worker.
pub struct Surroundings {
    folder: TempDir,
    scene: Scene,
    language: ConsoleLanguage,
    shell: EditorShell,
    pictures: Pictures,
    pub(super) importers: Importers,
    /// How many pictures were read.
    read: u64,
}

/// Pictures stay in memory, so they are dropped after so many.
const PICTURES: u64 = 500;

/// A picture of this size is dropped at once.
const LARGE_BYTES: usize = 1 << 20;

impl Surroundings {
    /// An empty world with the components of core, and an empty folder.
    pub fn new() -> Self {
        let memory = Path::new("/dev/shm");
        let folder = match memory.is_dir() {
            true => TempDir::new_in(memory),
            false => TempDir::new(),
        };
        let context = Context {
            registry: Handle::new(BindingRegistry::default()),
            pools: IdMap::default(),
        };
        Self {
            folder: folder.expect("a temporary folder can be made"),
            scene: Scene::new(),
            language: ConsoleLanguage::new(&context).expect("it does not use the context"),
            shell: EditorShell::new(&egui::Context::default()),
            pictures: Pictures::pictures(crossbeam::channel::unbounded().0, None, None),
            importers: Importers::new(),
            read: 0,
        }
    }

    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let file = self.folder.path().join(name);
        let folder = file.parent().expect("a file lies in a folder");
        let written = fs::create_dir_all(folder).and_then(|()| fs::write(&file, bytes));
        written.expect("a temporary folder can be written");
        file
    }
}

/// The text of a file, as programs read it: without what is no text.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A scene file, opened.
pub fn scene(with: &mut Surroundings, bytes: &[u8]) {
    let (_, text) = TextFormat::separate(text(bytes));
    let _refused = parse_scene(&with.scene.world, &text, "a scene");
}

/// A text from the clipboard, pasted.
pub fn clipboard(with: &mut Surroundings, bytes: &[u8]) {
    let _refused = parse(&with.scene.world, &text(bytes), "pasted text");
}

/// Three versions of a scene, merged: the result is a scene again.
pub fn merge(_with: &mut Surroundings, bytes: &[u8]) {
    let text = text(bytes);
    let versions: Vec<SceneTree> = text
        .split(DIVIDER)
        .filter_map(|version| SceneTree::parse(version, "a version").ok())
        .collect();
    if let [base, ours, theirs] = versions.as_slice() {
        let whole = merged(base, ours, theirs, |_component| None, |_conflict| None);
        let _names = differences(base, &whole.scene);
        let marked = marked_text(base, ours, theirs);
        if marked.conflicts == 0 {
            let read = SceneTree::parse(&marked.text, "the merged scene");
            let read = read.expect("a merged scene without conflicts can be read");
            assert_eq!(read, whole.scene, "it is what was merged");
        }
    }
}

/// A scene file that another program left with conflict markers.
pub fn markers(_with: &mut Surroundings, bytes: &[u8]) {
    if let Ok(Some(versions)) = split_versions(&text(bytes), Path::new("a.ron")) {
        for version in [Some(versions.ours), versions.base, Some(versions.theirs)] {
            let _refused = version.map(|text| SceneTree::parse(&text, "a version"));
        }
    }
}

/// The manifest of a project.
pub fn manifest(with: &mut Surroundings, bytes: &[u8]) {
    with.write("Cargo.toml", bytes);
    if let Err(errors) = ProjectManifest::read(with.folder.path()) {
        for error in errors {
            assert!(!error.to_string().is_empty());
        }
    }
}

/// The settings of the user.
pub fn settings(with: &mut Surroundings, bytes: &[u8]) {
    with.write("recent.json", bytes);
    with.write("trusted.json", bytes);
    let files = UserFiles::in_folder(with.folder.path());
    let _none = files.recent();
    let _not_trusted = files.trusted().of(Path::new("/tmp"));
}

/// The saved layout of the panels.
pub fn layout(with: &mut Surroundings, bytes: &[u8]) {
    if with.shell.set_layout(&text(bytes)).is_ok() {
        let saved = with.shell.layout();
        let again = with.shell.set_layout(&saved);
        again.expect("a layout that was read is written as one");
    }
}

/// The journal of an editor that was killed.
pub fn journal(with: &mut Surroundings, bytes: &[u8]) {
    with.write(".playground/journal/edits", bytes);
    if let Ok(Some(left)) = Leftover::find(with.folder.path()) {
        let _may_be_damaged = left.has_whole_steps();
    }
    // What cannot be read is put aside there under a free name, which takes longer each time.
    let aside = with.folder.path().join(".playground/journal/unreadable");
    let _may_be_empty = std::fs::remove_dir_all(aside);
}

/// A line of the console. The line of its command is the same command.
pub fn console(with: &mut Surroundings, bytes: &[u8]) {
    let (text, words) = (text(bytes), Vocabulary::default());
    let _completions = with.language.complete(&text, &words);
    if let Ok(Some(command)) = with.language.parse(&text, &words) {
        let line = with.language.line(&command);
        let again = with.language.parse(&line, &words);
        // Compared as text: NaN is not equal to itself, and the editor refuses it later.
        let (read, written) = (format!("{again:?}"), format!("Ok(Some({command:?}))"));
        assert_eq!(read, written, "{text:?} has the line {line:?}");
    }
}

/// A picture file.
pub fn picture(with: &mut Surroundings, bytes: &[u8]) {
    if with.read.is_multiple_of(PICTURES) {
        fs::create_dir_all(with.folder.path().join("assets")).expect("it can be written");
        with.pictures.open(with.folder.path());
    }
    let name = format!("{}.png", with.read);
    let file = with.write(&format!("assets/{name}"), bytes);
    with.read += 1;
    with.pictures.request(&name.as_str().into());
    while with.pictures.is_reading() {
        std::thread::sleep(Duration::from_micros(10));
        with.pictures.poll();
    }
    fs::remove_file(file).expect("it was just written");
    // Several large ones together may take more memory than one is allowed.
    let mut loaded = with.pictures.loaded();
    let any_is_large = loaded.any(|(_, of)| of.content.pixels.rgba.len() > LARGE_BYTES);
    drop(loaded);
    if any_is_large {
        with.pictures.close();
        with.read = with.read.next_multiple_of(PICTURES);
    }
}

/// A shader file, as the renderer's device reads it.
pub fn shader(_with: &mut Surroundings, bytes: &[u8]) {
    if let Ok(module) = wgsl::parse_str(&text(bytes)) {
        let mut validator = Validator::new(ValidationFlags::all(), Capabilities::default());
        let _refused = validator.validate(&module);
    }
}
