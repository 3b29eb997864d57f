//! [`SourceRecord`]: what the sources contained when they were built last.
//!
//! Cargo compares times: a source that is newer than its library is compiled again. A source that
//! was restored from a backup has another content and an older time, and cargo would consider the
//! library up to date. Such a file gets the present time before cargo runs.

use super::file_stamp::FileStamp;
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
    sources: BTreeMap<PathBuf, FileStamp>,
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
        let fingerprints =
            sources.filter_map(|(file, stamp)| Some((file.clone(), stamp.fingerprint()?)));
        fingerprints.collect()
    }

    /// True when the file has the content that it had at the last build.
    pub fn has(&self, file: &Path) -> bool {
        let known = self.sources.get(file).and_then(FileStamp::fingerprint);
        known.is_some_and(|known| fingerprint(file).is_ok_and(|now| now == known))
    }

    fn update_file(&mut self, file: &Path) -> Option<()> {
        let now = FileStamp::by_time(file)?;
        let known = self.sources.get(file);
        if known.is_some_and(|known| known.has_times_of(&now)) {
            return Some(());
        }
        let mut stamp = FileStamp::by_content(file)?;
        let is_other = known.is_some_and(|known| known.fingerprint() != stamp.fingerprint());
        if is_other && self.ended.is_some_and(|ended| stamp.modified() <= ended) {
            set_present_time(file);
            stamp = FileStamp::by_content(file)?;
        }
        self.sources.insert(file.to_path_buf(), stamp);
        Some(())
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

/// Makes the file newer than its library, so that cargo compiles it.
fn set_present_time(file: &Path) {
    let open = File::options().append(true).open(file);
    if let Err(error) = open.and_then(|file| file.set_modified(SystemTime::now())) {
        tracing::warn!(
            "{} has an older time than its library, and cargo may take it for built: {error}",
            file.display()
        );
    }
}

fn file_in(target: &Path) -> PathBuf {
    target.join("debug").join(NAME)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn other_content_with_an_old_time_gets_the_present_time() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("lib.rs");
        let time = SystemTime::now() - Duration::from_secs(1000);
        let write = |text: &str, time: SystemTime| {
            fs::write(&file, text).expect("a file");
            let open = File::options().append(true).open(&file);
            let set = open.and_then(|file| file.set_modified(time));
            set.expect("a time");
        };
        for (text, age_s, expected) in [
            ("one", 0, false),
            ("one", 100, false),
            ("another", 0, true),
            ("another", 100, true),
            ("two", 0, true),
        ] {
            write("one", time);
            let mut record = SourceRecord::default();
            record.update([&file]);
            record.end_build();
            let written = time - Duration::from_secs(age_s);
            write(text, written);
            record.update([&file]);
            let now = fs::metadata(&file).and_then(|file| file.modified());
            let is_touched = now.expect("a time") != written;
            assert_eq!(is_touched, expected, "{text}, {age_s} s older");
            assert!(record.has(&file), "{text}: it is built now");
        }
    }
}
