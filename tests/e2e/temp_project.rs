//! [`TempProject`]: a temporary project.

use crate::{Built, PLUGIN};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A project in a temporary folder, made of modules of this workspace.
pub struct TempProject {
    folder: TempDir,
}

impl TempProject {
    /// The fixture without its sources: its scene, and its plugin as it is built.
    pub fn fixture(built: &Built) -> Self {
        let manifest = manifest(built, "start_scene = \"scenes/main.ron\"", &[PLUGIN]);
        let scene = fs::read_to_string(built.fixture().join("scenes/main.ron"));
        let project = Self::with_manifest(&manifest);
        project.write("scenes/main.ron", &scene.expect("the fixture has a scene"));
        project
    }

    /// A project without plugins and scenes.
    pub fn empty(built: &Built) -> Self {
        Self::with_manifest(&manifest(built, "", &[]))
    }

    /// A project with this manifest.
    pub fn with_manifest(manifest: &str) -> Self {
        let folder = TempDir::new().expect("a temporary folder can be made");
        let project = Self { folder };
        project.write("Cargo.toml", manifest);
        project
    }

    /// Its folder.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A path in it.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// Writes a file in it.
    pub fn write(&self, name: &str, text: &str) {
        let file = self.path(name);
        let folder = file.parent().expect("a file lies in a folder");
        fs::create_dir_all(folder).expect("a temporary folder can be written");
        fs::write(&file, text).expect("a temporary folder can be written");
    }

    /// Reads a file in it.
    pub fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }
}

/// A manifest that declares ECS, rendering, input and these plugins. The dependency on the editor
/// points to the workspace that has them.
pub fn manifest(built: &Built, playground: &str, plugins: &[&str]) -> String {
    let editor = built.root.join("editor");
    let plugins = plugins.iter();
    let plugins =
        plugins.map(|name| format!("[[package.metadata.modules.plugin]]\nname = \"{name}\"\n"));
    format!(
        r#"[package]
name = "temporary"
version = "0.1.0"
edition = "2024"

[package.metadata.playground]
title = "Temporary"
{playground}

[[package.metadata.modules.core]]
name = "playground-core-ecs"
features = ["entities", "queries", "schedule", "transforms"]
systems = ["playground-systems-ecs"]

[[package.metadata.modules.core]]
name = "playground-core-rendering"
features = ["shaders", "basic-3d"]
systems = ["playground-systems-vulkan", "playground-systems-webgl"]

[[package.metadata.modules.core]]
name = "playground-core-input"
features = ["keyboard", "mouse"]
systems = []

{}
[dependencies]
playground-apps-editor = {{ path = "{}" }}
"#,
        plugins.collect::<String>(),
        editor.display()
    )
}
