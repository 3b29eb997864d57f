//! [`sweep`]: removes old staged copies.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A copy of this age belongs to no running editor.
const AGE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Removes the staged copies in `folder` that are a week old, except those in `keep`. Every loaded
/// build leaves one; recent ones are needed to go back to earlier generations.
pub fn sweep(folder: &Path, keep: &[PathBuf]) {
    let now = SystemTime::now();
    let files = std::fs::read_dir(folder).into_iter().flatten().flatten();
    for file in files.filter(|file| is_staged(&file.file_name().to_string_lossy())) {
        let modified = file.metadata().and_then(|metadata| metadata.modified());
        let age = modified
            .ok()
            .and_then(|modified| now.duration_since(modified).ok());
        if age.is_some_and(|age| age > AGE) && !keep.contains(&file.path()) {
            let _may_be_gone = std::fs::remove_file(file.path());
        }
    }
}

/// `flock_plugin-28ab3f83a25e2a8d.so`: unlike a compiled library, it has no prefix. A copy that was not
/// finished has the process and the thread behind that name.
fn is_staged(name: &str) -> bool {
    let suffix = std::env::consts::DLL_SUFFIX;
    let unfinished = name.rsplit_once('.').map(|(name, _)| name);
    let stem = name.strip_suffix(suffix);
    let stem = stem.or_else(|| unfinished?.strip_suffix(suffix));
    let hash = stem
        .and_then(|stem| stem.rsplit_once('-'))
        .map(|(_, hash)| hash);
    let is_hash = hash.is_some_and(|h| h.len() == 16 && h.bytes().all(|b| b.is_ascii_hexdigit()));
    is_hash && !name.starts_with("lib")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;

    #[test]
    fn only_old_staged_copies_are_removed() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let suffix = std::env::consts::DLL_SUFFIX;
        let old = SystemTime::now() - AGE - Duration::from_secs(60);
        let make = |name: &str, age: Option<SystemTime>| {
            let file = File::create(folder.path().join(name)).expect("a file");
            if let Some(age) = age {
                file.set_modified(age).expect("a time");
            }
        };
        make(&format!("game-0123456789abcdef{suffix}"), Some(old));
        make(&format!("game-fedcba9876543210{suffix}"), None);
        let unfinished = format!("game-00000000deadbeef{suffix}.77-ThreadId(1)");
        make(&unfinished, Some(old));
        make(&format!("good-0123456789abcdef{suffix}"), Some(old));
        make(&format!("libgame-0123456789abcdef{suffix}"), Some(old));
        make(&format!("game-notahash{suffix}"), Some(old));
        let good = folder.path().join(format!("good-0123456789abcdef{suffix}"));
        sweep(folder.path(), &[good]);
        let left = std::fs::read_dir(folder.path())
            .expect("it is there")
            .count();
        assert_eq!(left, 4);
        assert!(
            !folder
                .path()
                .join(format!("game-0123456789abcdef{suffix}"))
                .exists()
        );
    }
}
