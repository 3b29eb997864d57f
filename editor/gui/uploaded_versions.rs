//! [`UploadedVersions`]: which versions of assets the device has.

use playground_base::Handle;
use playground_engine::Loader;
use std::collections::{HashMap, HashSet};

/// Which versions of assets of a kind the device has, by the keys of the assets.
#[derive(Default)]
pub struct UploadedVersions {
    versions: HashMap<u64, u64>,
}

impl UploadedVersions {
    /// What is new or other than what was uploaded; from now on it counts as uploaded.
    pub fn take_new<T: Send + Sync + 'static>(
        &mut self,
        loader: &Loader<T>,
    ) -> Vec<(u64, Handle<T>)> {
        let is_new = |key: u64, version: u64| self.versions.get(&key) != Some(&version);
        let new = loader.loaded().filter(|(key, of)| is_new(*key, of.version));
        let new: Vec<_> = new
            .map(|(key, of)| (key, of.version, of.content.clone()))
            .collect();
        let taken = new.into_iter().map(|(key, version, content)| {
            self.versions.insert(key, version);
            (key, content)
        });
        taken.collect()
    }

    /// What was uploaded and is gone: its project was closed, or the renderer refused it.
    pub fn take_gone<T: Send + Sync + 'static>(&mut self, loader: &Loader<T>) -> Vec<u64> {
        if self.versions.len() <= loader.loaded().count() {
            return Vec::new();
        }
        let there: HashSet<u64> = loader.loaded().map(|(key, _)| key).collect();
        let gone = self.versions.keys().filter(|key| !there.contains(key));
        let gone: Vec<u64> = gone.copied().collect();
        self.versions.retain(|key, _| there.contains(key));
        gone
    }
}
