//! The rules over packages, graphs and symbols, each against fake ones that break it and ones that
//! do not.

use cargo_metadata::DependencyKind;
use playground_tests_tidy::package::Dependency;
use playground_tests_tidy::rules::{
    declared, features, headless, layers, one_copy, shape, unsafe_code, words,
};
use playground_tests_tidy::{Layer, Package, Source, Violation, graph, pools, symbols};
use std::collections::BTreeSet;

fn package(folder: &str, local: &[&str], third_party: &[&str]) -> Package {
    let dependency = |name: &&str, is_local| Dependency {
        name: (*name).to_owned(),
        kind: DependencyKind::Normal,
        is_local,
    };
    let local = local.iter().map(|name| dependency(name, true));
    let third_party = third_party.iter().map(|name| dependency(name, false));
    Package {
        name: name_of(folder),
        folder: folder.to_owned(),
        crate_roots: vec![format!("{folder}/lib.rs")],
        programs: vec![format!("{folder}/lib.rs")],
        is_dylib: true,
        is_proc_macro: false,
        dependencies: local.chain(third_party).collect(),
    }
}

fn name_of(folder: &str) -> String {
    match folder {
        "modules/base" => "playground-base".to_owned(),
        "modules/graphics" => "playground-graphics".to_owned(),
        "core/playground" => "playground".to_owned(),
        "core/panels" => "playground-panels".to_owned(),
        "editor" => "playground-apps-editor".to_owned(),
        _ => format!("playground-{}", folder.replace('/', "-")),
    }
}

fn dev(mut package: Package) -> Package {
    for dependency in &mut package.dependencies {
        dependency.kind = DependencyKind::Development;
    }
    package
}

/// Whether an edge between two packages is reported.
fn is_reported(from: &str, to: &str) -> bool {
    let mut packages = [package(from, &[&name_of(to)], &[]), package(to, &[], &[])];
    for package in &mut packages {
        package.is_dylib = package.layer() != Layer::Facade;
    }
    !layers::check_packages(&packages).is_empty()
}

#[test]
fn edges_that_point_at_core_pass() {
    for (from, to) in [
        ("modules/binding", "modules/types"),
        ("modules/binding", "core/types"),
        ("core/ecs", "modules/base"),
        ("core/rendering", "core/ecs"),
        ("core/rendering", "modules/graphics"),
        ("modules/graphics", "modules/base"),
        ("systems/ecs", "core/ecs"),
        ("plugins/inspector", "core/ui"),
        ("engine", "core/ecs"),
        ("engine", "modules/loader"),
        ("editor", "engine"),
        ("assets/samples/flock", "editor"),
        ("assets/samples/flock/model", "core/ecs"),
        (
            "assets/samples/flock/plugins/boids",
            "assets/samples/flock/model",
        ),
        ("assets/samples/flock/plugin", "core/playground"),
        ("assets/samples/flock/model", "core/playground"),
        ("assets/samples/flock/panels", "core/panels"),
        ("tests/world", "systems/ecs"),
    ] {
        assert!(!is_reported(from, to), "{from} -> {to}");
    }
}

#[test]
fn edges_that_point_away_from_core_are_reported() {
    for (from, to) in [
        ("modules/binding", "core/ecs"),
        ("core/ecs", "systems/ecs"),
        ("core/ecs", "engine"),
        ("systems/ecs", "systems/vulkan"),
        ("systems/ecs", "modules/loader"),
        ("plugins/inspector", "engine"),
        ("engine", "systems/ecs"),
        ("engine", "editor"),
        ("editor", "plugins/inspector"),
        ("assets/samples/flock", "engine"),
        (
            "assets/samples/flock/plugins/boids",
            "assets/samples/other/model",
        ),
        ("assets/samples/flock/model", "engine"),
        ("core/ecs", "core/playground"),
        ("systems/ecs", "core/playground"),
        ("plugins/inspector", "core/playground"),
        ("engine", "core/playground"),
        ("engine", "modules/graphics"),
        ("modules/base", "modules/graphics"),
        ("modules/binding", "modules/graphics"),
        ("modules/graphics", "core/ecs"),
    ] {
        assert!(is_reported(from, to), "{from} -> {to}");
    }
}

#[test]
fn engine_that_reaches_the_gui_over_another_core_is_reported() {
    let ui = package("core/ui", &[], &[]);
    let console = package("core/console", &["playground-core-ui"], &[]);
    let engine = |uses: &[&str]| package("engine", uses, &[]);
    let free = [
        engine(&["playground-core-engine"]),
        ui.clone(),
        console.clone(),
    ];
    assert_eq!(headless::check_packages(&free), []);
    let bound = [engine(&["playground-core-console"]), ui, console];
    let reported = headless::check_packages(&bound);
    assert_eq!(reported.len(), 1, "{reported:?}");
    let chain = "playground-engine -> playground-core-console -> playground-core-ui";
    assert!(reported[0].problem.contains(chain), "{reported:?}");
}

#[test]
fn components_and_rules_of_a_game_that_reach_the_gui_are_reported() {
    let graphics = package("modules/graphics", &[], &[]);
    let drawing = |uses: &[&str]| package("core/drawing", uses, &[]);
    let game = package("core/playground", &["playground-core-drawing"], &[]);
    let free = [game.clone(), drawing(&[]), graphics.clone()];
    assert_eq!(headless::check_packages(&free), []);
    let bound = [game, drawing(&["playground-graphics"]), graphics];
    let reported = headless::check_packages(&bound);
    assert_eq!(reported.len(), 1, "{reported:?}");
    let chain = "playground -> playground-core-drawing -> playground-graphics";
    assert!(reported[0].problem.contains(chain), "{reported:?}");
    let panels = package("core/panels", &["playground-core-ui"], &[]);
    let model = package("assets/samples/flock/model", &["playground-panels"], &[]);
    let bound = [model, panels, package("core/ui", &[], &[])];
    assert_eq!(headless::check_packages(&bound).len(), 1);
}

#[test]
fn the_facade_names_cores_and_is_no_library_of_its_own() {
    let core = package("core/ecs", &[], &[]);
    let mut facade = package("core/playground", &["playground-core-ecs"], &[]);
    assert_eq!(
        layers::check_packages(&[facade.clone(), core.clone()]).len(),
        1
    );
    facade.is_dylib = false;
    assert_eq!(layers::check_packages(&[facade, core]), []);
    assert!(is_reported("core/playground", "engine"));
}

#[test]
fn only_tests_depend_on_a_system_for_their_tests() {
    let system = package("systems/ecs", &[], &[]);
    let plugin = dev(package(
        "plugins/inspector",
        &["playground-systems-ecs"],
        &[],
    ));
    let test = dev(package("tests/world", &["playground-systems-ecs"], &[]));
    let reported = layers::check_packages(&[plugin, test, system]);
    let locations: Vec<&str> = reported
        .iter()
        .map(|violation| violation.location.as_str())
        .collect();
    assert_eq!(locations, ["playground-plugins-inspector"]);
}

#[test]
fn package_outside_the_card_is_reported() {
    assert_eq!(Layer::of_folder("crates/things"), Layer::Unknown);
    assert_eq!(
        layers::check_packages(&[package("crates/things", &[], &[])]).len(),
        1
    );
}

#[test]
fn shared_crate_outside_of_base_is_reported() {
    let users = [
        package("modules/base", &[], &["glam"]),
        package("modules/graphics", &[], &["egui"]),
        package("systems/ecs", &[], &["glam", "egui", "rand"]),
        package("plugins/viewport", &[], &["egui"]),
        package("plugins/inspector", &[], &["rand"]),
        package("plugins/console", &[], &["strsim"]),
        package("tests/world", &[], &["strsim"]),
    ];
    let reported = one_copy::check_packages(&users);
    assert_eq!(reported.len(), 2, "{reported:?}");
    assert!(
        reported
            .iter()
            .all(|violation| violation.problem.contains("`rand`"))
    );
}

#[test]
fn the_card_is_complete_and_every_folder_a_crate() {
    let card = [
        "Cargo.toml",
        "editor/lib.rs",
        "engine/lib.rs",
        "modules/base/Cargo.toml",
        "assets/a.png",
        "core/ecs/Cargo.toml",
        "systems/ecs/Cargo.toml",
        "plugins/console/Cargo.toml",
        "shaders/a.wgsl",
        "tests/tidy/lib.rs",
    ];
    let files = |list: &[&str]| {
        list.iter()
            .map(|file| (*file).to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(shape::check_files(&files(&card)), []);
    let without_shaders = shape::check_files(&files(&card[..8]));
    assert_eq!(
        without_shaders.len(),
        2,
        "shaders and tests: {without_shaders:?}"
    );
    let mut stray = files(&card);
    stray.push("core/loose/lib.rs".to_owned());
    assert_eq!(shape::check_files(&stray).len(), 1);
}

#[test]
fn packages_are_named_after_their_folder() {
    let mut core = package("core/ecs", &[], &[]);
    assert_eq!(shape::check_name(&core), None);
    core.name = "playground-entities".to_owned();
    assert!(shape::check_name(&core).is_some());
    let mut sample = package("assets/samples/flock", &[], &[]);
    sample.name = "flock".to_owned();
    assert_eq!(shape::check_name(&sample), None);
}

#[test]
fn feature_that_a_test_adds_below_base_is_reported() {
    let base = graph::parse("bar v1.0.0|std\nfoo v0.2.0|\nmacro v1.0.0 (proc-macro)|\n");
    let same = graph::parse("foo v0.2.0|\nbar v1.0.0|std (*)\nmacro v1.0.0 (proc-macro)|\nx v1|y");
    assert_eq!(features::compare(&base, &same, "program"), []);
    let more = graph::parse("foo v0.2.0|\nbar v1.0.0|rayon,std\nmacro v1.0.0 (proc-macro)|\n");
    let reported: Vec<Violation> = features::compare(&base, &more, "program");
    assert_eq!(reported.len(), 1);
    assert_eq!(reported[0].location, "bar v1.0.0");
    assert!(
        reported[0].problem.contains("[rayon, std]"),
        "{}",
        reported[0]
    );
    assert!(reported[0].remedy.contains("modules/base"));
}

#[test]
fn crate_of_host_and_program_is_compared_in_both() {
    let base = graph::parse("syn v2.0.0|full\nsyn v2.0.0|full,visit-mut\n");
    let host_changed = graph::parse("syn v2.0.0|full\nsyn v2.0.0|full,visit,visit-mut\n");
    assert_eq!(features::compare(&base, &host_changed, "program").len(), 1);
    let third = graph::parse("syn v2.0.0|full\nsyn v2.0.0|full,visit-mut\nsyn v2.0.0|visit\n");
    assert_eq!(features::compare(&base, &third, "program"), []);
}

#[test]
fn crate_is_read_from_mangled_symbols() {
    let symbols = [
        (
            "_ZN8arc_swap4debt4list9LIST_HEAD17h41b163eef25e3e8eE",
            "arc_swap",
        ),
        (
            "_ZN91_$LT$tracing_subscriber..registry..sharded..DataInner$u20$as$u20$core..default..Default$GT$7default13NULL_METADATA17hd36b0aee696c7955E",
            "tracing_subscriber",
        ),
        (
            "_RNvNtCs1234_16parking_lot_core11parking_lot9HASHTABLE",
            "parking_lot_core",
        ),
        ("_RNvC7mycrate3foo", "mycrate"),
    ];
    for (symbol, name) in symbols {
        assert_eq!(symbols::crate_of(symbol).as_deref(), Some(name), "{symbol}");
    }
    assert_eq!(symbols::crate_of("PLAYGROUND_VIEWMODEL"), None);
}

#[test]
fn second_copy_of_a_shared_crate_is_reported() {
    let set = |names: &[&str]| {
        names
            .iter()
            .map(|name| (*name).to_owned())
            .collect::<BTreeSet<_>>()
    };
    let base = set(&["arc_swap", "tracing_core"]);
    assert_eq!(symbols::compare("m", &base, &set(&["m", "rand"])), []);
    assert_eq!(
        symbols::compare("m", &base, &set(&["m", "arc_swap"])).len(),
        1
    );
}

#[test]
fn pool_that_a_module_compiles_again_is_reported() {
    let rows = |hash: &str| {
        format!("_ZN99_$LT$playground_modules_binding..pool..raw_pool..RawPool$GT$4read17h{hash}E")
    };
    let of = |hashes: &[&str]| {
        hashes
            .iter()
            .map(|hash| rows(hash))
            .collect::<BTreeSet<_>>()
    };
    let models = of(&["1", "2"]);
    assert_eq!(pools::compare("m", &models, &of(&["1"])), None);
    assert!(pools::compare("m", &models, &of(&["1", "3"])).is_some());
}

#[test]
fn model_crates_of_a_module_are_those_it_links() {
    let model = Package {
        is_dylib: false,
        ..package("assets/samples/flock/model", &[], &[])
    };
    let module = package(
        "assets/samples/flock/plugin",
        &[&model.name, "playground-core-ecs"],
        &[],
    );
    let other = package("assets/samples/other/plugin", &["playground-core-ecs"], &[]);
    let packages = [model, package("core/ecs", &[], &[])];
    let names = |module| {
        let models = pools::models(&packages, module);
        models
            .iter()
            .map(|model| model.name.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&module), [packages[0].name.clone()]);
    assert_eq!(names(&other), Vec::<String>::new());
}

#[test]
fn the_loader_has_one_block_and_one_permission() {
    let loader =
        |text: &str| Source::parse("modules/loader/library.rs", text, false).expect("Rust");
    let one = loader("#[expect(unsafe_code, reason = \"\")]\nfn open() { unsafe { load() } }\n");
    assert_eq!(unsafe_code::check_loader(&[&one]), []);
    let second = loader("fn again() {\n    unsafe { load() }\n}\n");
    let reported = unsafe_code::check_loader(&[&one, &second]);
    assert_eq!(
        reported
            .iter()
            .map(|violation| violation.line)
            .collect::<Vec<_>>(),
        [2]
    );
    let none = loader("fn nothing() {}\n");
    assert_eq!(
        unsafe_code::check_loader(&[&none]).len(),
        2,
        "no block, no permission"
    );
    let function = loader("unsafe fn open() {}\n");
    assert_eq!(unsafe_code::check_loader(&[&one, &function]).len(), 1);
}

#[test]
fn words_in_documents_are_reported() {
    assert_eq!(words::check("README.md", "Run `./run`.\n"), []);
    assert_eq!(
        words::check("README.md", "a\nTODO: write this\n")[0].line,
        2
    );
    assert_eq!(
        words::check("a.toml", "path = \"/home/me/thing\"\n").len(),
        1
    );
    assert_eq!(
        words::check("a.md", "`scenes/home/hall.ron`\n"),
        [],
        "a folder inside the project"
    );
}

#[test]
fn sources_that_no_module_declares_are_reported() {
    let source = |path: &str, text: &str| {
        let source = Source::parse(path, text, path.ends_with("/lib.rs"));
        source.unwrap_or_else(|error| panic!("{error}"))
    };
    let sources = [
        source(
            "core/a/lib.rs",
            "mod b;\nmod inner { mod c; }\n#[path = \"../x/y.rs\"]\nmod y;",
        ),
        source("core/a/b.rs", "#[cfg(test)]\nmod tests;"),
        source("core/a/b/tests.rs", ""),
        source("core/a/b/dead.rs", "mod below;"),
        source("core/a/b/dead/below.rs", ""),
        source("core/a/inner/c.rs", ""),
        source("core/a/inner/c/mod.rs", ""),
        source("core/x/y.rs", ""),
        source("core/a/build.rs", ""),
        source("core/a/tests/each.rs", "mod common;"),
        source("core/a/tests/common/mod.rs", ""),
        source("core/a/tests/whole/main.rs", "mod part;"),
        source("core/a/tests/whole/part.rs", ""),
        source("core/a/tests/whole/dead.rs", ""),
    ];
    let programs = [
        "core/a/lib.rs",
        "core/a/build.rs",
        "core/a/tests/each.rs",
        "core/a/tests/whole/main.rs",
    ];
    let found = declared::check_sources(&sources, |path| programs.contains(&path));
    let places: Vec<&str> = found.iter().map(|of| of.location.as_str()).collect();
    assert_eq!(places, ["core/a/b/dead.rs", "core/a/tests/whole/dead.rs"]);
}
