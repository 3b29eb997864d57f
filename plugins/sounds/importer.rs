//! [`SoundImporter`].

use crate::decoding::decode;
use playground_base::{Context, ModuleError, view_model};
use playground_core_assets::{ImportFile, Imported, ImporterView};
use std::panic::catch_unwind;

/// Reads sounds. It is stateless.
pub struct SoundImporter;

impl SoundImporter {
    /// Makes it; the context is not used.
    pub fn new(_context: &Context) -> Result<Self, ModuleError> {
        Ok(Self)
    }
}

#[view_model]
impl ImporterView for SoundImporter {
    fn extensions(&self) -> &'static [&'static str] {
        &["ogg", "wav", "flac", "mp3"]
    }

    fn import(&self, file: ImportFile<'_>) -> Result<Imported, String> {
        // Decoders index what a damaged file says, too.
        let read = catch_unwind(|| decode(&file));
        let damaged = |_| Err("it is damaged: its decoder failed".to_owned());
        read.unwrap_or_else(damaged).map(Imported::Sound)
    }
}
