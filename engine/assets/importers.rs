//! [`Importers`]: the importers of plugins.

use crate::play::traced_call;
use playground_base::Handle;
use playground_core_assets::{BoundAllImporterView, ImportFile, Imported};
use playground_core_drawing::Pixels;
use std::path::Path;

/// The importers of all plugins.
#[derive(Clone)]
pub struct Importers {
    bound: BoundAllImporterView,
}

impl Importers {
    /// The importers of this binding, which follows reloads.
    pub const fn new(bound: BoundAllImporterView) -> Self {
        Self { bound }
    }

    /// The importers, and where the code of each is: another address is another generation.
    pub fn generations(&self) -> Vec<(&'static str, usize)> {
        let all = self.bound.all();
        let of = all.iter().map(|importer| {
            let address = Handle::as_ptr(&importer.view_model).addr();
            (importer.name, address)
        });
        of.collect()
    }

    /// The ends of the names of all files that plugins import.
    pub fn extensions(&self) -> Vec<&'static str> {
        let all = self.bound.all();
        let ends = all.iter().map(|importer| {
            let ends = self.bound.call(importer, |view| view.extensions());
            ends.unwrap_or_default()
        });
        ends.flatten().copied().collect()
    }

    /// True when a plugin imports files of this kind.
    pub fn know(&self, path: &str) -> bool {
        !self.names(path).is_empty()
    }

    /// The importers for this kind of file, the one that reads it first.
    pub fn names(&self, path: &str) -> Vec<&'static str> {
        let all = self.bound.all();
        let of_kind = all.iter().filter(|importer| {
            let extensions = self.bound.call(importer, |view| view.extensions());
            is_one_of(path, extensions.unwrap_or_default())
        });
        of_kind.map(|importer| importer.name).collect()
    }

    /// What a module makes of a file with these bytes; `None` when none reads this kind of file.
    pub fn import(
        &self,
        file: &Path,
        path: &str,
        bytes: &[u8],
    ) -> Option<Result<Imported, String>> {
        let name = *self.names(path).first()?;
        let all: Handle<_> = self.bound.all().clone();
        let importer = all.iter().find(|importer| importer.name == name)?;
        let file = ImportFile { path, bytes, file };
        let imported = traced_call("importer", name, || {
            self.bound.call(importer, |view| view.import(file))
        });
        let imported = match imported {
            Ok(imported) => imported.map_err(|why| format!("{name} says: {why}")),
            Err(panic) => Err(panic.to_string()),
        };
        Some(imported.and_then(|imported| match imported {
            Imported::Picture(pixels) => checked(name, pixels).map(Imported::Picture),
            model => Ok(model),
        }))
    }
}

/// Whether the name of a file ends in one of these, in any case.
fn is_one_of(path: &str, extensions: &[&str]) -> bool {
    let extension = Path::new(path).extension().and_then(|end| end.to_str());
    extension.is_some_and(|end| {
        extensions
            .iter()
            .any(|known| known.eq_ignore_ascii_case(end))
    })
}

/// The picture, if its number of bytes fits its size.
fn checked(importer: &str, pixels: Pixels) -> Result<Pixels, String> {
    let (width, height) = (pixels.width_px, pixels.height_px);
    let expected = u64::from(width) * u64::from(height) * 4;
    if expected == 0 {
        return Err(format!(
            "{importer} made a picture of {width} x {height} pixels of it"
        ));
    }
    if pixels.rgba.len() as u64 != expected {
        let bytes = pixels.rgba.len();
        return Err(format!(
            "{importer} made a picture of {width} x {height} pixels with {bytes} bytes of it: four a \
             pixel are {expected}"
        ));
    }
    Ok(pixels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extension_in_any_case_is_known() {
        let cases = [
            ("fish.pal", true),
            ("sea/FISH.PAL", true),
            ("fish.pal.png", false),
            ("pal", false),
            (".pal", false),
            ("", false),
        ];
        for (path, expected) in cases {
            assert_eq!(is_one_of(path, &["x", "pal"]), expected, "{path}");
        }
    }

    #[test]
    fn picture_with_wrong_size_is_refused_by_name() {
        let picture = |width_px, height_px, bytes| Pixels {
            width_px,
            height_px,
            rgba: vec![0; bytes],
        };
        assert!(checked("a::B", picture(2, 3, 24)).is_ok());
        for wrong in [
            picture(2, 3, 23),
            picture(0, 3, 0),
            picture(u32::MAX, u32::MAX, 4),
        ] {
            let why = checked("a::B", wrong).expect_err("its size is wrong");
            assert!(why.contains("a::B"), "{why}");
        }
    }
}
