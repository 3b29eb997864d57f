//! Memory of a project at rest whose pictures fill the device.

use crate::row::Row;
use playground_base::image::{self, ImageFormat, RgbaImage};
use playground_tests_e2e::{Built, Editor, TempProject, Use};
use std::fmt::Write as _;
use std::fs;
use std::time::Duration;

/// Pictures of the project, and their side in pixels.
const PICTURES: u32 = 48;
const SIDE_PX: u32 = 1024;

/// The time until an editor is at rest that has drawn a picture.
const REST: Duration = Duration::from_secs(3);

/// Resident memory of an editor that has drawn 48 pictures and is at rest, against their bytes on the
/// device. A driver that draws on the processor has those in this process too: they are taken off.
pub fn measure() -> Result<Vec<Row>, String> {
    let built = Built::acquire(Use::Runs);
    let project = TempProject::empty(&built);
    project.write("scenes/pictures.ron", &scene());
    fs::create_dir_all(project.path("assets")).map_err(|error| error.to_string())?;
    for at in 0..PICTURES {
        let file = project.path(&format!("assets/picture-{at}.png"));
        let texel = |x: u32, y: u32| image::Rgba([(x ^ y ^ at) as u8, x as u8, y as u8, 255]);
        let picture = RgbaImage::from_fn(SIDE_PX, SIDE_PX, texel);
        let saved = picture.save_with_format(&file, ImageFormat::Png);
        saved.map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let mut editor = Editor::open_as_users_do(&built, project.folder());
    let picture = format!("screenshot {}", project.path("screenshot.png").display());
    editor.must(&picture);
    std::thread::sleep(REST);
    let before = resident_mib(&editor);
    editor.must("openscene scenes/pictures.ron");
    editor.must(&picture);
    std::thread::sleep(REST);
    let all = resident_mib(&editor);
    // Each level of a picture has a quarter of the texels of the one before.
    let device = f64::from(PICTURES * SIDE_PX * SIDE_PX * 4) * 4.0 / 3.0 / f64::from(1 << 20);
    if all - before < device {
        return Err(format!(
            "{:.0} MiB more are no {device:.0} MiB of pictures in this process: is there a GPU?",
            all - before
        ));
    }
    let name = |what: &str| format!("{device:.0} MiB of pictures on the device: {what} MiB");
    Ok(vec![
        Row::limited(
            &name("other memory of the process"),
            all - device,
            device * 1.2,
        ),
        Row::info(&name("resident before they were opened"), before),
        Row::info(&name("resident with them, the device's among it"), all),
    ])
}

/// A sprite for each picture, beside each other.
fn scene() -> String {
    let mut text = String::from("(version: 1, entities: [\n");
    for at in 0..PICTURES {
        let (x, y) = (at % 8, at / 8);
        let _never_fails = write!(
            text,
            "(id: {at}, components: {{
            \"playground-core-drawing::Sprite\": (texture: \"picture-{at}.png\"),
            \"playground-core-ecs::Transform\": (translation: ({x}.0, {y}.0, 0.0)),
        }}),\n"
        );
    }
    text.push_str("])\n");
    text
}

/// Resident memory of the process that edits.
fn resident_mib(editor: &Editor) -> f64 {
    let file = format!("/proc/{}/status", editor.editing_process_id());
    let status = fs::read_to_string(file).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    kib.map_or(f64::NAN, |kib: f64| kib / 1024.0)
}
