//! Projects outside the editor's workspace are made, trusted, built with their own host and
//! reloaded.
#![expect(
    clippy::disallowed_methods,
    reason = "a host is started as its user starts it"
)]

use playground_tests_e2e::{Built, Editor, Use};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant, SystemTime};
use tempfile::TempDir;

const RULE: (&str, &str) = ("from_rotation_y(spin.speed", "from_rotation_x(spin.speed");
const FIELD: (&str, &str) = (
    "pub speed: f32,",
    "pub speed: f32,\n    /// How sure.\n    pub grip: Option<f32>,",
);

/// A plugin that is added to the project later.
const ROCKS: &str = r#"//! Rocks.
#![forbid(unsafe_code)]

use playground::ecs::{System, SystemContext, SystemId, SystemView};
use playground::prelude::*;

/// The systems.
pub struct Rocks;

impl Rocks {
    /// Makes them.
    pub fn new(_: &Context) -> Result<Self, ModuleError> {
        Ok(Self)
    }
}

#[view_model]
impl SystemView for Rocks {
    fn systems(&self) -> Vec<System> {
        vec![System::new("rocks::fall")]
    }

    fn run(&self, _: SystemId, _: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        Ok(())
    }
}

playground::export!();
"#;

/// A folder for a project.
struct Outside {
    _folder: TempDir,
    project: PathBuf,
}

impl Outside {
    /// Moves the project to another folder.
    fn moved(self) -> Self {
        let moved = self.project.with_file_name("moved-race");
        fs::rename(&self.project, &moved).expect("it can be moved");
        Self {
            project: moved,
            ..self
        }
    }

    fn new() -> Self {
        let folder = TempDir::new().expect("a temporary folder can be made");
        let root = folder.path().canonicalize().expect("it is there");
        Self {
            project: root.join("space-race"),
            _folder: folder,
        }
    }

    fn line(&self, command: &str) -> String {
        format!("{command} {}", self.project.display())
    }

    #[track_caller]
    fn replace(&self, file: &str, (old, new): (&str, &str)) {
        let file = self.project.join(file);
        let text = fs::read_to_string(&file).expect("the source is there");
        assert_eq!(
            text.matches(old).count(),
            1,
            "`{old}` in {}",
            file.display()
        );
        fs::write(&file, text.replace(old, new)).expect("it can be written");
    }

    fn program(&self) -> PathBuf {
        let name = format!("space-race{}", std::env::consts::EXE_SUFFIX);
        self.project.join("target/debug").join(name)
    }
}

/// The loaded library of a module.
fn library(editor: &mut Editor, package: &str) -> PathBuf {
    let answer = editor.must("modules");
    let rows = answer
        .at("/modules")
        .as_array()
        .cloned()
        .unwrap_or_default();
    let row = rows.into_iter().find(|row| row["package"] == package);
    let file = row.and_then(|row| row["file"].as_str().map(PathBuf::from));
    file.unwrap_or_else(|| panic!("{package} is not loaded"))
}

fn modified(file: &Path) -> SystemTime {
    let metadata = fs::metadata(file);
    metadata
        .and_then(|metadata| metadata.modified())
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

fn headless(project: Command) -> Editor {
    let mut command = project;
    command.args(["--headless", "--run", "-"]);
    Editor::spawn(command)
}

/// Plays, changes a rule and then a field on disk, and reloads both.
fn reload_rule_and_field(editor: &mut Editor, outside: &Outside) {
    editor.must("play");
    editor.must("step 30");
    let before = editor.must("get Cube Transform.rotation");
    assert_eq!(before.at("/value/0"), &json!(0.0), "it turns about y");
    let (hash, generation) = (editor.hash(), editor.generation("space-race-plugin"));
    outside.replace("plugin/lib.rs", RULE);
    let report = editor.must("reload");
    assert_eq!(report.at("/outcome"), "done", "{}", report.fields);
    assert_eq!(editor.generation("space-race-plugin"), generation + 1);
    assert_eq!(editor.hash(), hash, "a reload leaves the world as it is");
    editor.must("step 30");
    let after = editor.must("get Cube Transform.rotation");
    let about_x = after.at("/value/0").as_f64().unwrap_or_default();
    assert!(about_x.abs() > 0.1, "{}", after.fields);

    outside.replace("model/lib.rs", FIELD);
    let report = editor.must("reload");
    assert_eq!(
        report.at("/migrations/0/gained"),
        &json!(["grip"]),
        "{}",
        report.fields
    );
    assert_eq!(editor.generation("space-race-plugin"), generation + 2);
    let spin = editor.must("get Cube Spin");
    assert_eq!(spin.at("/value/speed"), 1.0);
    assert_eq!(spin.at("/value/grip"), &Value::Null);
}

/// Adds a plugin crate while the project is open, first with a wrong name.
fn reload_loads_a_new_plugin(editor: &mut Editor, outside: &Outside) {
    let manifest = fs::read_to_string(outside.project.join("plugin/Cargo.toml"));
    let manifest = manifest.expect("the template has it");
    let manifest = manifest.replace("space-race-plugin", "space-race-rocks");
    fs::create_dir(outside.project.join("rocks")).expect("a folder");
    for (file, text) in [
        ("rocks/Cargo.toml", manifest.as_str()),
        ("rocks/lib.rs", ROCKS),
    ] {
        fs::write(outside.project.join(file), text).expect("a file");
    }
    let plugin = "[[package.metadata.modules.plugin]]\nname = ";
    let named = |name: &str| format!("{plugin}\"{name}\"\n\n{plugin}\"space-race-plugin\"");
    let (none, wrong) = (
        format!("{plugin}\"space-race-plugin\""),
        named("space-race-rock"),
    );
    outside.replace("Cargo.toml", (&none, &wrong));
    let refused = editor.run("reload");
    assert!(!refused.is_ok(), "{}", refused.fields);
    let text = refused.fields.to_string();
    assert!(text.contains("did you mean `space-race-rocks`"), "{text}");
    outside.replace("Cargo.toml", (&wrong, &named("space-race-rocks")));
    let report = editor.must("reload");
    assert_eq!(report.at("/outcome"), "done", "{}", report.fields);
    assert!(library(editor, "space-race-rocks").starts_with(&outside.project));
    editor.must("step 2");
}

/// Takes the plugin crate out of the manifest again.
fn reload_lets_a_plugin_go(editor: &mut Editor, outside: &Outside) {
    let plugin = "[[package.metadata.modules.plugin]]\nname = \"space-race-rocks\"\n\n";
    outside.replace("Cargo.toml", (plugin, ""));
    assert_eq!(editor.must("reload").at("/outcome"), "done");
    let modules = editor.must("modules").fields.to_string();
    assert!(!modules.contains("space-race-rocks"), "{modules}");
    let systems = editor.must("step 2").fields.to_string();
    assert!(!systems.contains("rocks::fall"), "{systems}");
    assert_eq!(editor.must("reload").at("/outcome"), "unchanged");
}

/// A build script that starts a process, writes the ids of both, and does not end.
#[cfg(target_os = "linux")]
const ENDLESS: &str = r#"
fn main() {
    let mut child = std::process::Command::new("sleep").arg("300").spawn().unwrap();
    let ids = format!("{}\n{}\n", std::process::id(), child.id());
    std::fs::write("ids.new", ids).and_then(|()| std::fs::rename("ids.new", "ids")).unwrap();
    child.wait().unwrap();
}
"#;

/// A signal during a reload ends the host, and every process of the build.
#[cfg(target_os = "linux")]
fn signal_ends_the_build(outside: &Outside) {
    use std::os::unix::process::ExitStatusExt;
    let runs = |id: &str| Path::new("/proc").join(id).exists();
    let mut own = headless(Command::new(outside.program()));
    own.must("entities");
    let (script, ids) = (
        outside.project.join("plugin/build.rs"),
        outside.project.join("plugin/ids"),
    );
    fs::write(&script, ENDLESS).expect("it can be written");
    own.must(&outside.line("trust"));
    own.send("reload");
    wait(|| ids.exists());
    let id = own.process_id().to_string();
    let kill = Command::new("kill").args(["-TERM", &id]).status();
    assert!(kill.expect("kill is there").success());
    let ended = own.wait();
    assert_eq!(ended.status.signal(), Some(15), "{ended:?}");
    assert!(ended.output[0].contains("cancelled"), "{ended:?}");
    let text = fs::read_to_string(&ids).expect("it was written");
    wait(|| !text.lines().any(runs));
    for file in [script, ids] {
        fs::remove_file(file).expect("it was there");
    }
}

#[cfg(target_os = "linux")]
#[track_caller]
fn wait(is_so: impl Fn() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(
            start.elapsed() < Duration::from_secs(60),
            "it takes too long"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// `cargo test` in the project's folder, as its user types it.
fn cargo_test(outside: &Outside) -> (bool, String) {
    let mut cargo = Command::new("cargo");
    for (name, _) in std::env::vars_os() {
        if name.to_string_lossy().starts_with("CARGO_") && name != "CARGO_HOME" {
            cargo.env_remove(name);
        }
    }
    let output = cargo.arg("test").current_dir(&outside.project).output();
    let output = output.expect("cargo is there");
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

#[test]
fn project_tests_run_the_current_sources() {
    let built = Built::acquire(Use::Runs);
    let outside = Outside::new();
    let mut editor = Editor::start(&built, &["--headless", "--run", "-"]);
    editor.must(&outside.line("new"));
    assert!(editor.end().status.success());
    let (passed, said) = cargo_test(&outside);
    assert!(
        passed && said.contains("cube_turns_as_fast_as_its_spin_says ... ok"),
        "{said}"
    );
    // Nothing of the test itself changes: the plugin has to be built for it.
    outside.replace(
        "plugin/lib.rs",
        ("spin.speed * time", "0.5 * spin.speed * time"),
    );
    let (passed, said) = cargo_test(&outside);
    assert!(!passed && said.contains("0.25"), "{said}");
    outside.replace("plugin/lib.rs", ("0.5 * spin.speed", "0.5 * spin.sped"));
    let (passed, said) = cargo_test(&outside);
    for word in ["no field `sped`", "plugin/lib.rs:"] {
        assert!(!passed && said.contains(word), "{said}");
    }
}

#[test]
fn project_outside_is_made_and_reloads_in_its_own_host() {
    let built = Built::acquire(Use::Runs);
    let outside = Outside::new();
    let mut editor = Editor::start(&built, &["--headless", "--run", "-"]);
    let process = editor.process_id();
    // Sent at once: the next host reads the lines after the one that opens the project.
    let lines = [
        outside.line("new"),
        "entities".into(),
        "renderer webgl".into(),
    ];
    let answers = editor.run_all(&lines);
    for answer in &answers {
        assert!(answer.is_ok(), "{}", answer.fields);
    }
    assert_eq!(answers[0].at("/project"), "Space Race");
    assert_eq!(answers[1].at("/count"), 3);
    assert!(editor.is_running());
    assert_eq!(editor.process_id(), process);
    for package in [
        "playground-systems-ecs",
        "playground-plugins-inspector",
        "space-race-plugin",
    ] {
        let file = library(&mut editor, package);
        assert!(file.starts_with(&outside.project), "{}", file.display());
    }
    let base = "deps/libplayground_base.so";
    let copied = outside.project.join("target/debug").join(base);
    assert_eq!(
        modified(&copied),
        modified(&built.libraries.join(base)),
        "the base is copied, not compiled again"
    );
    reload_rule_and_field(&mut editor, &outside);
    reload_loads_a_new_plugin(&mut editor, &outside);
    reload_lets_a_plugin_go(&mut editor, &outside);
    assert_eq!(editor.end().status.code(), Some(1), "a reload was refused");

    // As `cargo run` starts it, with only its own folder.
    let mut own = headless(Command::new(outside.program()));
    own.must("play");
    own.must("step 2");
    assert_eq!(own.must("get Cube Spin").at("/value/speed"), 1.0);
    outside.replace("plugin/lib.rs", (RULE.1, RULE.0));
    assert_eq!(own.must("reload").at("/outcome"), "done");
    // A sample is not the host's own project: the editor's executable opens it.
    let sample = own.must(&format!("open {}", built.flock().display()));
    assert_eq!(sample.at("/project"), "Flock");
    assert!(library(&mut own, "flock-plugin").starts_with(&built.libraries));
    assert!(own.end().status.success());
    #[cfg(target_os = "linux")]
    signal_ends_the_build(&outside);

    // Moved: cargo considers the program up to date, and the old path is compiled into it.
    let outside = outside.moved();
    let mut editor = Editor::start(&built, &["--headless", "--run", "-"]);
    let opened = editor.must(&outside.line("trust"));
    assert_eq!(opened.at("/project"), "Space Race");
    assert!(library(&mut editor, "space-race-plugin").starts_with(&outside.project));
    assert!(editor.end().status.success());
    let mut own = headless(Command::new(outside.program()));
    assert_eq!(own.must("entities").at("/count"), 3);
    assert!(own.end().status.success());

    let lock = outside
        .project
        .join(".playground/workspace/Cargo.lock.of-editor");
    fs::write(lock, "version = 3\n").expect("it can be written");
    let outdated = headless(Command::new(outside.program())).end();
    for word in ["dependencies changed", "/run", "moved-race"] {
        assert!(outdated.errors.contains(word), "{}", outdated.errors);
    }
}

/// While a project is open, a build that would run something else is refused until that is trusted.
fn trust_belongs_to_content(editor: &mut Editor, outside: &Outside) {
    let script = outside.project.join("plugin/build.rs");
    fs::write(&script, "fn main() { std::process::exit(1) }\n").expect("it can be written");
    let refused = editor.run("reload");
    for word in ["plugin/build.rs (build script, new)", "trust "] {
        assert!(refused.refused().contains(word), "{}", refused.fields);
    }
    fs::write(&script, "fn main() {}\n").expect("it can be written");
    editor.must(&outside.line("trust"));
    editor.must("reload");
    fs::remove_file(&script).expect("it is there");
    let refused = editor.run("reload");
    let named = refused.refused().contains("(build script, removed)");
    assert!(named, "{}", refused.fields);
    editor.must(&outside.line("trust"));
    // What its author edits all day needs no question.
    let manifest = outside.project.join("plugin/Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("it is there");
    fs::write(&manifest, format!("{text}\n# mine\n")).expect("it can be written");
    editor.must("reload");
}

#[test]
fn untrusted_project_is_refused_before_its_code_runs() {
    let built = Built::acquire(Use::Runs);
    let outside = Outside::new();
    let mut maker = Editor::start(&built, &["--headless", "--run", "-"]);
    maker.must(&outside.line("new"));
    assert!(maker.end().status.success());
    // As if it came from another machine.
    for folder in ["target", ".playground"] {
        fs::remove_dir_all(outside.project.join(folder)).expect("it was there");
    }
    outside.replace("plugin/lib.rs", ("&mut Transform", "&mut Transfrom"));

    let config = tempfile::tempdir().expect("a temporary folder");
    let mut editor = Editor::open_with_config(&built, &built.flock(), config.path());
    let (hash, process) = (editor.hash(), editor.process_id());
    let refused = editor.run(&outside.line("open"));
    for word in ["trust", "3 manifests"] {
        assert!(refused.refused().contains(word), "{}", refused.fields);
    }
    for folder in ["target", ".playground"] {
        assert!(!outside.project.join(folder).exists(), "nothing ran in it");
    }
    let project = outside.project.to_string_lossy();
    let refused = Editor::start(&built, &["--headless", &project]).end();
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.errors.contains("--trust"), "{}", refused.errors);

    let refused = editor.run(&outside.line("trust"));
    for word in ["Transfrom", "plugin/lib.rs:"] {
        assert!(refused.refused().contains(word), "{}", refused.fields);
    }
    assert_eq!(editor.hash(), hash, "the open project is unchanged");
    editor.must("play");
    editor.must("step 1");

    outside.replace("plugin/lib.rs", ("&mut Transfrom", "&mut Transform"));
    let opened = editor.must(&outside.line("open"));
    assert_eq!(opened.at("/project"), "Space Race");
    assert_eq!(editor.process_id(), process);
    assert!(library(&mut editor, "space-race-plugin").starts_with(&outside.project));
    trust_belongs_to_content(&mut editor, &outside);
    assert_eq!(editor.end().status.code(), Some(1), "commands were refused");

    // Changed while it was closed.
    let manifest = outside.project.join("plugin/Cargo.toml");
    let text = fs::read_to_string(&manifest).expect("it is there");
    fs::write(&manifest, format!("{text}\n# from elsewhere\n")).expect("it can be written");
    let mut editor = Editor::open_with_config(&built, &built.flock(), config.path());
    let refused = editor.run(&outside.line("open"));
    let named = refused
        .refused()
        .contains("plugin/Cargo.toml (manifest, changed)");
    assert!(named, "{}", refused.fields);
    fs::write(&manifest, text).expect("it can be written");
    let opened = editor.must(&outside.line("open"));
    assert_eq!(opened.at("/project"), "Space Race");
    editor.end();

    // A script in a file continues after the line that opened the project.
    let script = outside.project.join("script.txt");
    let lines = format!(
        "# as a user wrote it\n{}\nstep 2\nget Cube Spin.speed\n",
        outside.line("trust")
    );
    fs::write(&script, lines).expect("it can be written");
    let ended = Editor::start(&built, &["--headless", "--run", &script.to_string_lossy()]).end();
    let done: Vec<bool> = ended
        .output
        .iter()
        .map(|line| line.contains("\"ok\":true"))
        .collect();
    assert_eq!(done, [true; 3], "{ended:?}");
}
