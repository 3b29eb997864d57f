//! Plans of valid declarations.

mod fixture;

use std::env::consts::{DLL_PREFIX, DLL_SUFFIX};
use std::path::{Path, PathBuf};

use fixture::Fixture;
use playground_modules_resolver::{
    ModulePlan, PackageKind, Packages, PlannedModule, ProjectManifest, ResolveError, resolve,
};

#[test]
fn a_plan_contains_only_declared_modules() {
    let fixture = Fixture::new("plan");
    let plan = planned(fixture.resolve());
    assert_eq!(
        names(&plan.load_order),
        [
            "core-ecs",
            "core-rendering",
            "sys-ecs",
            "sys-vulkan",
            "sys-webgl",
            "spin"
        ],
        "core-rendering depends on core-ecs, though it is declared first"
    );
    assert_eq!(
        plan.packages,
        [
            "core-ecs",
            "core-rendering",
            "game",
            "spin",
            "sys-ecs",
            "sys-vulkan",
            "sys-webgl"
        ]
    );
    let rendering = plan.core("core-rendering").expect("it is declared");
    assert_eq!(rendering.features, ["shaders", "textures"]);
    assert_eq!(
        rendering.module.dylib_file_name,
        format!("{DLL_PREFIX}rendering{DLL_SUFFIX}")
    );
    assert_eq!(rendering.module.folder, fixture.path("core/rendering"));
    assert_eq!(rendering.candidates[0].module.library, "sys_vulkan");
}

#[test]
fn the_project_is_read_with_its_title_and_scene() {
    let fixture = Fixture::new("project");
    let project = ProjectManifest::read(&fixture.path("game")).expect("the project is right");
    assert_eq!(
        (project.package_name.as_str(), project.title.as_str()),
        ("game", "Asteroids")
    );
    assert_eq!(
        project.start_scene.as_deref(),
        Some(Path::new("scenes/main.ron"))
    );
    fixture.replace("game/Cargo.toml", "title = \"Asteroids\"", "");
    let project = ProjectManifest::read(&fixture.path("game")).expect("a title is optional");
    assert_eq!(project.title, "game");
}

#[test]
fn declared_location_is_that_of_the_name() {
    let fixture = Fixture::new("locations");
    let project = ProjectManifest::read(&fixture.path("game")).expect("the project is right");
    let webgl = &project.cores[0].systems[1].location;
    assert_eq!((webgl.line, webgl.column), (Some(11), Some(26)));
    assert_eq!(webgl.file, project.file);
}

#[test]
fn a_system_that_lacks_a_feature_is_skipped() {
    let fixture = Fixture::new("skip");
    fixture.replace("game/Cargo.toml", "\"textures\"", "\"textures\", \"2d\"");
    fixture.replace(
        "game/Cargo.toml",
        "\"sys-vulkan\", \"sys-webgl\"",
        "\"sys-webgl\", \"sys-vulkan\"",
    );
    let plan = planned(fixture.resolve());
    let rendering = plan.core("core-rendering").expect("it is declared");
    assert_eq!(rendering.candidates[0].module.package, "sys-vulkan");
    assert_eq!(rendering.skipped[0].package, "sys-webgl");
    assert_eq!(rendering.skipped[0].missing_features, ["2d"]);
    assert!(
        !plan.packages.contains(&"sys-webgl".to_owned()),
        "it is never loaded"
    );
}

#[test]
fn a_core_that_a_declared_one_depends_on_is_included() {
    let fixture = Fixture::new("included");
    let ecs = "[[package.metadata.modules.core]]\nname = \"core-ecs\"\nsystems = [\"sys-ecs\"]\n";
    fixture.replace("game/Cargo.toml", ecs, "");
    let plan = planned(fixture.resolve());
    let included = plan.core("core-ecs").expect("core-rendering depends on it");
    assert!(!included.is_declared && included.candidates.is_empty());
    assert_eq!(names(&plan.load_order)[..2], ["core-ecs", "core-rendering"]);
}

/// Opening a project accepts what a reload accepts: a plugin may use the editor's cores.
#[test]
fn undeclared_core_uses_the_editors_declaration() {
    let fixture = Fixture::new("defaults");
    let editor = fixture.path("game");
    let defaults = ProjectManifest::read(&editor).expect("it is right").cores;
    fixture.write(
        "game/Cargo.toml",
        "[package]\nname = \"game\"\n[[package.metadata.modules.plugin]]\nname = \"spin\"\n",
    );
    let plan = planned(fixture.resolve_with(&defaults));
    assert_eq!(
        names(&plan.load_order),
        ["core-ecs", "sys-ecs", "spin"],
        "what no plugin uses is left out"
    );
    assert!(fixture.resolve().is_err(), "no editor declares it");
}

#[test]
fn declared_core_overrides_the_editors_declaration() {
    let fixture = Fixture::new("own-before-defaults");
    let editor = fixture.path("game");
    let defaults = ProjectManifest::read(&editor).expect("it is right").cores;
    fixture.replace("game/Cargo.toml", "\"sys-vulkan\", ", "");
    let plan = planned(fixture.resolve_with(&defaults));
    let rendering = plan.core("core-rendering").expect("it is declared");
    assert_eq!(rendering.candidates.len(), 1);
}

#[test]
fn declarations_may_be_inline_tables() {
    let fixture = Fixture::new("inline");
    fixture.write(
        "game/Cargo.toml",
        "[package]\nname = \"game\"\n[package.metadata.modules]\n\
         core = [{ name = \"core-ecs\", systems = [\"sys-ecs\"] }]\n",
    );
    assert_eq!(
        names(&planned(fixture.resolve()).load_order),
        ["core-ecs", "sys-ecs"]
    );
}

#[test]
fn package_kinds_follow_from_declarations() {
    let fixture = Fixture::new("kinds");
    let packages = Packages::from_workspace(&fixture.path("game")).expect("all is right");
    for (package, kind) in [
        ("core-ecs", PackageKind::Core),
        ("sys-ecs", PackageKind::System),
        ("spin", PackageKind::Plugin),
        ("game-model", PackageKind::Model),
        ("math", PackageKind::Library),
    ] {
        assert_eq!(
            packages.get(package).map(|module| module.kind),
            Some(kind),
            "{package}"
        );
    }
}

/// A project outside the engine's workspace reaches the engine by path; the systems, which no
/// package depends on, are found through the engine's workspace.
#[test]
fn a_project_outside_the_workspace_finds_the_engines_modules() {
    let fixture = Fixture::new("engine");
    fixture.write(
        "outside/Cargo.toml",
        "[workspace]\nmembers = [\"plugins/*\"]\n[package]\nname = \"outside\"\n\
         [dependencies]\ncore-ecs = { path = \"../core/ecs\" }\n\
         [[package.metadata.modules.core]]\nname = \"core-ecs\"\nsystems = [\"sys-ecs\"]\n\
         [[package.metadata.modules.plugin]]\nname = \"own\"\n",
    );
    fixture.write(
        "outside/plugins/own/Cargo.toml",
        "[package]\nname = \"own\"\n[lib]\ncrate-type = [\"dylib\"]\n\
         [dependencies]\ncore-ecs = { path = \"../../../core/ecs\" }\n",
    );
    let folder = fixture.path("outside");
    let project = ProjectManifest::read(&folder).expect("the project is right");
    let packages = Packages::from_workspace(&folder).expect("all is right");
    let plan = planned(resolve(&project, &[], &packages));
    assert_eq!(names(&plan.load_order), ["core-ecs", "sys-ecs", "own"]);
}

/// The nearest workspace decides, whichever other one lists its members too, and comes first.
#[test]
fn a_project_with_a_workspace_of_its_own_inherits_from_that_wherever_it_lies() {
    let fixture = Fixture::new("inner");
    fixture.replace("Cargo.toml", "\"libs/*\"", "\"libs/*\", \"libs/inner/*\"");
    fixture.write(
        "libs/inner/Cargo.toml",
        "[workspace]\nmembers = [\"own\"]\n\
         [workspace.dependencies]\nentities = { package = \"core-ecs\", path = \"../../core/ecs\" }\n\
         [package]\nname = \"inner\"\n[dependencies]\nentities.workspace = true\n\
         [[package.metadata.modules.core]]\nname = \"core-ecs\"\nsystems = [\"sys-ecs\"]\n\
         [[package.metadata.modules.plugin]]\nname = \"own\"\n",
    );
    fixture.write(
        "libs/inner/own/Cargo.toml",
        "[package]\nname = \"own\"\n[lib]\ncrate-type = [\"dylib\"]\n\
         [dependencies]\nentities.workspace = true\n",
    );
    for start in ["libs/inner", "game"] {
        let packages = Packages::from_workspace(&fixture.path(start)).expect("all is right");
        let own = packages.in_folder(&fixture.path("libs/inner/own"));
        let dependencies = own
            .map(|own| own.dependencies.as_slice())
            .unwrap_or_default();
        let names: Vec<&str> = dependencies.iter().map(|of| of.package.as_str()).collect();
        assert_eq!(names, ["core-ecs"], "{start}");
    }
}

#[test]
fn cargo_metadata_decides_libraries_and_dependencies() {
    let fixture = Fixture::new("metadata");
    let folder = fixture.path("game");
    let text = metadata(&fixture);
    let packages = Packages::from_metadata_text(&folder, &text).expect("cargo's answer is right");
    let project = ProjectManifest::read(&folder).expect("the project is right");
    let plan = planned(resolve(&project, &[], &packages));
    let ecs = &plan.core("core-ecs").expect("it is declared").module;
    assert_eq!(ecs.library, "named_by_cargo");
    assert_eq!(names(&plan.load_order).len(), 6);
    assert!(
        packages.get("serde").is_none(),
        "a package of a registry is no module"
    );
}

#[test]
fn unreadable_cargo_metadata_is_reported() {
    let fixture = Fixture::new("metadata-broken");
    let Err(errors) = Packages::from_metadata_text(&fixture.path("game"), "{ \"packages\": 3 }")
    else {
        panic!("this is no answer of cargo");
    };
    let message = errors[0].to_string();
    assert!(
        message.contains("game/Cargo.toml") && message.contains("cargo metadata"),
        "{message}"
    );
}

/// What `cargo metadata --format-version 1` prints, cut down to what the format requires.
fn metadata(fixture: &Fixture) -> String {
    let local = [
        ("core-ecs", "core/ecs", "named_by_cargo", ""),
        ("core-rendering", "core/rendering", "rendering", "core-ecs"),
        ("sys-ecs", "sys/ecs", "sys_ecs", ""),
        ("sys-vulkan", "sys/vulkan", "sys_vulkan", ""),
        ("sys-webgl", "sys/webgl", "sys_webgl", ""),
        ("spin", "plugins/spin", "spin", "core-ecs"),
    ];
    let mut packages: Vec<String> = local
        .iter()
        .map(|(name, folder, library, needs)| {
            let needs = local.iter().find(|(name, ..)| name == needs);
            let needs = needs.map(|(name, folder, ..)| (*name, fixture.path(folder)));
            package(name, &fixture.path(folder), library, needs, "null")
        })
        .collect();
    let registry = "\"registry+https://github.com/rust-lang/crates.io-index\"";
    packages.push(package(
        "serde",
        &fixture.path("nowhere"),
        "serde",
        None,
        registry,
    ));
    format!(
        r#"{{"packages":[{}],"workspace_members":[],"resolve":null,"version":1,
        "target_directory":"/t","workspace_root":"/w","metadata":null}}"#,
        packages.join(",")
    )
}

fn package(
    name: &str,
    folder: &Path,
    library: &str,
    needs: Option<(&str, PathBuf)>,
    source: &str,
) -> String {
    let manifest = format!("{:?}", folder.join("Cargo.toml").display().to_string());
    let dependencies = match needs {
        None => String::new(),
        Some((needs, path)) => format!(
            r#"{{"name":"{needs}","source":null,"req":"*","kind":null,"rename":null,"optional":false,
            "uses_default_features":true,"features":[],"target":null,"registry":null,
            "path":{:?}}}"#,
            path.display().to_string()
        ),
    };
    format!(
        r#"{{"name":"{name}","version":"0.1.0","id":"{name}","source":{source},
        "dependencies":[{dependencies}],"features":{{}},"manifest_path":{manifest},
        "targets":[{{"name":"{library}","kind":["dylib"],"crate_types":["dylib"],"src_path":"lib.rs"}}]}}"#
    )
}

fn planned(plan: Result<ModulePlan, Vec<ResolveError>>) -> ModulePlan {
    plan.unwrap_or_else(|errors| panic!("unexpected mistakes: {errors:#?}"))
}

fn names(modules: &[PlannedModule]) -> Vec<&str> {
    modules
        .iter()
        .map(|module| module.package.as_str())
        .collect()
}
