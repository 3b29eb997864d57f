//! [`Importers`]: the importers of plugins.

use crate::play::traced_call;
use playground_base::Handle;
use playground_core_assets::{
    BoundAllImporterView, ImportFile, ImportProgress, ImportSetting, ImportSettings, Imported,
};
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

    /// What can be chosen about how this kind of file is imported, besides what there is for all pictures
    /// and models.
    pub fn settings(&self, path: &str) -> &'static [ImportSetting] {
        let all: Handle<_> = self.bound.all().clone();
        let name = self.names(path).first().copied();
        let importer = all.iter().find(|importer| Some(importer.name) == name);
        let settings = importer.map(|of| self.bound.call(of, |view| view.settings()));
        settings.and_then(Result::ok).unwrap_or_default()
    }

    /// What a module makes of a file with these bytes; `None` when none reads this kind of file.
    pub fn import(
        &self,
        file: &Path,
        path: &str,
        bytes: &[u8],
        (settings, progress): (&ImportSettings, &ImportProgress),
    ) -> Option<Result<Imported, String>> {
        let name = *self.names(path).first()?;
        let all: Handle<_> = self.bound.all().clone();
        let importer = all.iter().find(|importer| importer.name == name)?;
        let file = ImportFile {
            path,
            bytes,
            file,
            settings,
            progress,
        };
        let imported = traced_call("importer", name, || {
            self.bound.call(importer, |view| view.import(file))
        });
        Some(match imported {
            Ok(imported) => imported.map_err(|why| format!("{name} says: {why}")),
            Err(panic) => Err(panic.to_string()),
        })
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
}
