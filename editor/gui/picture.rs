//! Saves pictures of the editor as files.

use playground_base::image::{self, ImageFormat, RgbaImage};
use playground_core_drawing::Pixels;
use playground_engine::replace_atomically;
use playground_graphics::egui::ColorImage;
use std::io::Cursor;
use std::path::Path;

/// Saves a picture as PNG.
pub fn save_pixels(pixels: Pixels, file: &Path) -> Result<(), String> {
    save(pixels.width_px, pixels.height_px, pixels.rgba, file)
}

/// Saves a screenshot of egui as PNG.
pub fn save_image(picture: &ColorImage, file: &Path) -> Result<(), String> {
    let [width, height] = picture.size;
    save(width as u32, height as u32, picture.as_raw().to_vec(), file)
}

fn save(width: u32, height: u32, rgba: Vec<u8>, file: &Path) -> Result<(), String> {
    let picture = RgbaImage::from_raw(width, height, rgba)
        .ok_or_else(|| format!("a picture of {width} x {height} pixels did not come whole"))?;
    let mut png = Cursor::new(Vec::new());
    image::DynamicImage::from(picture)
        .write_to(&mut png, ImageFormat::Png)
        .map_err(|error| format!("{}: {error}", file.display()))?;
    replace_atomically(file, png.get_ref()).map_err(|error| error.to_string())
}
