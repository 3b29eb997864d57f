//! Shaders of a project: shown by materials, edited while the editor runs, and named where they are wrong.

use crate::rig::Headless;
use playground_base::image::{self, RgbaImage};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The shader of the book.
fn of_the_book() -> String {
    let chapter = include_str!("../../../docs/first-shader.md");
    let (_, rest) = chapter.split_once("```wgsl\n").expect("it has one");
    let (shader, _) = rest.split_once("```").expect("it ends");
    shader.to_owned()
}

struct Stage {
    editor: Headless,
    assets: PathBuf,
}

impl Stage {
    /// A square before the camera, with a material that uses a shader.
    fn new() -> Self {
        let mut stage = Self {
            editor: Headless::new(),
            assets: PathBuf::new(),
        };
        stage.assets = stage.editor.project().join("assets");
        std::fs::create_dir_all(&stage.assets).expect("a folder can be made");
        stage.write("stripes.wgsl", &of_the_book());
        let material = "(shader: \"stripes.wgsl\", parameters: [
            (name: \"color\", value: (1.0, 0.0, 0.0, 0.0)),
            (name: \"stripes\", value: (1.0, 0.0, 0.0, 0.0)),
        ])";
        stage.write("glow.material", material);
        for line in [
            "spawn cube Sign",
            "set Sign MeshRenderer.mesh Quad",
            "add Sign Materials",
            "set Sign Materials.all \"glow.material\"",
            "spawn camera Eye",
            "set Eye Transform.translation [0.0, 0.0, 1.0]",
            "gamecamera on",
            "select",
        ] {
            stage.line(line);
        }
        stage
    }

    fn write(&self, name: &str, text: &str) {
        std::fs::write(self.assets.join(name), text).expect("a file can be written");
    }

    fn line(&mut self, line: &str) -> String {
        let answer = self.editor.line(line);
        let answer = answer.unwrap_or_else(|error| panic!("{line}: {error}"));
        format!("{answer:?}")
    }

    fn picture(&mut self) -> RgbaImage {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("shader.png");
        self.line(&format!("screenshot {}", file.display()));
        let whole = image::open(&file).expect("a picture").to_rgba8();
        image::imageops::crop_imm(&whole, 224, 100, 170, 132).to_image()
    }

    /// The problems, after a picture in which they can be found.
    fn problems(&mut self) -> String {
        self.picture();
        self.line("problems")
    }

    /// How many pixels are red.
    fn red(&mut self) -> usize {
        let picture = self.picture();
        let is_red = |of: &&image::Rgba<u8>| of[0] > 150 && of[1] < 80;
        picture.pixels().filter(is_red).count()
    }

    /// Waits until files that changed are noticed and shown.
    fn wait(&mut self, what: &str, is_there: impl Fn(&mut Self) -> bool) {
        let start = Instant::now();
        while !is_there(self) {
            let waited = start.elapsed();
            assert!(
                waited < Duration::from_secs(20),
                "{what}: {}",
                self.problems()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

#[test]
fn shader_of_the_book_is_shown_edited_and_blamed() {
    let mut stage = Stage::new();
    stage.wait("the stripes are red", |stage| stage.red() > 1000);
    let some = stage.red();

    // A mistake: the picture stays, and its line is named.
    let wrong = of_the_book().replace("return changed;", "return charged;");
    stage.write("stripes.wgsl", &wrong);
    stage.wait("the mistake is named", |stage| {
        let problems = stage.problems();
        problems.contains("stripes.wgsl:14") && problems.contains("charged")
    });
    assert_eq!(stage.red(), some);

    // Mended, and other than before: all of it is red.
    let whole = of_the_book().replace("* stripe * 2.0", "* 0.8");
    stage.write("stripes.wgsl", &whole);
    stage.wait("all of it is red", |stage| stage.red() > some + 1000);
    assert!(!stage.problems().contains("stripes"));

    // A parameter that no shader takes is no mistake; one of another kind is.
    let wrong = of_the_book().replace("speed: f32", "speed: i32");
    stage.write("stripes.wgsl", &wrong);
    stage.wait("the kind is named", |stage| {
        stage
            .problems()
            .contains("line 3: a parameter cannot be a `i32`")
    });
}
