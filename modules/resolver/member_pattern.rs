//! Patterns of `[workspace] members`, as `plugins/*`.

use playground_modules_manifest::canonical;
use std::path::{Path, PathBuf};

/// The folders below `root` that the pattern names and that have a `Cargo.toml`, sorted. `*` stands
/// for any characters of one name and `?` for one; a pattern without them names its folder even
/// when there is no manifest in it, so that this is reported.
pub fn folders_matching(root: &Path, pattern: &str) -> Vec<PathBuf> {
    if !pattern.contains(['*', '?']) {
        return vec![canonical(&root.join(pattern))];
    }
    let mut folders = vec![root.to_owned()];
    for name in pattern.split('/').filter(|name| !name.is_empty()) {
        folders = folders
            .iter()
            .flat_map(|folder| entries_matching(folder, name))
            .collect();
    }
    folders.retain(|folder| folder.join("Cargo.toml").is_file());
    folders.sort();
    folders
}

fn entries_matching(folder: &Path, name: &str) -> Vec<PathBuf> {
    if !name.contains(['*', '?']) {
        return vec![canonical(&folder.join(name))];
    }
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .flatten()
        .filter(|entry| matches(name, &entry.file_name().to_string_lossy()))
        .map(|entry| entry.path())
        .filter(|path| path.is_dir())
        .collect()
}

/// Whether a pattern matches a whole name. Going back to the last `*` only keeps it from taking
/// exponential time on a hostile pattern.
fn matches(pattern: &str, name: &str) -> bool {
    let pattern: Vec<char> = pattern.chars().collect();
    let name: Vec<char> = name.chars().collect();
    let (mut p, mut n) = (0, 0);
    let mut last_star: Option<(usize, usize)> = None;
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                last_star = Some((p, n));
                p += 1;
            }
            Some(wanted) if *wanted == '?' || *wanted == name[n] => {
                p += 1;
                n += 1;
            }
            _ => {
                let Some((star, taken)) = last_star else {
                    return false;
                };
                last_star = Some((star, taken + 1));
                p = star + 1;
                n = taken + 1;
            }
        }
    }
    pattern[p..].iter().all(|rest| *rest == '*')
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn star_matches_any_run_and_question_mark_one_character() {
        for (pattern, name, expected) in [
            ("*", "spin", true),
            ("game-*", "game-logic", true),
            ("game-*", "game", false),
            ("*-l?gic", "a-b-logic", true),
            ("*a*b", "xaybzb", true),
            ("*a*b", "xaybz", false),
        ] {
            assert_eq!(matches(pattern, name), expected, "{pattern} {name}");
        }
    }
}
