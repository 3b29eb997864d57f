//! [`Picture`]: a picture of the editor.

use image::{Rgb, RgbImage};
use playground_tests_e2e::{Editor, TempProject};

/// A picture of the whole editor.
pub struct Picture(RgbImage);

impl Picture {
    /// Takes a picture.
    pub fn take(editor: &mut Editor, project: &TempProject) -> Self {
        let file = project.path("picture.png");
        editor.must(&format!("screenshot {}", file.display()));
        let picture = image::open(&file).expect("the picture is there");
        Self(picture.into_rgb8())
    }

    /// The number of pixels of about this colour.
    pub fn count(&self, color: [u8; 3]) -> usize {
        let is_near = |pixel: &&Rgb<u8>| {
            let mut channels = pixel.0.iter().zip(color);
            channels.all(|(is, of)| is.abs_diff(of) < 40)
        };
        self.0.pixels().filter(is_near).count()
    }

    /// The share of pixels of about this colour.
    pub fn share(&self, color: [u8; 3]) -> f64 {
        self.count(color) as f64 / self.0.pixels().len() as f64
    }
}
