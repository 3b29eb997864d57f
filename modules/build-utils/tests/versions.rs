//! What changes a version and what does not.

mod fixture;

use fixture::Fixture;
use playground_build_utils::{Versions, versions_for};

fn core(fixture: &Fixture) -> Versions {
    versions_for(&fixture.path("core/ecs")).expect("the core declares nothing wrong")
}

fn system(fixture: &Fixture) -> Versions {
    versions_for(&fixture.path("systems/ecs")).expect("the system declares nothing wrong")
}

#[test]
fn a_system_has_the_versions_of_the_core_it_implements() {
    let fixture = Fixture::with_core_and_system("same-versions");
    let (core, system) = (core(&fixture), system(&fixture));
    assert_eq!((core.api, core.state), (system.api, system.state));
    assert_ne!(
        core.api,
        Some(core.state),
        "view and model are different sources"
    );
}

fn remove(fixture: &Fixture, folder: &str) {
    std::fs::remove_dir_all(fixture.path(folder)).expect("the fixture wrote this folder");
}

/// A version is compared between processes and machines: this number must never change by itself.
#[test]
fn a_version_is_the_same_everywhere() {
    let fixture = Fixture::with_core_and_system("stable");
    assert_eq!(core(&fixture).api, Some(EXPECTED_API));
}

/// Computed by hand from the inputs that `token_hash` lists.
const EXPECTED_API: u32 = 407_350_522;

/// (what, before, after): formatting and comments only.
const SAME: [(&str, &str, &str); 11] = [
    ("comment", "fn a();", "// why\nfn a(); /* not */"),
    (
        "doc comment",
        "fn a();",
        "//! File.\n/// Doc.\n/** More. */\nfn a();",
    ),
    (
        "doc attribute",
        "fn a();",
        "#![doc = \"x\"]\n#[doc(hidden)]\nfn a();",
    ),
    (
        "white space",
        "fn a(&self)->u8;",
        "fn a( & self ) ->\n\tu8 ;",
    ),
    (
        "line ends",
        "const A: &str = \"x\ny\";",
        "const A: &str = \"x\r\ny\";\r\n",
    ),
    ("byte order mark", "fn a();", "\u{feff}fn a();"),
    (
        "angle brackets",
        "type A = Vec<Vec<u8>>;",
        "type A = Vec<Vec<u8> >;",
    ),
    ("joined operators", "const A: u8=-1;", "const A: u8 = -1;"),
    (
        "comma after the last argument",
        "fn a(b: u8);",
        "fn a(\n    b: u8,\n);",
    ),
    (
        "comma after a generic function's",
        "fn a<T>(b: T);",
        "fn a<T,>(b: T,);",
    ),
    (
        "comma after the last field",
        "struct A { b: u8 }",
        "struct A {\n    b: u8,\n}",
    ),
];

/// (what, before, after): a token differs.
const OTHER: [(&str, &str, &str); 11] = [
    ("name", "fn a();", "fn b();"),
    ("type", "fn a(b: u8);", "fn a(b: u16);"),
    ("literal", "const A: u8 = 1;", "const A: u8 = 2;"),
    (
        "text in a string",
        "const A: &str = \"// a\";",
        "const A: &str = \"// b\";",
    ),
    (
        "order",
        "struct A { b: u8, c: u8 }",
        "struct A { c: u8, b: u8 }",
    ),
    ("attribute", "fn a();", "#[inline]\nfn a();"),
    (
        "operator",
        "const A: bool = b && c;",
        "const A: bool = b & &c;",
    ),
    ("one-tuple", "type A = (u8);", "type A = (u8,);"),
    ("one-tuple returned", "fn a() -> (u8);", "fn a() -> (u8,);"),
    (
        "one-tuple behind a lifetime",
        "type A = &'a (u8);",
        "type A = &'a (u8,);",
    ),
    ("file that does not lex", "fn a() {", "fn a() {{"),
];

#[test]
fn formatting_and_comments_keep_a_version() {
    let fixture = Fixture::with_core_and_system("same");
    for (what, before, after) in SAME {
        assert_eq!(api_of(&fixture, before), api_of(&fixture, after), "{what}");
    }
}

#[test]
fn a_token_changes_a_version() {
    let fixture = Fixture::with_core_and_system("other");
    for (what, before, after) in OTHER {
        assert_ne!(api_of(&fixture, before), api_of(&fixture, after), "{what}");
    }
}

fn api_of(fixture: &Fixture, view: &str) -> Option<u32> {
    fixture.write("core/ecs/view/entity.rs", view);
    core(fixture).api
}

#[test]
fn a_file_that_moves_changes_a_version() {
    let fixture = Fixture::with_core_and_system("move");
    let before = core(&fixture);
    remove(&fixture, "core/ecs/model/entity");
    fixture.write(
        "core/ecs/model/entity.rs",
        "pub struct Entity {\n    pub index: u32,\n}\n",
    );
    let after = core(&fixture);
    assert_ne!(before.state, after.state);
    assert_eq!(before.api, after.api, "view/ was not touched");
}

#[test]
fn a_crate_can_name_the_version_of_each_core_it_implements() {
    let fixture = Fixture::with_core_and_system("several");
    fixture.write(
        "core/ui/Cargo.toml",
        "[package]\nname = \"playground-core-ui\"\n",
    );
    fixture.write("core/ui/view/panel.rs", "pub trait PanelView {}");
    fixture.write(
        "plugins/inspector/Cargo.toml",
        r#"[package]
name = "playground-plugins-inspector"

[dependencies]
playground-core-ecs = { path = "../../core/ecs" }
ui = { package = "playground-core-ui", path = "../../core/ui" }

[package.metadata.playground.implements]
core_paths = ["../../core/ui", "../../core/ecs"]
"#,
    );
    let plugin = versions_for(&fixture.path("plugins/inspector")).expect("all is declared right");
    let ui = versions_for(&fixture.path("core/ui")).expect("a core without model/ is allowed");
    let ecs = core(&fixture);
    let packages: Vec<&str> = plugin
        .cores
        .iter()
        .map(|core| core.package.as_str())
        .collect();
    assert_eq!(packages, ["playground-core-ui", "playground-core-ecs"]);
    assert_eq!(
        plugin.api, ui.api,
        "the first core gives the crate's own version"
    );
    assert_eq!(Some(plugin.cores[1].api), ecs.api);
    assert_eq!(plugin.cores[1].state, ecs.state);

    let text = plugin.to_rust();
    let api = format!(
        "pub const PLAYGROUND_CORE_ECS: u32 = {:#010x};",
        plugin.cores[1].api
    );
    let (_, api_module) = text
        .split_once("pub mod api {")
        .expect("a module for the versions");
    assert!(api_module.contains(&api), "{text}");
    assert!(text.contains("\npub const API_VERSION: u32 = 0x"), "{text}");
    assert!(
        text.contains("\npub const STATE_FORMAT_VERSION: u32 = 0x"),
        "{text}"
    );
}

#[test]
fn a_dependency_that_the_workspace_renames_counts() {
    let fixture = Fixture::with_core_and_system("renamed");
    fixture.write(
        "Cargo.toml",
        "[workspace.dependencies]\necs = { package = \"playground-core-ecs\", path = \"core/ecs\" }\n",
    );
    fixture.write(
        "systems/ecs/Cargo.toml",
        &fixture::SYSTEM.replace(
            "playground-core-ecs = { path = \"../../core/ecs\" }",
            "ecs.workspace = true",
        ),
    );
    assert_eq!(core(&fixture).api, system(&fixture).api);
}

#[test]
fn a_model_crate_is_versioned_by_the_sources_of_its_library() {
    let fixture = Fixture::empty("model");
    fixture.write(
        "Cargo.toml",
        "[package]\nname = \"game-model\"\n[lib]\npath = \"lib.rs\"\n\
         [package.metadata.playground]\nmodel = true\n",
    );
    fixture.write("lib.rs", "pub mod ship;");
    fixture.write("ship/mod.rs", "pub struct Ship { pub speed: f32 }");
    let state = || {
        versions_for(&fixture.path(""))
            .expect("a model crate")
            .state
    };
    let before = state();
    fixture.write("build.rs", "fn main() {}");
    fixture.write("tests/ship.rs", "fn test() {}");
    fixture.write("logic/Cargo.toml", "[package]\nname = \"logic\"");
    fixture.write("logic/lib.rs", "fn nested_package() {}");
    assert_eq!(before, state(), "none of these is part of the library");
    fixture.write("ship/mod.rs", "pub struct Ship { pub speed: f64 }");
    assert_ne!(before, state());
    let versions = versions_for(&fixture.path("")).expect("a model crate");
    assert_eq!(versions.api, None);
    let mut watched = versions.watched.clone();
    watched.sort();
    let sources = ["lib.rs", "ship/mod.rs"].map(|path| fixture.path(path));
    assert_eq!(watched, sources, "no folder, where cargo may write");
    assert!(
        !versions.to_rust().contains("API_VERSION"),
        "a model has no contract"
    );
}

#[test]
fn every_watched_path_exists() {
    let fixture = Fixture::with_core_and_system("watched");
    remove(&fixture, "core/ecs/model");
    fixture.write("core/ecs/src/lib.rs", "");
    let watched = system(&fixture).watched;
    for path in ["core/ecs/view", "core/ecs/Cargo.toml"] {
        assert!(
            watched.contains(&fixture.path(path)),
            "{path} in {watched:?}"
        );
    }
    for path in watched {
        assert!(
            path.exists(),
            "{} would rebuild the crate every time",
            path.display()
        );
    }
}
