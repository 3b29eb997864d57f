//! [`ImporterView`]: the contract of an importer.
//!
//! - An importer turns the bytes of a file below the project's `assets` into what is drawn with.
//!   What shows the file (a `Sprite`) names it as it names a PNG.
//! - It is called in a process of its own, one file at a time: it may take as long as the file is large, and
//!   systems and panels run on meanwhile. One that aborts, loops or takes all memory costs that process.
//! - It depends on the bytes, on files that they name (and that the result lists), and on the settings: what it
//!   made is kept by their content. It is called again when one of them changed, and for every file of its kind
//!   when its module was reloaded.
//! - Where it answers with an error or panics, the picture that is shown stays, and the problem
//!   names the file, the importer and its error.
//! - It comes before what the engine reads by itself (PNG, JPEG, WebP, HDR, EXR, KTX2). Of two importers for one kind of file,
//!   the one whose name comes first reads it, and a problem names both.

use crate::{ImportProgress, ImportSetting, ImportSettings, Imported};
use playground_base::view;
use std::path::Path;

/// A file to import.
#[derive(Clone, Copy, Debug)]
pub struct ImportFile<'a> {
    /// Its path below the project's `assets`, with `/` between folders.
    pub path: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
    /// Where it is on disk, for formats that name other files. Read nothing outside of the assets folder.
    pub file: &'a Path,
    /// What the user chose of the importer's [`settings`](ImporterView::settings).
    pub settings: &'a ImportSettings,
    /// Takes how far the importer is.
    pub progress: &'a ImportProgress,
}

/// Reads a kind of file.
#[view(fragments)]
pub trait ImporterView {
    /// The ends of the names of these files, without the dot, in lower case: `["pal", "pixels"]`.
    fn extensions(&self) -> &'static [&'static str];

    /// What a person can choose about how such a file is imported, besides what there is for all pictures and
    /// models. It is shown in the inspector, and stored beside the file.
    fn settings(&self) -> &'static [ImportSetting] {
        &[]
    }

    /// Imports the file.
    ///
    /// # Errors
    /// Why it cannot be read, as a sentence for the user that begins with "it" or "line 3": the
    /// problem names the file before it.
    fn import(&self, file: ImportFile<'_>) -> Result<Imported, String>;
}
