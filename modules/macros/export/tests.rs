//! Tests of `export!` on crates written to a folder.

use super::*;
use std::path::PathBuf;

/// A package in a folder of one test.
struct Crate(PathBuf);

impl Crate {
    fn new(test: &str, manifest: &str, files: &[(&str, &str)]) -> Self {
        let name = format!("playground-export-{}-{test}", std::process::id());
        let made = Self(std::env::temp_dir().join(name));
        let head = "[package]\nname = \"game-plugin\"\n[lib]\npath = \"lib.rs\"\n";
        made.write("Cargo.toml", &format!("{head}{manifest}"));
        for (file, text) in files {
            made.write(file, text);
        }
        made
    }

    fn write(&self, file: &str, text: &str) {
        let path = self.0.join(file);
        let folder = path.parent().expect("a file lies in a folder");
        std::fs::create_dir_all(folder).expect("the temporary folder is writable");
        std::fs::write(path, text).expect("the temporary folder is writable");
    }

    fn exported(&self, given: &str) -> Result<Exported, String> {
        let manifest = PackageManifest::read(&self.0).expect("a manifest");
        let given = syn::parse_str(given).expect("lists");
        let root = manifest.root_of("game_plugin");
        exported(&manifest, &root, given).map_err(|error| error.to_string())
    }

    fn error(&self) -> String {
        self.exported("").err().expect("it is refused")
    }
}

impl Drop for Crate {
    fn drop(&mut self) {
        let _left_behind = std::fs::remove_dir_all(&self.0);
    }
}

fn texts(entries: &[Entry]) -> Vec<String> {
    let text = |entry: &Entry| {
        let (cfgs, path) = (&entry.cfgs, &entry.path);
        quote!(#(#cfgs)* #path).to_string().replace(' ', "")
    };
    entries.iter().map(text).collect()
}

#[test]
fn all_declarations_of_the_sources_are_found() {
    let made = Crate::new(
        "found",
        "",
        &[
            (
                "lib.rs",
                "//! Doc.\n#![forbid(unsafe_code)]\nmod a;\npub mod b;\nuse a::helper;\nfn f() { mod c; }",
            ),
            (
                "a.rs",
                "#[component]\n#[derive(Copy)]\npub(crate) struct One { x: [u8; 2] }\npub fn helper() {}",
            ),
            (
                "b/mod.rs",
                "mod c;\npub use c::*;\n/// Doc.\n#[view] pub trait FooView {}\n#[playground_base::view_model(stateful)] \
                 impl super::x::FooView for Bar<'_> {}\npub struct Bar;",
            ),
            (
                "b/c.rs",
                "#[systems]\nimpl Systems { fn f() {} }\npub struct Systems;\n#[component(sparse)]\npub enum Two { #[default] A }",
            ),
        ],
    );
    let exported = made.exported("").expect("it is found");
    assert_eq!(
        texts(&exported.components),
        ["crate::a::One", "crate::b::Two"]
    );
    assert_eq!(texts(&exported.views), ["crate::b::FooView"]);
    assert_eq!(
        texts(&exported.view_models),
        ["crate::b::Bar", "crate::b::Systems"]
    );
}

#[test]
fn items_of_private_modules_are_found_through_use() {
    let made = Crate::new(
        "uses",
        "",
        &[
            ("lib.rs", "mod model;\nmod types;\nmod view_models;\n"),
            (
                "model.rs",
                "mod inner;\npub mod deep;\npub use self::inner::{Inner, *};",
            ),
            (
                "model/inner.rs",
                "#[component] pub struct Inner; #[component] pub struct Glob;",
            ),
            ("model/deep.rs", "#[component] pub struct Renamed;"),
            (
                "view_models.rs",
                "use crate::types::Game;\n#[view_model] impl V for Game {}\n\
                 #[path = \"odd.rs\"] pub mod types;",
            ),
            ("types.rs", "pub struct Game;"),
            (
                "odd.rs",
                "pub struct Elsewhere; #[view_model] impl V for Elsewhere {}",
            ),
        ],
    );
    let exported = made.exported("").expect("it is found");
    let components = texts(&exported.components);
    assert_eq!(
        components,
        [
            "crate::model::Inner",
            "crate::model::Glob",
            "crate::model::deep::Renamed"
        ]
    );
    let view_models = texts(&exported.view_models);
    assert_eq!(
        view_models,
        ["crate::types::Game", "crate::view_models::types::Elsewhere"]
    );
}

#[test]
fn second_block_of_a_type_is_refused_unless_its_conditions_differ() {
    let block = "#[systems] impl Game {}\n";
    let files = |lib: &str| format!("{lib}{block}pub struct Game;");
    let twice = files("mod a;\n");
    let second = "#[panel(title = \"T\")] impl crate::Game {}";
    let made = Crate::new("twice", "", &[("lib.rs", &twice), ("a.rs", second)]);
    let error = made.error();
    assert!(
        error.contains("a.rs: `crate::Game` has a second block"),
        "{error}"
    );
    let either = files("#[cfg(unix)]\n#[systems] impl Game {}\n#[cfg(windows)]\n");
    let made = Crate::new("either", "", &[("lib.rs", &either)]);
    let exported = made.exported("").expect("only one of them is compiled");
    assert_eq!(
        texts(&exported.view_models),
        ["#[cfg(unix)]crate::Game", "#[cfg(windows)]crate::Game"]
    );
}

#[test]
fn cfg_conditions_are_kept_and_test_modules_skipped() {
    let made = Crate::new(
        "conditions",
        "",
        &[
            (
                "lib.rs",
                "#[cfg(unix)] mod a;\n#[cfg(test)] mod tests { #[component] struct T; }\n\
                 mod inline { #[cfg(windows)] #[component] pub struct W; }",
            ),
            ("a.rs", "#[component] pub struct U;"),
        ],
    );
    let exported = made.exported("").expect("it is found");
    let components = texts(&exported.components);
    assert_eq!(
        components,
        ["#[cfg(unix)]crate::a::U", "#[cfg(windows)]crate::inline::W"]
    );
}

#[test]
fn an_empty_crate_is_refused_with_the_files_read() {
    let made = Crate::new(
        "empty",
        "",
        &[("lib.rs", "mod a;"), ("a.rs", "struct Game;")],
    );
    let error = made.error();
    assert!(error.contains("nothing to export"), "{error}");
    assert!(error.contains("lib.rs, a.rs"), "{error}");
    assert!(error.contains("#[systems]"), "{error}");
}

#[test]
fn hidden_declarations_are_refused() {
    for (test, text, expected) in [
        (
            "private",
            "mod a { mod b { #[component] pub struct X; } }",
            "cannot be named from",
        ),
        (
            "macro",
            "macro_rules! all { () => { #[component] pub struct X; } }",
            "inside the macro `all!`",
        ),
        (
            "line",
            "cfg_if! { if #[cfg(unix)] { mod a; } }",
            "a `mod` line stands inside the macro `cfg_if!`",
        ),
        (
            "attribute",
            "#[cfg_attr(unix, component)] pub struct X;",
            "behind a `cfg_attr`",
        ),
        (
            "renamed",
            "use playground_base::component as thing;",
            "finds `#[component]` by this name",
        ),
    ] {
        let made = Crate::new(test, "", &[("lib.rs", text)]);
        let error = made.error();
        assert!(error.contains(expected), "{test}: {error}");
        assert!(error.contains("lib.rs"), "{test}: {error}");
    }
}

#[test]
fn types_of_macros_are_listed_in_the_call() {
    let made = Crate::new(
        "given",
        "",
        &[
            (
                "lib.rs",
                "macro_rules! all { () => { #[component] pub struct X; } }\nmod a;",
            ),
            ("a.rs", "#[component] pub struct Y;"),
        ],
    );
    let exported = made
        .exported("components: [X, a::Y],")
        .expect("it is found");
    assert_eq!(texts(&exported.components), ["crate::X", "crate::a::Y"]);
}

#[test]
fn model_crates_are_found_among_all_kinds_of_dependencies() {
    let made = Crate::new(
        "models",
        "[workspace.dependencies]\nshared = { path = \"shared\", package = \"my-shared\" }\n\
         [workspace]\n[dependencies]\n# other = { path = \"other\" }\ngame-model = { path = \"model\" }\n\
         shared.workspace = true\nplain = { path = \"plain\" }\nserde = \"1\"\n\
         [dependencies.table]\npath = \"table\"\n",
        &[("lib.rs", "#[systems] impl Game {} pub struct Game;")],
    );
    for (folder, model) in [
        ("model", true),
        ("shared", true),
        ("plain", false),
        ("table", true),
    ] {
        let text = format!(
            "[package]\nname = \"game-{folder}\"\n[package.metadata.playground]\nmodel = {model} # so\n"
        );
        made.write(&format!("{folder}/Cargo.toml"), &text);
    }
    let exported = made.exported("").expect("it is found");
    let names = exported
        .model_crates
        .iter()
        .map(|model| model.name.to_string());
    assert_eq!(
        names.collect::<Vec<_>>(),
        ["game_model", "shared", "game_table"]
    );
    assert_eq!(exported.model_crates[0].manifest, "/model/Cargo.toml");
}

#[test]
fn a_model_crate_without_export_is_refused_with_its_file() {
    let made = Crate::new(
        "silent",
        "[dependencies]\ngame-model = { path = \"model\" }\n",
        &[
            ("lib.rs", "#[systems] impl Game {} pub struct Game;"),
            (
                "model/Cargo.toml",
                "[package]\nname = \"game-model\"\n[lib]\npath = \"lib.rs\"\n\
                 [package.metadata.playground]\nmodel = true\n",
            ),
            (
                "model/lib.rs",
                "// playground::export!();\n#[component] pub struct Fish;",
            ),
        ],
    );
    assert_eq!(
        made.error(),
        "export!: the model crate `game-model` exports nothing: write `playground::export!();` at \
         the end of model/lib.rs"
    );
    made.write(
        "model/lib.rs",
        "#[component] pub struct Fish; playground::export!();",
    );
    let exported = made.exported("").expect("it is found");
    assert_eq!(exported.model_crates.len(), 1);
}
