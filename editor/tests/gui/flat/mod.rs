//! Sprites, tile maps and texts: what is drawn of them by the software renderer, and how they are edited.

mod sprites;
mod stage;
mod texts;
mod tiles;
