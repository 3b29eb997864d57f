//! What is flat: sprites, tile maps and texts. All of them are sorted together.

mod flat_list;
mod made;
mod sprite_quads;
mod text_quads;
mod tile_meshes;
mod visible_rect;

pub use flat_list::{FlatItem, FlatList, FlatPlace, blended_batch};
pub use made::Made;
pub use sprite_quads::SpriteQuads;
pub use text_quads::{TextQuads, TextView};
pub use tile_meshes::{TileMeshes, TileView};
pub use visible_rect::is_visible;
