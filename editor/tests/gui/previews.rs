//! Small pictures of models and materials, as the panel of assets shows them.

use crate::rig::Headless;
use playground_core_drawing::Pixels;
use playground_core_ui::EditorCommand;
use std::path::Path;
use std::time::{Duration, Instant};

/// The preview of an asset, once it was made.
fn preview(editor: &mut Headless, path: &str) -> Option<Pixels> {
    let shown = Path::new(env!("CARGO_TARGET_TMPDIR")).join("preview.png");
    let line = format!("screenshot {}", shown.display());
    let start = Instant::now();
    loop {
        // Nothing happens before the file was noticed.
        let request = EditorCommand::PreviewAsset(path.to_owned());
        editor.gui.gui.queue.push(request);
        editor.line(&line).expect("a picture");
        let engine = &editor.gui.gui.app.document.engine;
        let asset = engine.assets().and_then(|all| all.by_path.get(path));
        let content = asset.map(|asset| asset.content);
        let made = content.and_then(|content| engine.previews().get(&content));
        if let Some(made) = made {
            return made.as_deref().cloned();
        }
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "no preview of {path}"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn pixel(of: &Pixels, x: u32, y: u32) -> [u8; 3] {
    let at = 4 * (y * of.width_px + x) as usize;
    [0, 1, 2].map(|channel| of.rgba[at + channel])
}

#[test]
fn materials_are_balls_and_models_are_seen_whole() {
    let mut editor = Headless::new();
    let assets = editor.project().join("assets");
    std::fs::create_dir_all(&assets).expect("a folder can be made");
    let write = |name: &str, bytes: &[u8]| {
        std::fs::write(assets.join(name), bytes).expect("a file can be written");
    };
    write(
        "red.material",
        b"(color: (r: 0.8, g: 0.02, b: 0.02, a: 1.0))",
    );
    write(
        "walker.glb",
        include_bytes!("../../../assets/samples/gallery/assets/walker.glb"),
    );
    write("broken.glb", b"glTF but not really");
    let ball = preview(&mut editor, "red.material").expect("it is drawn");
    assert_eq!((ball.width_px, ball.height_px), (96, 96));
    let [r, g, b] = pixel(&ball, 48, 48);
    assert!(r > 120 && g < 90 && b < 90, "{r}, {g}, {b}");
    let corner = pixel(&ball, 2, 2);
    assert!(corner.iter().all(|channel| *channel < 60), "{corner:?}");

    let walker = preview(&mut editor, "walker.glb").expect("it is drawn");
    let is_drawn = |x: u32, y: u32| {
        let of = pixel(&walker, x, y);
        of.iter().zip(corner).any(|(a, b)| a.abs_diff(b) > 25)
    };
    let rows = (0..96).filter(|y| (0..96).any(|x| is_drawn(x, *y)));
    let rows: Vec<u32> = rows.collect();
    let tall = rows
        .last()
        .zip(rows.first())
        .map(|(last, first)| last - first);
    assert!(tall > Some(55), "{tall:?} rows are drawn");
    assert!(
        (0..96).all(|at| !is_drawn(at, 0) && !is_drawn(at, 95)),
        "it is whole"
    );
    assert_eq!(preview(&mut editor, "broken.glb"), None);
    // What the device had for them is freed.
    let engine = &mut editor.gui.gui.app.document.engine;
    assert!(!engine.has_previews_to_draw());
}
