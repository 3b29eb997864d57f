//! [`window_icon`]: the icon of the window.

use playground_base::image;
use playground_graphics::winit::window::Icon;

const PNG: &[u8] = include_bytes!("../../assets/pictures/icon.png");

/// The icon of the window. `None` when it cannot be read: a window without an icon is one too.
pub fn window_icon() -> Option<Icon> {
    let picture = image::load_from_memory(PNG).ok()?.into_rgba8();
    let (width, height) = picture.dimensions();
    Icon::from_rgba(picture.into_raw(), width, height).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icon_is_a_picture() {
        assert!(window_icon().is_some());
    }
}
