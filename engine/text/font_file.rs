//! [`FontFile`]: a font in memory.

use crate::assets::Decoded;
use harfrust::ShaperData;
use playground_core_assets::{ImportSettings, Imported};
use skrifa::{FontRef, MetadataProvider};
use std::borrow::Cow;
use std::panic::catch_unwind;

/// The largest file of a font: those with all of Chinese have 20 MB.
const MOST_BYTES: u64 = 64 << 20;

/// A font in memory.
pub struct FontFile {
    bytes: Cow<'static, [u8]>,
    shaper: ShaperData,
}

impl FontFile {
    /// A font of these bytes: TTF, OTF, or the first of a collection.
    ///
    /// # Errors
    /// Why it is none, in words for the user.
    pub fn new(bytes: impl Into<Cow<'static, [u8]>>) -> Result<Self, String> {
        let bytes = bytes.into();
        let font = FontRef::from_index(&bytes, 0);
        let font = font.map_err(|error| format!("it is no font that can be read: {error}"))?;
        if font.charmap().mappings().next().is_none() {
            return Err("it has no letters".to_owned());
        }
        let shaper = ShaperData::new(&font);
        Ok(Self { bytes, shaper })
    }

    /// The font, to be read. `None` never: it was read before.
    pub fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index(&self.bytes, 0).ok()
    }

    /// What shaping needs of it.
    pub const fn shaper(&self) -> &ShaperData {
        &self.shaper
    }
}

/// Reads a font.
///
/// # Errors
/// Why it cannot be used, in words for the user.
pub fn read_font(bytes: &[u8]) -> Result<FontFile, String> {
    if bytes.len() as u64 > MOST_BYTES {
        let size = bytes.len();
        return Err(format!(
            "it has {size} bytes: a font has {MOST_BYTES} at most"
        ));
    }
    let read = catch_unwind(|| FontFile::new(bytes.to_vec()));
    read.unwrap_or_else(|_| Err("it is damaged: reading it failed".to_owned()))
}

/// The font of the project that was imported.
///
/// # Errors
/// Why it cannot be used, in words for the user.
pub fn decode_font(
    imported: Imported,
    _: (u64, &str),
    _: &ImportSettings,
) -> Result<Decoded<FontFile>, String> {
    let Imported::Font(bytes) = imported else {
        return Err("it is no font".to_owned());
    };
    Ok(Decoded {
        content: read_font(&bytes)?,
        files: Vec::new(),
    })
}
