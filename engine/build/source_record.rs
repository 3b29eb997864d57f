//! [`SourceRecord`]: what the sources contained when they were built last.
//!
//! Cargo compares times: a source that is newer than its library is compiled again. A source that
//! was restored from a backup has another content and an older time, and cargo would consider the
//! library up to date. Such a file gets the present time before cargo runs.

use playground_base::loader::fingerprint;
use playground_base::ron;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The name of the record in the folder of a profile.
const NAME: &str = "playground-sources.ron";

/// What the sources contained when they were built last.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct SourceRecord {
    /// When the last build ended.
    ended: Option<SystemTime>,
    sources: BTreeMap<PathBuf, Source>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Source {
    modified: SystemTime,
    size_bytes: u64,
    fingerprint: u64,
}

impl SourceRecord {
    /// The record in a target folder; an empty one when there is none.
    pub fn read(target: &Path) -> Self {
        let text = fs::read_to_string(file_in(target)).unwrap_or_default();
        ron::from_str(&text).unwrap_or_default()
    }

    /// Brings the record up to date. A file whose content is another one but whose time is before
    /// the last build gets the present time.
    pub fn update<'a>(&mut self, files: impl IntoIterator<Item = &'a PathBuf>) {
        for file in files {
            // A file that is gone is a matter between cargo and the compiler.
            let _gone = self.update_file(file);
        }
    }

    /// The fingerprint of each file.
    pub fn fingerprints(&self) -> BTreeMap<PathBuf, u64> {
        let sources = self.sources.iter();
        let fingerprints = sources.map(|(file, source)| (file.clone(), source.fingerprint));
        fingerprints.collect()
    }

    /// True when the file has the content that it had at the last build.
    pub fn has(&self, file: &Path) -> bool {
        let known = self.sources.get(file);
        known.is_some_and(|known| fingerprint(file).is_ok_and(|now| now == known.fingerprint))
    }

    fn update_file(&mut self, file: &Path) -> io::Result<()> {
        let metadata = fs::metadata(file)?;
        let (modified, size_bytes) = (metadata.modified()?, metadata.len());
        let known = self.sources.get(file);
        if known.is_some_and(|known| (known.modified, known.size_bytes) == (modified, size_bytes)) {
            return Ok(());
        }
        let mut source = Source {
            modified,
            size_bytes,
            fingerprint: fingerprint(file)?,
        };
        let is_other = known.is_some_and(|known| known.fingerprint != source.fingerprint);
        if is_other && self.ended.is_some_and(|ended| modified <= ended) {
            let now = SystemTime::now();
            match File::options()
                .append(true)
                .open(file)
                .and_then(|file| file.set_modified(now))
            {
                Ok(()) => source.modified = now,
                Err(error) => tracing::warn!(
                    "{} has an older time than its library, and cargo may take it for built: {error}",
                    file.display()
                ),
            }
        }
        self.sources.insert(file.to_path_buf(), source);
        Ok(())
    }

    /// A build ended now.
    pub fn end_build(&mut self) {
        self.ended = Some(SystemTime::now());
    }

    /// Writes the record, whole or not at all.
    pub fn write(&self, target: &Path) -> io::Result<()> {
        let file = file_in(target);
        let new = file.with_extension(format!("{}.new", std::process::id()));
        let text = ron::to_string(self).map_err(io::Error::other)?;
        fs::write(&new, text)?;
        fs::rename(&new, file)
    }
}

fn file_in(target: &Path) -> PathBuf {
    target.join("debug").join(NAME)
}
