//! [`ImportCache`]: what was imported is kept for the next start.

use super::imported_file::ImportedFile;
use crate::content_hash;
use playground_base::parking_lot::Mutex;
use playground_base::{fastrand, postcard, tracing};
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What an entry begins with. The last digits change with the format.
const MAGIC: &[u8; 8] = b"PGIMP001";

/// The bytes before the entry itself: the magic, the length and the hash.
const HEADER: usize = 24;

/// An entry with more than this share of the cache is not kept: it would push out all others.
const LARGEST_SHARE: u64 = 4;

/// What was imported, as files in a folder of the project that is not in version control. A file is named
/// after what was imported, by what, and how; so what it holds is never outdated. Those that were not used
/// for longest go first.
pub struct ImportCache {
    folder: PathBuf,
    most_bytes: u64,
    /// How many bytes there are; `None` until that was counted.
    size_bytes: Mutex<Option<u64>>,
}

/// What a result depends on, besides the files that the imported file names.
#[derive(Clone, Debug, PartialEq)]
pub struct CacheKey<'a> {
    /// The hash of the file's content.
    pub content: u64,
    /// The path of the file; empty where its result does not depend on it.
    pub path: &'a str,
    /// What it is imported by, and how.
    pub recipe: &'a str,
}

impl ImportCache {
    /// The folder of the cache in a project.
    pub const FOLDER: &str = ".playground/imports";

    /// The cache of a project.
    pub fn of(project: &Path, most_bytes: u64) -> Self {
        Self {
            folder: project.join(Self::FOLDER),
            most_bytes,
            size_bytes: Mutex::new(None),
        }
    }

    /// What was imported of the file with this content, if it is there. `content_of` tells the hash of the
    /// content of another file of the project.
    pub fn get(
        &self,
        (content, path, recipe): (u64, &str, &str),
        content_of: impl Fn(&str) -> Option<u64>,
    ) -> Option<ImportedFile> {
        let alone = self.read(&CacheKey {
            content,
            path: "",
            recipe,
        });
        let found = alone.or_else(|| {
            self.read(&CacheKey {
                content,
                path,
                recipe,
            })
        })?;
        let is_same = |(path, hash): &(String, u64)| content_of(path) == Some(*hash);
        (found.content == content && found.files.iter().all(is_same)).then_some(found)
    }

    /// Keeps what was imported. A failure costs time at the next start, and no more.
    pub fn put(&self, path: &str, recipe: &str, imported: &ImportedFile) {
        if !imported.is_settled {
            return;
        }
        let path = if imported.files.is_empty() { "" } else { path };
        let key = CacheKey {
            content: imported.content,
            path,
            recipe,
        };
        if let Err(error) = self.write(&key, imported) {
            tracing::debug!("what was imported is not kept: {error}");
        }
    }

    fn file(&self, key: &CacheKey<'_>) -> PathBuf {
        let text = format!("{:016x}\n{}\n{}", key.content, key.path, key.recipe);
        // Two hashes of 64 bits: one that is the same by chance is no concern.
        let one = content_hash(text.as_bytes());
        let other = content_hash(format!("{text}\n").as_bytes());
        self.folder.join(format!("{one:016x}{other:016x}"))
    }

    /// An entry; `None` where there is none, or where it is damaged.
    fn read(&self, key: &CacheKey<'_>) -> Option<ImportedFile> {
        let file = self.file(key);
        let entry = read_entry(&file);
        if let Err(error) = &entry
            && error.kind() != ErrorKind::NotFound
        {
            tracing::debug!("{}: {error}: it is imported again", file.display());
            let _may_be_gone = fs::remove_file(&file);
        }
        let entry = entry.ok()?;
        // What was used last is what stays.
        let opened = File::options().append(true).open(&file);
        let _is_only_older = opened.and_then(|file| file.set_modified(SystemTime::now()));
        Some(entry)
    }

    fn write(&self, key: &CacheKey<'_>, imported: &ImportedFile) -> std::io::Result<()> {
        let mut bytes = vec![0; HEADER];
        bytes = postcard::to_extend(imported, bytes).map_err(std::io::Error::other)?;
        let length = bytes.len() as u64;
        if length > self.most_bytes / LARGEST_SHARE {
            return Ok(());
        }
        let (header, entry) = bytes.split_at_mut(HEADER);
        let hash = content_hash(entry).to_le_bytes();
        let entry_bytes = (entry.len() as u64).to_le_bytes();
        header.copy_from_slice(&[*MAGIC, entry_bytes, hash].concat());
        make_folder(&self.folder)?;
        let file = self.file(key);
        // No sync: an entry that a power cut leaves half written is recognised.
        let number = fastrand::u64(..);
        let new = self.folder.join(format!("{number:016x}.tmp"));
        let written = fs::write(&new, &bytes).and_then(|()| fs::rename(&new, &file));
        if written.is_err() {
            let _may_not_exist = fs::remove_file(&new);
        }
        written?;
        self.grow(length);
        Ok(())
    }

    /// There are so many bytes more. Removes what was not used for longest where there are too many.
    fn grow(&self, by: u64) {
        let mut size = self.size_bytes.lock();
        let now = match *size {
            Some(before) => before + by,
            None => files_in(&self.folder)
                .iter()
                .map(|(_, bytes, _)| bytes)
                .sum(),
        };
        *size = Some(now);
        if now <= self.most_bytes {
            return;
        }
        let mut files = files_in(&self.folder);
        files.sort();
        let mut left: u64 = files.iter().map(|(_, bytes, _)| bytes).sum();
        for (_, bytes, file) in files {
            // A little more, or the next one does it again.
            if left <= self.most_bytes / 10 * 9 {
                break;
            }
            if fs::remove_file(file).is_ok() {
                left -= bytes;
            }
        }
        *size = Some(left);
    }
}

fn read_entry(file: &Path) -> std::io::Result<ImportedFile> {
    let damaged = || std::io::Error::other("it is damaged");
    let mut file = File::open(file)?;
    let mut header = [0; HEADER];
    file.read_exact(&mut header)?;
    let number = |at: usize| {
        let bytes = header.get(at..at + 8)?;
        bytes.try_into().ok().map(u64::from_le_bytes)
    };
    let (length, hash) = number(8).zip(number(16)).ok_or_else(damaged)?;
    let left = file.metadata()?.len().saturating_sub(HEADER as u64);
    if !header.starts_with(MAGIC) || left != length {
        return Err(damaged());
    }
    let mut entry = Vec::with_capacity(length as usize);
    file.take(length).read_to_end(&mut entry)?;
    if entry.len() as u64 != length || content_hash(&entry) != hash {
        return Err(damaged());
    }
    postcard::from_bytes(&entry).map_err(std::io::Error::other)
}

/// Makes the folder, and keeps it out of version control and backups.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    if folder.join(".gitignore").is_file() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    let tag = "Signature: 8a477f597d28d172789f06886806bc55\n# What Playground imported. It is made again.\n";
    fs::write(folder.join("CACHEDIR.TAG"), tag)?;
    fs::write(folder.join(".gitignore"), "*\n")
}

/// The entries, with when they were used last and how large they are.
fn files_in(folder: &Path) -> Vec<(SystemTime, u64, PathBuf)> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let entries = entries.filter_map(|entry| {
        let (of, path) = (entry.metadata().ok()?, entry.path());
        let is_own = path.extension().is_none_or(|end| end == "tmp")
            && !entry.file_name().as_encoded_bytes().starts_with(b".");
        (of.is_file() && is_own).then_some((of.modified().ok()?, of.len(), path))
    });
    entries.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn imported(content: u64, bytes: usize) -> ImportedFile {
        ImportedFile {
            content,
            files: Vec::new(),
            is_settled: true,
            imported: vec![7; bytes],
        }
    }

    fn entries(cache: &ImportCache) -> Vec<PathBuf> {
        files_in(&cache.folder).into_iter().map(|of| of.2).collect()
    }

    #[test]
    fn same_content_by_the_same_recipe_is_found_at_any_path() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let cache = ImportCache::of(folder.path(), 1 << 20);
        cache.put("a.glb", "gltf 1", &imported(5, 100));
        let found = |content, path, recipe| cache.get((content, path, recipe), |_| None);
        assert_eq!(found(5, "b/a.glb", "gltf 1"), Some(imported(5, 100)));
        assert_eq!(found(6, "a.glb", "gltf 1"), None);
        assert_eq!(found(5, "a.glb", "gltf 2"), None);
        let ignored = folder.path().join(ImportCache::FOLDER).join(".gitignore");
        assert_eq!(fs::read_to_string(ignored).ok().as_deref(), Some("*\n"));
    }

    #[test]
    fn file_that_names_others_is_found_while_they_are_the_same_at_its_path() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let cache = ImportCache::of(folder.path(), 1 << 20);
        let with_files = ImportedFile {
            files: vec![("a/skin.png".to_owned(), 9)],
            ..imported(5, 100)
        };
        cache.put("a/m.gltf", "gltf 1", &with_files);
        let is_found = |path, hash| {
            let of = cache.get((5, path, "gltf 1"), |_| hash);
            of.is_some()
        };
        assert!(is_found("a/m.gltf", Some(9)));
        assert!(!is_found("a/m.gltf", Some(8)));
        assert!(!is_found("a/m.gltf", None));
        // In another folder it names another file.
        assert!(!is_found("b/m.gltf", Some(9)));
        cache.put(
            "a/n.gltf",
            "gltf 1",
            &ImportedFile {
                is_settled: false,
                ..imported(6, 1)
            },
        );
        assert_eq!(cache.get((6, "a/n.gltf", "gltf 1"), |_| None), None);
    }

    #[test]
    fn damaged_entry_is_ignored_and_removed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let cache = ImportCache::of(folder.path(), 1 << 20);
        cache.put("a", "r", &imported(5, 1_000));
        let file = entries(&cache).remove(0);
        let whole = fs::read(&file).expect("it was written");
        for at in (0..whole.len()).step_by(7) {
            let mut damaged = whole.clone();
            match at % 3 {
                0 => damaged[at] ^= 1 << (at % 8),
                1 => damaged.truncate(at),
                _ => damaged.insert(at, 0),
            }
            fs::write(&file, damaged).expect("it can be written");
            assert_eq!(cache.get((5, "a", "r"), |_| None), None, "{at}");
            assert!(!file.exists());
        }
        fs::write(&file, whole).expect("it can be written");
        assert!(cache.get((5, "a", "r"), |_| None).is_some());
    }

    #[test]
    fn what_was_not_used_for_longest_goes_first() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let cache = ImportCache::of(folder.path(), 10_000);
        for content in 0..9 {
            cache.put("a", "r", &imported(content, 1_000));
            let file = cache.file(&CacheKey {
                content,
                path: "",
                recipe: "r",
            });
            let age = Duration::from_secs(1_000 - 100 * content);
            let file = File::options()
                .append(true)
                .open(file)
                .expect("it is there");
            file.set_modified(SystemTime::now() - age)
                .expect("it is ours");
        }
        // The oldest is used, and stays.
        assert!(cache.get((0, "a", "r"), |_| None).is_some());
        cache.put("a", "r", &imported(9, 2_400));
        let left: Vec<u64> = (0..10)
            .filter(|content| cache.get((*content, "a", "r"), |_| None).is_some())
            .collect();
        assert_eq!(left, [0, 4, 5, 6, 7, 8, 9]);
        cache.put("a", "r", &imported(10, 2_600));
        assert!(cache.get((10, "a", "r"), |_| None).is_none(), "too large");
    }
}
