//! Every rule on the live tree, one test a rule.

use playground_tests_tidy::rules::{self, SourceRule, TreeRule, features};
use playground_tests_tidy::violation::assert_none;
use playground_tests_tidy::{Tree, Violation, exception::EXCEPTIONS, pools, symbols};
use std::collections::BTreeSet;
use std::path::Path;

fn tree() -> Tree {
    Tree::live().unwrap_or_else(|error| panic!("the tree cannot be read: {error}"))
}

fn source_rule(name: &str) -> SourceRule {
    *rules::SOURCE_RULES
        .iter()
        .find(|rule| rule.name == name)
        .expect("a rule of the list")
}

fn tree_rule(name: &str) -> TreeRule {
    *rules::TREE_RULES
        .iter()
        .find(|rule| rule.name == name)
        .expect("a rule of the list")
}

macro_rules! over_sources {
    ($($test:ident: $rule:ident,)*) => { $(
        #[test]
        fn $test() {
            assert_none(rules::over_sources(&source_rule(rules::$rule::NAME), &tree()));
        }
    )* };
}

macro_rules! over_tree {
    ($($test:ident: $rule:ident,)*) => { $(
        #[test]
        fn $test() {
            assert_none(rules::over_tree(&tree_rule(rules::$rule::NAME), &tree()));
        }
    )* };
}

over_sources! {
    unsafe_stands_in_the_loader_only: unsafe_code,
    dyn_stands_under_modules_only: dynamic,
    nothing_uses_any: any,
    components_need_no_turbofish: turbofish,
    models_are_pure_data: model,
    nothing_is_global: global_state,
    libraries_and_processes_have_one_door: processes,
    colors_come_from_the_theme: colors,
    crates_say_what_they_are_for: docs,
    names_say_something: names,
    sources_are_finished: words,
}

over_tree! {
    the_loader_has_one_unsafe_block: unsafe_code,
    dependencies_point_at_core: layers,
    the_engine_links_no_gui: headless,
    shared_crates_come_out_of_base: one_copy,
    folders_are_the_architecture: shape,
    every_source_is_compiled: declared,
    documents_and_manifests_are_finished: words,
}

/// Fails when a check had nothing to compare.
fn not_built(folder: &Path) -> ! {
    panic!(
        "no module is built in {}: run `cargo build --workspace --exclude 'playground-tests-*'`",
        folder.display()
    )
}

#[test]
fn no_selection_of_packages_rebuilds_a_shared_library() {
    let tree = tree();
    let found = features::check(&tree.root, &tree.packages);
    assert_none(found.unwrap_or_else(|error| panic!("{error}")));
}

#[test]
fn modules_bring_no_second_copy_of_a_shared_crate() {
    let folder = symbols::artifact_folder().expect("a target folder");
    let statics_of = |package: &str| {
        let file = symbols::built(&folder, package).unwrap_or_else(|| not_built(&folder));
        symbols::crates_with_statics(&file).unwrap_or_else(|error| panic!("{error}"))
    };
    let (base, graphics) = (
        statics_of("playground-base"),
        statics_of("playground-graphics"),
    );
    for (held, example) in [(&base, "arc_swap"), (&graphics, "winit")] {
        assert!(
            held.contains(example),
            "no statics of {example} in {held:?}: is it a dylib?"
        );
    }
    // By name: it may well have another version of a crate than the base.
    for held in ["parking_lot_core", "rayon_core", "tracing_core"] {
        assert!(!graphics.contains(held), "graphics has its own {held}");
    }
    let shared = &base | &graphics;
    let tree = tree();
    let (mut violations, mut compared) = (Vec::new(), 0);
    for package in symbols::modules(&tree.packages) {
        let Some(file) = symbols::built(&folder, &package.name) else {
            continue;
        };
        let own = symbols::crates_with_statics(&file).unwrap_or_else(|error| panic!("{error}"));
        violations.extend(symbols::compare(&package.name, &shared, &own));
        compared += 1;
    }
    if compared == 0 {
        not_built(&folder);
    }
    assert_none(violations);
}

#[test]
fn tables_of_a_module_are_its_own() {
    let folder = symbols::artifact_folder().expect("a target folder");
    let tree = tree();
    let (mut violations, mut compared) = (Vec::new(), 0);
    for package in tree.packages.iter().filter(|package| package.is_dylib) {
        if let Some(file) = symbols::built(&folder, &package.name) {
            let found = symbols::check_tables(&package.name, &file);
            violations.extend(found.unwrap_or_else(|error| panic!("{error}")));
            compared += 1;
        }
    }
    if compared == 0 {
        not_built(&folder);
    }
    assert_none(violations);
}

#[test]
fn pools_are_compiled_in_their_model_crate_only() {
    let folder = symbols::artifact_folder().expect("a target folder");
    let tree = tree();
    let (mut violations, mut compared) = (Vec::new(), 0);
    for module in symbols::modules(&tree.packages) {
        let models = pools::models(&tree.packages, module);
        let Some(file) = symbols::built(&folder, &module.name) else {
            continue;
        };
        if models.is_empty() {
            continue;
        }
        let (mut of_models, mut of_module) = (BTreeSet::new(), BTreeSet::new());
        for model in models {
            for archive in pools::built(&folder, &model.name).unwrap_or_else(|e| panic!("{e}")) {
                of_models.extend(pools::of_archive(&archive).unwrap_or_else(|e| panic!("{e}")));
            }
            of_module.extend(pools::of_module(&file).unwrap_or_else(|e| panic!("{e}")));
        }
        assert!(
            !of_module.is_empty(),
            "{} contains no pool: how does the compiler write `RawPool` now?",
            file.display()
        );
        violations.extend(pools::compare(&module.name, &of_models, &of_module));
        compared += 1;
    }
    if compared == 0 {
        not_built(&folder);
    }
    assert_none(violations);
}

#[test]
fn every_exception_is_needed_and_has_a_reason() {
    let tree = tree();
    let of_sources = rules::SOURCE_RULES
        .iter()
        .flat_map(|rule| tree.sources.iter().flat_map(rule.check));
    let of_tree = rules::TREE_RULES
        .iter()
        .flat_map(|rule| (rule.check)(&tree));
    let found: Vec<Violation> = of_sources.chain(of_tree).collect();
    for exception in EXCEPTIONS {
        let is_needed = found
            .iter()
            .any(|breach| breach.rule == exception.rule && exception.covers(&breach.location));
        assert!(
            is_needed,
            "nothing needs the exception from `{}` for {}: remove it",
            exception.rule, exception.path
        );
        assert!(
            exception.reason.len() > 20,
            "say why {} is let off `{}`",
            exception.path,
            exception.rule
        );
    }
}
