//! [`Fonts`]: the two fonts of the editor.

use ab_glyph::{FontRef, InvalidFont};

/// The fonts of the editor's theme.
pub struct Fonts {
    /// For text.
    pub text: FontRef<'static>,
    /// For what a compiler says.
    pub code: FontRef<'static>,
}

impl Fonts {
    /// Fails when the font files are damaged, which they are compiled in.
    pub fn new() -> Result<Self, InvalidFont> {
        Ok(Self {
            text: FontRef::try_from_slice(epaint_default_fonts::UBUNTU_LIGHT)?,
            code: FontRef::try_from_slice(epaint_default_fonts::HACK_REGULAR)?,
        })
    }
}
