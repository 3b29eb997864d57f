//! [`Corpus`]: the good inputs of a target.

use super::target::{Form, Target};
use playground_base::fastrand::Rng;
use std::fs;
use std::path::{Path, PathBuf};

/// The good inputs of a target, in a fixed order.
pub struct Corpus {
    entries: Vec<Vec<u8>>,
}

impl Corpus {
    /// Reads the corpus of a target from the repository.
    pub fn of(target: &Target) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let files = target
            .corpus
            .iter()
            .flat_map(|path| files(&root.join(path)));
        let texts = files.map(|file| fs::read(&file).expect("the corpus can be read"));
        let entries: Vec<Vec<u8>> = match target.form {
            Form::Lines => {
                let lines = |text: Vec<u8>| -> Vec<Vec<u8>> {
                    text.split(|byte| *byte == b'\n')
                        .map(<[u8]>::to_vec)
                        .collect()
                };
                texts.flat_map(lines).collect()
            }
            _ => texts.collect(),
        };
        assert!(!entries.is_empty(), "{} has no corpus", target.name);
        Self { entries }
    }

    /// One of them.
    pub fn pick(&self, random: &mut Rng) -> &[u8] {
        &self.entries[random.usize(0..self.entries.len())]
    }
}

/// A file, or the files of a folder by name.
fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_path_buf()];
    }
    let entries = fs::read_dir(path).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    files.retain(|file| file.is_file());
    files.sort();
    files
}
