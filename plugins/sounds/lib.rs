//! Imports sounds: OGG Vorbis, WAV, FLAC and MP3.
//!
//! A sound stays as its file has it: what is imported are facts about it, and a picture of it. `decoding.rs`
//! decodes the whole of it once, so that these are true and a damaged file is named before a game plays it.
#![forbid(unsafe_code)]

mod decoding;
mod importer;
mod tags;
mod waveform;

pub use importer::SoundImporter;

playground_base::export!();
