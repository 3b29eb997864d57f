//! [`Fonts`]: the fonts of a project, and the built-in one.

use super::{FontFile, decode_font};
use crate::assets::{Loader, LoaderKind};
use crate::imports::{ImportAs, Imports};
use playground_base::crossbeam::channel::Sender;
use playground_base::{AssetRef, Handle, MixMap, tracing};
use playground_core_assets::{AssetKind, Assets, BoundAssetsView};

/// The built-in font: Latin, Greek, Cyrillic, Hebrew, Arabic, and signs.
const BUILT_IN: &[u8] = include_bytes!("built_in/playground-sans.ttf");

/// Its key; those of files are hashes.
const BUILT_IN_KEY: u64 = 1;

/// The fonts of a project, and the built-in one.
pub struct Fonts {
    /// Those of the project that a text names, or that have a letter that others lack.
    pub files: Loader<FontFile>,
    /// The built-in one; `None` never, or the font of this program is damaged.
    built_in: Option<(u64, Handle<FontFile>)>,
    /// All fonts of the project.
    others: Vec<AssetRef>,
    /// Those that were used, by key: layouts name them.
    used: MixMap<u64, Handle<FontFile>>,
}

impl Fonts {
    /// Only the built-in font; see [`Loader::new`].
    pub fn new(
        waker: Sender<()>,
        imports: Option<Imports>,
        finder: Option<BoundAssetsView>,
    ) -> Self {
        let built_in = FontFile::new(BUILT_IN)
            .inspect_err(|why| tracing::error!("the built-in font is left out: {why}"));
        let kind = LoaderKind {
            what: "font",
            import_as: ImportAs::Font,
            decode: decode_font,
        };
        Self {
            files: Loader::new(kind, waker, imports, finder),
            built_in: built_in.ok().map(|font| (BUILT_IN_KEY, Handle::new(font))),
            others: Vec::new(),
            used: MixMap::default(),
        }
    }

    /// The files of the project are these now.
    pub fn follow(&mut self, assets: &Handle<Assets>) {
        self.files.follow(assets.clone());
        let fonts = assets.by_path.values();
        let fonts = fonts.filter(|asset| asset.kind == AssetKind::Font);
        let others = fonts.map(|asset| asset.path.as_str().into());
        self.others = others.collect();
    }

    /// The project was closed.
    pub fn close(&mut self) {
        self.files.close();
        self.others.clear();
        self.used.clear();
    }

    /// The font that a layout names.
    pub fn get(&self, key: u64) -> Option<&Handle<FontFile>> {
        self.used.get(&key)
    }

    /// The font of a text, with its key; the built-in one until it is read.
    pub fn first(&mut self, reference: &AssetRef) -> Option<(u64, Handle<FontFile>)> {
        let own = match reference.is_none() {
            true => None,
            false => self.files.request(reference),
        };
        let own = own.map(|(key, font)| (key, font.clone()));
        let found = own.or_else(|| self.built_in.clone())?;
        self.used.insert(found.0, found.1.clone());
        Some(found)
    }

    /// A font that has a character: another one of the project, which is read then, or the built-in one.
    pub fn find(&mut self, has: impl Fn(&FontFile) -> bool) -> Option<(u64, Handle<FontFile>)> {
        let files = &mut self.files;
        let mut others = self.others.iter();
        let other = others.find_map(|reference| {
            let (key, font) = files.request(reference)?;
            has(font).then(|| (key, font.clone()))
        });
        let built_in = || self.built_in.clone().filter(|(_, font)| has(font));
        let found = other.or_else(built_in)?;
        self.used.insert(found.0, found.1.clone());
        Some(found)
    }
}
