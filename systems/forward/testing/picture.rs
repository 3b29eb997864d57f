//! Compares pictures.

use playground_base::image;
use playground_core_drawing::Pixels;
use std::path::{Path, PathBuf};

/// The difference of a channel above which a pixel counts as different.
const CHANNEL_TOLERANCE: u8 = 12;
/// The share of pixels that may differ: edges hit other samples on other machines.
const PIXEL_TOLERANCE: f32 = 0.01;

/// Compares with `systems/forward/testing/pictures/NAME.png`. `PLAYGROUND_NEW_PICTURES=1` replaces
/// it instead. The drawn picture is saved in the target folder.
pub fn assert_picture(renderer: &str, name: &str, drawn: &Pixels) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    write(&folder.join(format!("{name}-{renderer}.png")), drawn);
    let golden = golden(name);
    if std::env::var_os("PLAYGROUND_NEW_PICTURES").is_some() {
        write(&golden, drawn);
    }
    let expected = read(&golden);
    assert_eq!(
        (expected.width_px, expected.height_px),
        (drawn.width_px, drawn.height_px),
        "size of {}",
        golden.display()
    );
    let different = difference(&expected, drawn);
    assert!(
        different <= PIXEL_TOLERANCE,
        "{:.2}% of the pixels differ from {}; see {name}-{renderer}.png in {}",
        different * 100.0,
        golden.display(),
        folder.display()
    );
}

/// The share of pixels that differ.
pub fn difference(a: &Pixels, b: &Pixels) -> f32 {
    let pairs = a.rgba.chunks_exact(4).zip(b.rgba.chunks_exact(4));
    let differs = |(a, b): &(&[u8], &[u8])| {
        a.iter()
            .zip(b.iter())
            .any(|(a, b)| a.abs_diff(*b) > CHANNEL_TOLERANCE)
    };
    pairs.clone().filter(differs).count() as f32 / pairs.count().max(1) as f32
}

pub fn golden(name: &str) -> PathBuf {
    let system = Path::new(env!("CARGO_MANIFEST_DIR"));
    system
        .join("../forward/testing/pictures")
        .join(format!("{name}.png"))
}

pub fn write(file: &Path, pixels: &Pixels) {
    let (width, height) = (pixels.width_px, pixels.height_px);
    image::save_buffer(file, &pixels.rgba, width, height, image::ColorType::Rgba8)
        .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
}

pub fn read(file: &Path) -> Pixels {
    let picture = image::open(file).unwrap_or_else(|error| {
        panic!(
            "{}: {error}. PLAYGROUND_NEW_PICTURES=1 makes it.",
            file.display()
        )
    });
    let picture = picture.to_rgba8();
    Pixels {
        width_px: picture.width(),
        height_px: picture.height(),
        rgba: picture.into_raw(),
    }
}
