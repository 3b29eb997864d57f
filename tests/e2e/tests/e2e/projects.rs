//! Wrong projects are refused with one clear message each, and the editor keeps running.

use playground_tests_e2e::{Built, Editor, PLUGIN, TempProject, Use, manifest};
use std::fs;
use std::path::PathBuf;

/// A wrong manifest, and texts that the refusal must contain.
struct Wrong {
    what: &'static str,
    manifest: String,
    words: &'static [&'static str],
}

fn wrong(built: &Built) -> Vec<Wrong> {
    let row = |what, manifest, words| Wrong {
        what,
        manifest,
        words,
    };
    let good = manifest(built, "", &[]);
    vec![
        row("no TOML", "[package\nname = 3".into(), &["Cargo.toml:1:"]),
        row(
            "no package",
            "[workspace]\n".into(),
            &["Cargo.toml", "[package]"],
        ),
        row(
            "no modules",
            "[package]\nname = \"empty\"\n".into(),
            &["package.metadata.modules.plugin"],
        ),
        row(
            "a module that is not there",
            manifest(built, "", &["playground-tests-e2e-fixture-plugins"]),
            &[
                "playground-tests-e2e-fixture-plugins",
                "`playground-tests-e2e-fixture-plugin`",
            ],
        ),
        row(
            "a system that is not there",
            good.replace("playground-systems-ecs", "playground-systems-ecz"),
            &["playground-systems-ecz"],
        ),
        row(
            "a plugin that is no plugin",
            manifest(built, "", &["playground-core-ecs"]),
            &["playground-core-ecs"],
        ),
        row(
            "a feature that nobody provides",
            good.replace("\"schedule\"", "\"time-travel\""),
            &["time-travel"],
        ),
        row(
            "a scene outside",
            manifest(built, "start_scene = \"../main.ron\"", &[]),
            &["../main.ron", "start_scene"],
        ),
        row(
            "a misspelled key",
            good.replace("title = ", "titel = "),
            &["titel"],
        ),
    ]
}

#[test]
fn wrong_project_is_refused_and_the_open_one_stays() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let mut editor = Editor::open(&built, project.folder());
    editor.must("rename Shark Whale");
    let (hash, modules) = (editor.hash(), editor.must("modules"));
    let no_folder = PathBuf::from("no/such/folder");
    let no_manifest = TempProject::empty(&built);
    fs::remove_file(no_manifest.path("Cargo.toml")).expect("it was there");
    let tables = wrong(&built);
    let projects: Vec<_> = tables
        .iter()
        .map(|row| {
            (
                row.what,
                TempProject::with_manifest(&row.manifest),
                row.words,
            )
        })
        .collect();
    let mut cases = vec![
        ("no folder", no_folder, &["no/such/folder"][..]),
        (
            "no manifest",
            no_manifest.folder().to_path_buf(),
            &["Cargo.toml", "no such file"],
        ),
    ];
    cases.extend(
        projects
            .iter()
            .map(|(what, project, words)| (*what, project.folder().to_path_buf(), *words)),
    );
    let mut mistakes = Vec::new();
    for (what, folder, words) in cases {
        let answer = editor.run(&format!("open {}", folder.display()));
        let error = answer.at("/error").as_str().unwrap_or_default();
        if answer.is_ok() || !words.iter().all(|word| error.contains(word)) {
            mistakes.push(format!("{what} ({words:?}): {}", answer.fields));
        }
        assert_eq!(editor.hash(), hash, "{what}");
        assert_eq!(editor.must("modules"), modules, "{what}");

        let headless = Editor::start(&built, &["--headless", &folder.to_string_lossy()]).end();
        // One line for each mistake.
        let (expected, lines) = (error.lines().count(), headless.errors.lines().count());
        let has_words = words.iter().all(|word| headless.errors.contains(word));
        if headless.status.code() != Some(1) || lines != expected || !has_words {
            mistakes.push(format!("{what}, from the command line: {headless:?}"));
        }
    }
    assert!(mistakes.is_empty(), "{}", mistakes.join("\n"));
    editor.must("undo");
    editor.must("play");
    editor.must("step 3");
}

/// The packages that are loaded.
fn packages(editor: &mut Editor) -> Vec<String> {
    let answer = editor.must("modules");
    let rows = answer
        .at("/modules")
        .as_array()
        .cloned()
        .unwrap_or_default();
    let names = rows.iter().filter_map(|row| row["package"].as_str());
    let mut names: Vec<String> = names.map(str::to_owned).collect();
    names.sort();
    // A module has a row for each contract that it implements.
    names.dedup();
    names
}

#[test]
fn reload_and_open_agree_about_every_manifest() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    let open = format!("open {}", project.folder().display());
    let good = project.read("Cargo.toml");
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.must("entities").at("/count"), 5, "it is open by now");
    for row in wrong(&built) {
        project.write("Cargo.toml", &row.manifest);
        let (reloaded, opened) = (editor.run("reload"), editor.run(&open));
        let both = format!("{}: {} and {}", row.what, reloaded.fields, opened.fields);
        assert!(!reloaded.is_ok() && !opened.is_ok(), "{both}");
        assert_eq!(reloaded.refused(), opened.refused(), "{}", row.what);
    }
    let scene = "start_scene = \"scenes/main.ron\"";
    let begins = good
        .find("[[package.metadata.modules.core]]")
        .expect("cores");
    let ends = good
        .find("[[package.metadata.modules.plugin]]")
        .expect("plugins");
    let rows = [
        ("no plugin", manifest(&built, scene, &[]), 0),
        ("the plugin again", good.clone(), 1),
        (
            "cores that only the plugin names",
            format!("{}{}", &good[..begins], &good[ends..]),
            1,
        ),
        (
            "two plugins",
            manifest(&built, scene, &[PLUGIN, "flock-plugin"]),
            2,
        ),
        ("another one", manifest(&built, scene, &["flock-plugin"]), 1),
    ];
    for (what, manifest, plugins) in rows {
        project.write("Cargo.toml", &manifest);
        let report = editor.must("reload");
        let reloaded = packages(&mut editor);
        let names = [PLUGIN, "flock-plugin"];
        let own = reloaded
            .iter()
            .filter(|name| names.contains(&name.as_str()));
        assert_eq!(
            own.count(),
            plugins,
            "{what}: {reloaded:?} {}",
            report.fields
        );
        editor.must("play");
        editor.must("step 2");
        editor.must("stop");
        editor.must(&open);
        assert_eq!(packages(&mut editor), reloaded, "{what}");
    }
}

#[test]
fn broken_start_scene_leaves_an_empty_scene() {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::fixture(&built);
    project.write("scenes/main.ron", "(version: 1, entities: [");
    let mut editor = Editor::open(&built, project.folder());
    assert_eq!(editor.must("entities").at("/count"), 0);
    editor.must("spawn cube");
    assert!(
        editor.run("save").refused().contains("no file"),
        "it does not overwrite the scene"
    );
    let ended = editor.end();
    assert_eq!(ended.status.code(), Some(1), "a command was refused");
    assert!(ended.errors.contains("main.ron:1:"), "{}", ended.errors);
}

#[test]
fn module_of_another_compiler_is_refused() {
    let built = Built::acquire(Use::Changes);
    let library = built.library(PLUGIN);
    let original = fs::read(&library).expect("it is built");
    let patched = with_another_compiler(&original);
    let put = |content: &[u8]| {
        // A new file: the old one may be linked to elsewhere in the target folder.
        let new = library.with_extension("patched");
        fs::write(&new, content).and_then(|()| fs::rename(&new, &library))
    };
    put(&patched).expect("target/ can be written");
    let project = TempProject::fixture(&built);
    let mut editor = Editor::start(&built, &["--headless", "--run", "-"]);
    let answer = editor.run(&format!("open {}", project.folder().display()));
    put(&original).expect("target/ can be written");
    for word in [PLUGIN, "rustc 9.9", "rust-toolchain.toml"] {
        assert!(answer.refused().contains(word), "{}", answer.refused());
    }
    assert_eq!(editor.must("entities").at("/count"), 0);
    editor.must(&format!("open {}", project.folder().display()));
    assert_eq!(editor.must("entities").at("/count"), 5);
}

/// The library with the signature of another compiler.
fn with_another_compiler(library: &[u8]) -> Vec<u8> {
    const SIGNATURE: &[u8] = b"rustc version ";
    let mut patched = library.to_vec();
    let windows = library.windows(SIGNATURE.len()).enumerate();
    for (at, _) in windows.filter(|(_, window)| *window == SIGNATURE) {
        patched[at + SIGNATURE.len()..][..4].copy_from_slice(b"9.9.");
    }
    assert_ne!(patched, library, "the library is signed");
    patched
}

#[test]
fn projects_can_be_opened_and_closed_in_turn() {
    let built = Built::acquire(Use::Runs);
    let (shoal, empty) = (TempProject::fixture(&built), TempProject::empty(&built));
    let mut editor = Editor::start(&built, &["--headless", "--run", "-"]);
    assert!(editor.run("play").refused().contains("no project is open"));
    assert!(
        editor
            .run("spawn cube")
            .refused()
            .contains("no project is open")
    );
    let opened = [(&shoal, 5), (&empty, 0), (&shoal, 5)];
    for (project, entities) in opened {
        let answer = editor.must(&format!("open {}", project.folder().display()));
        assert_eq!(answer.at("/entities"), entities, "{}", answer.fields);
        editor.must("play");
        editor.must("step 2");
    }
    editor.must("stop");
    editor.must("close");
    assert_eq!(editor.must("entities").at("/count"), 0);
    assert!(editor.run("save").refused().contains("no project is open"));
}
