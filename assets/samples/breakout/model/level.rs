//! [`Level`].

use playground::prelude::*;

/// Makes the tile map of its entity a level: each tile is a brick when the level starts. Paint it with the
/// brush of the panel *Tiles*; a tile's row in the sheet is the kind of its brick.
#[component(copy)]
pub struct Level {
    /// Its number, from 1.
    #[field(min = 1, max = 99, default = 1)]
    pub number: u32,
}
