//! Types with `#[draw]`: lines, meshes and texts of a plugin in the picture of the editor.

use crate::picture::Picture;
use playground_tests_e2e::{Built, Editor, PLUGIN, SourceEdit, TempProject, Use, manifest};

const ROOT: &str = "tests/e2e/fixture/plugin/lib.rs";
const EXPORT: &str = "\nplayground::export!();";

const RED: [u8; 3] = [255, 0, 0];
const YELLOW: [u8; 3] = [255, 255, 0];
const MAGENTA: [u8; 3] = [255, 0, 255];
const CYAN: [u8; 3] = [0, 255, 255];
/// The shaded green of the mesh.
const GREEN: [u8; 3] = [30, 235, 30];

/// Draws a cube, red lines beside it, yellow ones inside of it, magenta ones inside of it but on top,
/// and a cyan text.
const MARKS: &str = r#"
use playground::prelude::*;

/// Marks around the origin.
#[derive(Default)]
pub struct Marks;

#[draw]
impl Marks {
    fn draw(&self, drawing: &mut Drawing) {
        let cube = Mat4::from_translation(Vec3::X * 3.0) * Mat4::from_scale(Vec3::splat(4.0));
        drawing.mesh(MeshKind::Cube, cube, Color::rgb(0.0, 1.0, 0.0));
        for step in 0..100 {
            let up = Vec3::Y * step as f32 * 0.01;
            let ends = |x: f32| (up + Vec3::X * x, up + Vec3::X * (x + 1.0));
            let (beside, inside) = (ends(-2.0), ends(2.5));
            drawing.scene.line(beside.0, beside.1, Color::rgb(1.0, 0.0, 0.0));
            drawing.scene.line(inside.0, inside.1, Color::rgb(1.0, 1.0, 0.0));
            drawing.on_top.line(inside.0 - Vec3::Y, inside.1 - Vec3::Y, Color::rgb(1.0, 0.0, 1.0));
        }
        drawing.label(Vec3::Y * 4.0, "MMMMMMMM", Color::rgb(0.0, 1.0, 1.0));
    }
}

playground::export!();"#;

/// The editor with a plugin that draws the marks, which must be visible from the camera of the scene.
fn open_with_marks(built: &Built, project: &TempProject, root: &SourceEdit) -> Editor {
    let mut editor = Editor::open(built, project.folder());
    editor.must("grid off");
    assert_no_marks(&Picture::take(&mut editor, project));
    root.replace(EXPORT, MARKS);
    reload(&mut editor);
    let picture = Picture::take(&mut editor, project);
    for (color, least) in [(RED, 300), (MAGENTA, 300), (GREEN, 3_000), (CYAN, 30)] {
        let count = picture.count(color);
        assert!(count > least, "{color:?}: {count} pixels");
    }
    assert_eq!(picture.count(YELLOW), 0, "the cube hides the lines in it");
    editor
}

fn reload(editor: &mut Editor) {
    assert_eq!(editor.must("reload").at("/outcome"), "done");
}

#[track_caller]
fn assert_no_marks(picture: &Picture) {
    for color in [RED, YELLOW, MAGENTA, CYAN, GREEN] {
        assert_eq!(picture.count(color), 0, "{color:?}");
    }
}

#[test]
fn marks_disappear_when_a_reloaded_plugin_does_not_draw_them() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let root = SourceEdit::of(&built, ROOT);
    let mut editor = open_with_marks(&built, &project, &root);
    root.restore();
    reload(&mut editor);
    assert_no_marks(&Picture::take(&mut editor, &project));
}

#[test]
fn marks_disappear_when_the_plugin_is_removed_from_the_project() {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let root = SourceEdit::of(&built, ROOT);
    let mut editor = open_with_marks(&built, &project, &root);
    let scene = "start_scene = \"scenes/main.ron\"";
    project.write("Cargo.toml", &manifest(&built, scene, &[]));
    reload(&mut editor);
    let modules = editor.must("modules").fields.to_string();
    assert!(!modules.contains(PLUGIN), "{modules}");
    assert_no_marks(&Picture::take(&mut editor, &project));
}
