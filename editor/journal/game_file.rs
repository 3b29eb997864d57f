//! [`GameFile`]: the stored keyframes of a game that plays.

use super::folder_of;
use super::frame::{decode, encode};
use playground_base::fastrand;
use playground_engine::GameKeyframe;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The format of the keyframes. Another version cannot be read.
const VERSION: u32 = 2;

/// The keyframe that is a whole world.
const WHOLE: &str = "game";

/// What changed since.
const DIFFERENCE: &str = "game.difference";

/// The end of the name of a keyframe that is not complete yet.
const PREPARED: &str = ".new";

/// The stored keyframes of a game that plays: a whole world, and what changed since. Each is one file,
/// which is replaced when the next is complete, so the space is limited to two worlds, and to a third
/// while one is written.
#[derive(Clone, Debug)]
pub struct GameFile {
    folder: PathBuf,
    /// A keyframe that is not complete yet; one whose writer has ended has another name.
    prepared: PathBuf,
}

impl GameFile {
    /// That of a project. Nothing is written yet.
    pub fn of(project: &Path) -> Self {
        let folder = folder_of(project);
        let name = format!("game.{:08x}{PREPARED}", fastrand::u32(..));
        Self {
            prepared: folder.join(name),
            folder,
        }
    }

    /// Writes a keyframe to the disk, beside the one that it replaces with [`replace`](Self::replace).
    ///
    /// # Errors
    /// The system's message.
    pub fn prepare(&self, keyframe: &GameKeyframe) -> Result<(), String> {
        let bytes = encode(&(VERSION, keyframe))?;
        let path = &self.prepared;
        let written = fs::create_dir_all(&self.folder).and_then(|()| write(path, &bytes));
        written.map_err(|error| {
            self.forget_prepared();
            format!("{}: {error}", path.display())
        })
    }

    /// Makes the prepared keyframe the stored one.
    ///
    /// # Errors
    /// The system's message.
    pub fn replace(&self, is_difference: bool) -> Result<(), String> {
        let name = if is_difference { DIFFERENCE } else { WHOLE };
        let path = self.folder.join(name);
        fs::rename(&self.prepared, &path).map_err(|error| format!("{}: {error}", path.display()))
    }

    /// Removes the prepared keyframe: its game has ended.
    pub fn forget_prepared(&self) {
        let _may_not_exist = fs::remove_file(&self.prepared);
    }

    /// Removes everything that is stored, and what a process that was killed left: the game has ended.
    pub fn remove(&self) {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        for entry in entries {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let is_prepared = name.starts_with("game.") && name.ends_with(PREPARED);
            if is_prepared || [WHOLE, DIFFERENCE].contains(&&*name) {
                let _may_not_exist = fs::remove_file(entry.path());
            }
        }
    }

    /// True when there is a keyframe.
    pub fn exists(&self) -> bool {
        self.folder.join(WHOLE).exists()
    }

    /// Reads the last whole world and what changed since. A difference that is damaged, or that
    /// belongs to another world, is left out. `None` when no game played.
    ///
    /// # Errors
    /// When there is a keyframe that cannot be read.
    pub fn read(&self) -> Result<Option<(GameKeyframe, Option<GameKeyframe>)>, String> {
        let path = self.folder.join(WHOLE);
        let Ok(bytes) = fs::read(&path) else {
            return Ok(None);
        };
        let whole = keyframe(&bytes)
            .ok_or_else(|| format!("{} is damaged, or of another editor", path.display()))?;
        let difference = fs::read(self.folder.join(DIFFERENCE)).ok();
        let difference = difference.and_then(|bytes| keyframe(&bytes));
        let is_of_whole = |of: &GameKeyframe| of.is_difference && of.whole == whole.whole;
        Ok(Some((whole.clone(), difference.filter(is_of_whole))))
    }
}

fn keyframe(mut bytes: &[u8]) -> Option<GameKeyframe> {
    let (version, keyframe): (u32, GameKeyframe) = decode(&mut bytes)?;
    (version == VERSION && bytes.is_empty()).then_some(keyframe)
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(bytes)?;
    file.sync_data()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(whole: u64, is_difference: bool, unix_ms: u64) -> GameKeyframe {
        let mut keyframe = GameKeyframe::default();
        let fields = (whole, is_difference, unix_ms);
        (keyframe.whole, keyframe.is_difference, keyframe.unix_ms) = fields;
        keyframe
    }

    fn store(file: &GameFile, keyframe: &GameKeyframe) {
        file.prepare(keyframe).expect("it is our folder");
        file.replace(keyframe.is_difference).expect("it is there");
    }

    /// The times of what is read.
    fn times(file: &GameFile) -> Option<(u64, Option<u64>)> {
        let read = file.read().expect("the whole world is not damaged");
        read.map(|(whole, difference)| (whole.unix_ms, difference.map(|of| of.unix_ms)))
    }

    #[test]
    fn keyframe_that_is_not_written_to_its_end_leaves_the_one_before() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = GameFile::of(folder.path());
        assert_eq!(times(&file), None);
        store(&file, &sample(7, false, 1));
        assert_eq!(times(&file), Some((1, None)));
        store(&file, &sample(7, true, 2));
        assert_eq!(times(&file), Some((1, Some(2))));
        for next in [sample(7, true, 3), sample(8, false, 3)] {
            let bytes = encode(&(VERSION, &next)).expect("it is data");
            for length in 0..=bytes.len() {
                fs::write(&file.prepared, &bytes[..length]).expect("it is our folder");
                assert_eq!(times(&file), Some((1, Some(2))), "cut at {length}");
            }
        }
        store(&file, &sample(8, false, 3));
        assert_eq!(
            times(&file),
            Some((3, None)),
            "the difference is of another"
        );
        store(&file, &sample(8, true, 4));
        assert_eq!(times(&file), Some((3, Some(4))));
        file.remove();
        assert_eq!(times(&file), None);
        let left = fs::read_dir(&file.folder).expect("it is there");
        assert_eq!(left.count(), 0);
    }

    #[test]
    fn damaged_difference_is_left_out_and_a_damaged_world_is_an_error() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = GameFile::of(folder.path());
        store(&file, &sample(7, false, 1));
        store(&file, &sample(7, true, 2));
        let (whole, difference) = (file.folder.join(WHOLE), file.folder.join(DIFFERENCE));
        let bytes = fs::read(&difference).expect("it is stored");
        for length in 0..bytes.len() {
            fs::write(&difference, &bytes[..length]).expect("it is our file");
            assert_eq!(times(&file), Some((1, None)), "cut at {length}");
        }
        let bytes = fs::read(&whole).expect("it is stored");
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 0x10;
            fs::write(&whole, &changed).expect("it is our file");
            let error = file.read().expect_err("it is damaged");
            assert!(error.contains("damaged"), "{error}");
        }
    }
}
