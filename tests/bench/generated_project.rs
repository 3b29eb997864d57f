//! [`GeneratedProject`]: a project whose sources are made for a measurement.

use playground_tests_e2e::{Built, Editor};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The name of the project, and so of its crates.
const NAME: &str = "made";

/// A new project in a temporary folder, open in an editor, with sources that are made.
pub struct GeneratedProject {
    folder: TempDir,
    pub editor: Editor,
}

impl GeneratedProject {
    /// A new project as the editor makes it, with these sources of its model crate and its plugin
    /// crate, built and loaded, in the middle of play.
    pub fn new(built: &Built, model: &[(String, String)], plugin: &[(String, String)]) -> Self {
        let folder = TempDir::new().expect("a temporary folder can be made");
        let mut editor = Editor::start(built, &["--headless", "--run", "-"]);
        editor.must(&format!("new {}", folder.path().join(NAME).display()));
        let mut project = Self { folder, editor };
        project.write("scenes/main.ron", "(version: 1, entities: [])\n");
        for (folder, sources) in [("model", model), ("plugin", plugin)] {
            for (file, text) in sources {
                project.write(&format!("{folder}/{file}"), text);
            }
        }
        project.editor.must("reload");
        project.editor.must("play");
        project.editor.must("step 2");
        project
    }

    /// Its folder.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join(NAME)
    }

    /// Writes a source file.
    pub fn write(&self, file: &str, text: &str) {
        write(&self.root().join(file), text);
    }
}

/// Writes a file and the folders that it lies in.
pub fn write(file: &Path, text: &str) {
    let folder = file.parent().expect("a file lies in a folder");
    fs::create_dir_all(folder).expect("a temporary folder can be written");
    fs::write(file, text).expect("a temporary folder can be written");
}

/// A model crate with this many components of three fields, one file for each. The first has
/// `gained` besides.
pub fn model_of(components: usize, gained: Option<&str>) -> Vec<(String, String)> {
    let mut lib = String::from("//! Components that are made.\n#![forbid(unsafe_code)]\n\n");
    let mut files = Vec::new();
    for number in 0..components {
        let _never_fails = writeln!(lib, "mod part_{number};");
        files.push((format!("part_{number}.rs"), part(number, gained)));
    }
    for number in 0..components {
        let _never_fails = writeln!(lib, "pub use part_{number}::Part{number};");
    }
    lib.push_str("\nplayground::export!();\n");
    files.push(("lib.rs".into(), lib));
    files
}

/// The source of one component.
pub fn part(number: usize, gained: Option<&str>) -> String {
    let gained = gained
        .filter(|_| number == 0)
        .map_or(String::new(), |name| {
            format!("    /// Gained, and lost with the next.\n    pub {name}: f32,\n")
        });
    format!(
        "//! [`Part{number}`].\n\nuse playground::prelude::*;\n\n/// Part {number}.\n#[component]\n\
         pub struct Part{number} {{\n    /// Where it is.\n    pub place: Vec3,\n    \
         /// How much there is of it.\n    #[field(min = 0, max = 1)]\n    pub amount: f32,\n    \
         /// What it is called.\n    pub label: String,\n{gained}}}\n"
    )
}

/// A plugin crate with one system that uses the first four components of [`model_of`].
pub fn plugin_of_parts() -> Vec<(String, String)> {
    let text = "//! Systems that are made.\n#![forbid(unsafe_code)]\n\nuse made_model::{Part0, Part1, Part2, Part3};\n\
         use playground::prelude::*;\n\n/// All of them.\n#[derive(Default)]\npub struct Systems;\n\n\
         #[systems]\nimpl Systems {\n    /// Moves.\n    #[system]\n    fn go(time: FrameTime, mut parts: Query<(&mut Part0, &Part1)>) {\n        \
         parts.for_each(|(part, other)| part.place += other.place * time.delta_s);\n    }\n\n    \
         /// Grows.\n    #[system(after = go)]\n    fn grow(time: FrameTime, mut parts: Query<(&mut Part2, &Part3)>) {\n        \
         parts.for_each(|(part, other)| part.amount += other.amount * time.delta_s);\n    }\n}\n\nplayground::export!();\n";
    vec![("lib.rs".into(), text.into())]
}
