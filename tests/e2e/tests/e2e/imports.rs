//! Files are imported in a process of their own: an importer that aborts, loops or takes all memory costs
//! that process, and no more. What was imported is there at the next start.

use playground_tests_e2e::{Built, Editor, PLUGIN, SourceEdit, TempProject, Use};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

const ROOT: &str = "tests/e2e/fixture/plugin/lib.rs";
const END: &str = "\nplayground::export!();";

/// An importer that does what a file says. It writes down what it began.
const IMPORTER: &str = r#"
use playground::assets::{ImportFile, Imported, ImporterView};
use playground::base::{Context, ModuleError};
use playground::drawing::Pixels;
use playground::view_model;

fn one_pixel() -> Pixels {
    Pixels {
        width_px: 1,
        height_px: 1,
        rgba: vec![GREEN, 255, 0, 255],
    }
}

/// Does what a file says.
pub struct Obedient;

impl Obedient {
    pub fn new(_: &Context) -> Result<Self, ModuleError> {
        Ok(Self)
    }
}

#[view_model]
impl ImporterView for Obedient {
    fn extensions(&self) -> &'static [&'static str] {
        &["does"]
    }

    fn import(&self, file: ImportFile<'_>) -> Result<Imported, String> {
        let text = String::from_utf8_lossy(file.bytes);
        let began = file.file.parent().and_then(|assets| assets.parent()).map(|of| of.join("began"));
        let began = began.ok_or("it is nowhere")?;
        let before = std::fs::read_to_string(&began).unwrap_or_default();
        let _ = std::fs::write(&began, format!("{before}{}\n", text.trim()));
        match text.trim() {
            "abort" => std::process::abort(),
            "exit" => std::process::exit(0),
            "loop" => loop {
                std::hint::black_box(0);
            },
            "eat" => {
                let mut all = Vec::new();
                loop {
                    all.push(vec![1_u8; 64 << 20]);
                }
            }
            "wait" => {
                let go = began.with_file_name("go");
                // As long as a share grows, it may go on.
                for tick in 0..600 {
                    if go.exists() {
                        return Ok(Imported::Picture(one_pixel()));
                    }
                    file.progress.report(0.25 + tick as f32 * 0.001, "waiting to go");
                    std::thread::sleep(std::time::Duration::from_millis(50));
                }
                Err("nobody said go".to_owned())
            }
            "panic" => panic!("as it was said"),
            "good" => Ok(Imported::Picture(one_pixel())),
            other => Err(format!("nobody does {other}")),
        }
    }
}

playground::export!();"#;

/// An editor whose imports may take a second, and 1 GiB.
fn open(built: &Built, project: &Path) -> Editor {
    Editor::open_with_import_limits(built, project, 1, 1024)
}

/// Shows files until all were imported, or not. The messages of the problems.
fn problems_after(editor: &mut Editor, picture: &Path, words: &[&str]) -> String {
    let start = Instant::now();
    loop {
        let problems = editor.must("problems").fields.to_string();
        if words.iter().all(|word| problems.contains(word)) {
            return problems;
        }
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "{words:?}: {problems}"
        );
        editor.must(&format!("screenshot {}", picture.display()));
    }
}

/// What was imported, one a line.
fn began(project: &TempProject) -> Vec<String> {
    let text = fs::read_to_string(project.path("began")).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn importer_that_ends_its_process_costs_one_file_and_what_was_imported_is_kept() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let root = SourceEdit::of(&built, ROOT);
    let mut editor = open(&built, project.folder());
    root.replace(END, &IMPORTER.replace("GREEN", "0"));
    assert_eq!(editor.must("reload").at("/outcome"), "done");
    fs::create_dir_all(project.path("assets")).expect("a folder");
    let say = |word: &str, text: &str| {
        let file = project.path("assets").join(format!("{word}.does"));
        fs::write(file, text).expect("it can be written");
    };
    let before = editor.editing_process_id();
    for word in ["abort", "exit", "loop", "eat", "panic", "good"] {
        say(word, word);
        editor.must(&format!("spawn sprite {word}"));
        editor.must(&format!("set {word} Sprite.texture \"{word}.does\""));
    }
    let picture = project.path("picture.png");
    let words = [
        "abort.does",
        "exit.does",
        "loop.does",
        "eat.does",
        "panic.does",
    ];
    let problems = problems_after(&mut editor, &picture, &words);
    for why in [
        "SIGABRT",
        "exit status: 0",
        "a loop",
        "memory",
        "as it was said",
        "Obedient",
    ] {
        assert!(problems.contains(why), "{why}: {problems}");
    }
    assert!(!problems.contains("good.does"), "{problems}");
    assert_eq!(editor.editing_process_id(), before, "the editor lives");
    editor.must("save");
    let good = |of: &TempProject| began(of).iter().filter(|word| *word == "good").count();
    assert_eq!(good(&project), 1);

    // A worker that is killed is replaced.
    assert!(editor.kill_importing(), "the last of them waits for more");
    say("panic", "good\n");
    let start = Instant::now();
    while good(&project) < 2 {
        assert!(
            start.elapsed() < Duration::from_secs(30),
            "{:?}",
            began(&project)
        );
        editor.must(&format!("screenshot {}", picture.display()));
    }

    // Code that was reloaded imports again, in a worker that has it.
    root.replace(END, &IMPORTER.replace("GREEN", "1"));
    assert_eq!(editor.must("reload").at("/outcome"), "done");
    let start = Instant::now();
    while good(&project) < 4 {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "{:?}",
            began(&project)
        );
        editor.must(&format!("screenshot {}", picture.display()));
    }
    editor.must("save");
    let ids = editor.importing_process_ids();
    editor.kill();
    drop(editor);
    let lives = |id: &u32| {
        let stat = fs::read_to_string(format!("/proc/{id}/stat"));
        stat.is_ok_and(|stat| !stat.contains(") Z "))
    };
    let start = Instant::now();
    while ids.iter().any(lives) {
        assert!(
            start.elapsed() < Duration::from_secs(5),
            "they outlive the editor: {ids:?}"
        );
        std::thread::sleep(Duration::from_millis(20));
    }

    // The next start takes what is good from the cache, and asks for the others again.
    let counted = good(&project);
    let mut editor = open(&built, project.folder());
    problems_after(
        &mut editor,
        &picture,
        &["abort.does", "exit.does", "loop.does", "eat.does"],
    );
    assert_eq!(good(&project), counted);
    assert!(project.path(".playground/imports").is_dir());
    // Damaged entries are imported again.
    editor.kill();
    drop(editor);
    for entry in fs::read_dir(project.path(".playground/imports"))
        .into_iter()
        .flatten()
        .flatten()
    {
        if entry.path().extension().is_none() && entry.file_name() != ".gitignore" {
            fs::write(entry.path(), b"PGIMP001 and no more").expect("it can be written");
        }
    }
    let mut editor = open(&built, project.folder());
    problems_after(
        &mut editor,
        &picture,
        &["abort.does", "exit.does", "loop.does", "eat.does"],
    );
    assert_eq!(good(&project), counted + 2, "both that are good");
    assert_eq!(editor.generation(PLUGIN), 1);
}

/// The job of an import: its number and how far it is.
fn import_job(editor: &mut Editor) -> Option<(u64, f64)> {
    let jobs = editor.must("jobs");
    let mut jobs = jobs.at("/jobs").as_array()?.iter();
    let job = jobs.find(|job| job["command"] == "import")?;
    assert_eq!(job["subject"], "wait.does");
    Some((job["job"].as_u64()?, job["progress"].as_f64()?))
}

#[test]
fn import_tells_how_far_it_is_and_what_was_before_stays_when_it_is_cancelled() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let root = SourceEdit::of(&built, ROOT);
    let mut editor = open(&built, project.folder());
    root.replace(END, &IMPORTER.replace("GREEN", "7"));
    assert_eq!(editor.must("reload").at("/outcome"), "done");
    fs::create_dir_all(project.path("assets")).expect("a folder");
    fs::write(project.path("assets/wait.does"), "wait").expect("it can be written");
    editor.must("spawn sprite Sign");
    editor.must("set Sign Sprite.texture \"wait.does\"");
    let picture = project.path("picture.png");
    editor.must("previewasset wait.does");
    let start = Instant::now();
    let (job, share) = loop {
        if let Some(found) = import_job(&mut editor) {
            break found;
        }
        assert!(start.elapsed() < Duration::from_secs(20), "it is a job");
    };
    assert!((0.25..0.9).contains(&share), "{share}");
    editor.must(&format!("cancel {job}"));
    // What draws asks for it as well.
    let start = Instant::now();
    loop {
        editor.must(&format!("screenshot {}", picture.display()));
        if let Some((job, _)) = import_job(&mut editor) {
            editor.must(&format!("cancel {job}"));
        }
        let problems = editor.must("problems").fields.to_string();
        if problems.contains("wait.does is not shown: its import was cancelled") {
            break;
        }
        assert!(start.elapsed() < Duration::from_secs(60), "{problems}");
    }
    // It is not tried again by itself.
    let before = began(&project).len();
    fs::write(project.path("assets/other.txt"), "words").expect("it can be written");
    editor.must("assets");
    editor.must(&format!("screenshot {}", picture.display()));
    assert_eq!(began(&project).len(), before);
    fs::write(project.path("go"), "").expect("it can be written");
    editor.must("importagain wait.does");
    let start = Instant::now();
    while editor
        .must("problems")
        .fields
        .to_string()
        .contains("wait.does")
    {
        assert!(start.elapsed() < Duration::from_secs(30), "it is imported");
        editor.must(&format!("screenshot {}", picture.display()));
    }
    assert!(began(&project).len() > before);
}

/// The module that reads sounds decodes them once: what is damaged is named before a game plays it.
#[test]
fn sounds_are_decoded_once_and_damaged_ones_are_named() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    fs::create_dir_all(project.path("assets")).expect("a folder");
    let tone = include_bytes!("../../../../plugins/sounds/tests/sounds/tone.flac");
    fs::write(project.path("assets/tone.flac"), tone).expect("a file");
    fs::write(project.path("assets/noise.ogg"), "no sound at all").expect("a file");
    let mut editor = Editor::open(&built, project.folder());
    let picture = project.path("picture.png");
    editor.must("assets");
    for name in ["tone.flac", "noise.ogg"] {
        editor.must(&format!("chooseasset {name}"));
    }
    let problems = problems_after(&mut editor, &picture, &["noise.ogg cannot be played"]);
    assert!(!problems.contains("tone.flac"), "{problems}");
}

#[test]
fn settings_are_kept_beside_the_file_and_undone() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    fs::create_dir_all(project.path("assets")).expect("a folder");
    let ship = image::RgbaImage::from_pixel(64, 32, image::Rgba([9, 9, 9, 255]));
    ship.save(project.path("assets/ship.png"))
        .expect("it can be written");
    let mut editor = Editor::open(&built, project.folder());
    editor.must("setimport ship.png filter sharp");
    editor.must("setimport ship.png most_side 16");
    let sidecar = || project.read("assets/ship.png.asset");
    assert!(
        sidecar().contains("\"filter\": Choice(\"sharp\")"),
        "{}",
        sidecar()
    );
    assert!(
        sidecar().contains("\"most_side\": Number(16.0)"),
        "{}",
        sidecar()
    );
    for (line, why) in [
        ("setimport ship.png filter soft", "smooth, sharp"),
        ("setimport ship.png most_side NaN", "a number"),
        ("setimport ship.png scale 2", "no setting"),
        ("setimport none.png filter sharp", "no none.png"),
    ] {
        let refused = editor.run(line);
        assert!(!refused.is_ok());
        let text = refused.fields.to_string();
        assert!(text.contains(why), "{line}: {text}");
    }
    let chosen = editor.must("chooseasset ship.png").fields.to_string();
    assert!(
        chosen.contains("sharp") && chosen.contains("16"),
        "{chosen}"
    );
    let id = |text: &str| {
        text.lines()
            .find(|line| line.contains("id:"))
            .map(str::to_owned)
    };
    let before = id(&sidecar());
    editor.must("undo");
    editor.must("undo");
    assert!(!sidecar().contains("settings"), "{}", sidecar());
    assert_eq!(id(&sidecar()), before);
    editor.must("redo");
    assert!(sidecar().contains("sharp"), "{}", sidecar());
    // Moved by another program with its sidecar, it keeps them.
    for end in ["", ".asset"] {
        let from = project.path(&format!("assets/ship.png{end}"));
        fs::rename(from, project.path(&format!("assets/boat.png{end}"))).expect("it is there");
    }
    let chosen = editor.must("assets").fields.to_string();
    assert!(chosen.contains("boat.png"), "{chosen}");
    let chosen = editor.must("chooseasset boat.png").fields.to_string();
    assert!(chosen.contains("sharp"), "{chosen}");
}
