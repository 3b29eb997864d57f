//! The folder is the architecture: the folders of the design card, a crate in each, and crates
//! named after their folders.

use crate::{Layer, Package, Tree, Violation};
use std::collections::BTreeSet;

/// Name of the rule.
pub const NAME: &str = "shape";

/// The top level that the design card draws.
const CARD: &[&str] = &[
    "Cargo.toml",
    "editor",
    "engine",
    "modules",
    "core",
    "systems",
    "plugins",
    "assets",
    "shaders",
    "tests",
];

/// Folders whose every sub-folder is a crate.
const CRATE_FOLDERS: &[&str] = &["modules", "core", "systems", "plugins"];

/// Reports missing folders, folders without a crate, and crates whose name hides their folder.
pub fn check(tree: &Tree) -> Vec<Violation> {
    let mut violations = check_files(&tree.files);
    violations.extend(tree.packages.iter().filter_map(check_name));
    violations.extend(check_members(&tree.files, &tree.packages));
    violations
}

/// Reports what the list of files lacks.
pub fn check_files(files: &[String]) -> Vec<Violation> {
    let has = |name: &str| {
        files.iter().any(|file| {
            file.strip_prefix(name)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    };
    let remedy = "the design card lists it: keep it, with a README if nothing else is there yet";
    let missing = CARD.iter().filter(|name| !has(name));
    let mut violations: Vec<Violation> = missing
        .map(|name| Violation::of(NAME, name, "missing at the top level", remedy))
        .collect();
    for folder in crate_folders(files) {
        if !has(&format!("{folder}/Cargo.toml")) {
            let remedy = "a folder here is a crate: give it a Cargo.toml or move it into one";
            violations.push(Violation::of(
                NAME,
                &folder,
                "a folder without a crate",
                remedy,
            ));
        }
    }
    violations
}

fn crate_folders(files: &[String]) -> BTreeSet<String> {
    let folder_of = |file: &String| {
        let mut parts = file.split('/');
        let (top, name) = (parts.next()?, parts.next()?);
        let is_folder = parts.next().is_some() && CRATE_FOLDERS.contains(&top);
        is_folder.then(|| format!("{top}/{name}"))
    };
    files.iter().filter_map(folder_of).collect()
}

/// `core/ecs` is `playground-core-ecs`; `modules/base`, `modules/graphics`, `engine` and `editor` leave
/// out a part or add one, the facades carry the project's own name, and samples are named like the
/// projects that they stand for.
pub fn check_name(package: &Package) -> Option<Violation> {
    let folder = package.folder.as_str();
    let expected = match (package.layer(), folder) {
        (Layer::Base, _) => "playground-base".to_owned(),
        (Layer::Graphics, _) => "playground-graphics".to_owned(),
        (Layer::Facade, "core/panels") => "playground-panels".to_owned(),
        (Layer::Facade, _) => "playground".to_owned(),
        (_, "editor") => "playground-apps-editor".to_owned(),
        // The tests of projects name it.
        (_, "engine/test") => "playground-test".to_owned(),
        _ if folder.starts_with("assets/") => return None,
        _ => format!("playground-{}", folder.replace('/', "-")),
    };
    let remedy = format!("call it `{expected}`");
    let problem = format!("the package in {folder} does not carry the name of its folder");
    (package.name != expected).then(|| Violation::of(NAME, &package.name, problem, remedy))
}

/// Reports manifests that the workspace does not know.
fn check_members(files: &[String], packages: &[Package]) -> Vec<Violation> {
    let is_member =
        |folder: &str| folder.is_empty() || packages.iter().any(|package| package.folder == folder);
    let manifests = files
        .iter()
        .filter_map(|file| file.strip_suffix("Cargo.toml"));
    let folders = manifests.map(|folder| folder.trim_end_matches('/'));
    let strays = folders.filter(|folder| {
        let is_layer = Layer::of_folder(folder) != Layer::Unknown;
        is_layer && !folder.starts_with("tests/") && !is_member(folder)
    });
    let remedy = "add its folder to the members of the workspace";
    strays
        .map(|folder| Violation::of(NAME, folder, "a manifest outside the workspace", remedy))
        .collect()
}
