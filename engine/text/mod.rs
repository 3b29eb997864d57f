//! Texts of the game: fonts, layout, and pictures of letters.
//!
//! Shaping is harfrust's, outlines are skrifa's: both are in the editor's process anyway, as parts of egui.
//! Directions are those of the Unicode Bidirectional Algorithm (unicode-bidi), places to break lines those of
//! UAX 14 (unicode-linebreak). A crate for whole layouts would bring a second copy of all of these.

mod font_file;
mod fonts;
mod glyph_atlas;
mod glyph_picture;
mod layout;
mod shape;

pub use font_file::{FontFile, decode_font, read_font};
pub use fonts::Fonts;
pub use glyph_atlas::{GlyphAtlas, GlyphKey};
pub use glyph_picture::{GlyphPicture, glyph_picture};
pub use layout::{LayoutOptions, TextLayout, lay_out};
