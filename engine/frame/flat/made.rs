//! [`Made`]: meshes and pictures that extraction makes for flat things.

use playground_base::Handle;
use playground_core_drawing::{Mesh, MeshId, Texture, TextureFilter, TextureId};
use std::collections::HashMap;

/// Added to the id of a picture with sharp pixels.
const SHARP: u64 = 0x5ba2_9000_0000_0001;

/// Meshes and pictures that extraction makes, which the device has to get before the list is drawn.
#[derive(Debug, Default)]
pub struct Made {
    /// New meshes, and new content of known ones.
    pub meshes: Vec<Mesh>,
    /// New pictures, and new content of known ones.
    pub textures: Vec<Texture>,
    /// Meshes that are not needed any more.
    pub gone_meshes: Vec<MeshId>,
    /// Pictures that are not needed any more.
    pub gone_textures: Vec<TextureId>,
    /// The pictures that are shown with sharp pixels too.
    sharp: HashMap<u64, Handle<Texture>>,
}

impl Made {
    /// The id of a picture that was read, shown with sharp pixels.
    pub fn sharp(&mut self, key: u64, picture: &Handle<Texture>) -> TextureId {
        let id = TextureId(key ^ SHARP);
        let is_known = |known: &Handle<Texture>| Handle::ptr_eq(known, picture);
        if !self.sharp.get(&key).is_some_and(is_known) {
            self.textures.push(Texture {
                id,
                filter: TextureFilter::Nearest,
                ..Texture::clone(picture)
            });
            self.sharp.insert(key, picture.clone());
        }
        id
    }

    /// Frees the pictures: those that they were made of are gone. With `device_is_new` nothing is freed,
    /// because nothing is there.
    pub fn forget(&mut self, device_is_new: bool) {
        if device_is_new {
            *self = Self::default();
            return;
        }
        let sharp = self.sharp.drain().map(|(key, _)| TextureId(key ^ SHARP));
        self.gone_textures.extend(sharp);
    }
}
