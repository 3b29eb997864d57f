//! [`Thumbnails`]: the small pictures on the graphics device.

use playground_base::Handle;
use playground_core_assets::Asset;
use playground_core_drawing::Pixels;
use playground_core_ui::{EditorCommand, ProjectInfo};
use playground_graphics::egui::{
    ColorImage, TextureFilter, TextureHandle, TextureOptions, TextureWrapMode, Ui,
};
use std::collections::{HashMap, HashSet};

/// A picture that is shown larger than it is has sharp pixels.
const PIXELS: TextureOptions = TextureOptions {
    magnification: TextureFilter::Nearest,
    minification: TextureFilter::Linear,
    wrap_mode: TextureWrapMode::ClampToEdge,
    mipmap_mode: None,
};

/// The small pictures of assets, by what their files contain.
#[derive(Default)]
pub struct Thumbnails {
    requested: HashSet<u64>,
    /// How many previews there were.
    made: usize,
    textures: HashMap<u64, TextureHandle>,
}

impl Thumbnails {
    /// The small picture of an asset; `None` until it was made, and for what has none.
    pub fn get(
        &mut self,
        ui: &Ui,
        asset: &Asset,
        project: &ProjectInfo,
        commands: &mut Vec<EditorCommand>,
    ) -> Option<&TextureHandle> {
        if !asset.kind.has_preview() {
            return None;
        }
        // They begin anew when the project is opened again, or importers are others.
        if project.previews.len() < self.made {
            self.requested.clear();
            self.textures.clear();
        }
        self.made = project.previews.len();
        match project.previews.get(&asset.content) {
            None => {
                if self.requested.insert(asset.content) {
                    commands.push(EditorCommand::PreviewAsset(asset.path.clone()));
                }
                None
            }
            Some(None) => None,
            Some(Some(pixels)) => {
                let load = || load(ui, asset, pixels);
                Some(self.textures.entry(asset.content).or_insert_with(load))
            }
        }
    }

    /// Another project is open: its previews are others.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

fn load(ui: &Ui, asset: &Asset, pixels: &Handle<Pixels>) -> TextureHandle {
    let size = [pixels.width_px as usize, pixels.height_px as usize];
    let image = ColorImage::from_rgba_unmultiplied(size, &pixels.rgba);
    ui.ctx().load_texture(&asset.path, image, PIXELS)
}
