//! [`Versions`]: the versions of a scene between the conflict markers of version control.

use crate::scene::SceneError;
use std::path::Path;

/// The versions of a text that version control could not merge.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Versions {
    /// The version before both, where the markers name it.
    pub base: Option<String>,
    /// The version of the branch that is checked out.
    pub ours: String,
    /// The version of the branch that is merged.
    pub theirs: String,
}

const OURS: &str = "<<<<<<<";
const BASE: &str = "|||||||";
const THEIRS: &str = "=======";
const END: &str = ">>>>>>>";

/// The versions of the scene in a file, where it has conflict markers.
///
/// # Errors
/// When a marker is not in its place.
pub fn split_versions(text: &str, file: &Path) -> Result<Option<Versions>, SceneError> {
    if !has_conflict_markers(text) {
        return Ok(None);
    }
    Versions::split(text)
        .map(Some)
        .map_err(|line| SceneError::Syntax {
            origin: file.display().to_string(),
            line,
            column: 1,
            reason: "the conflict markers of version control are not complete".to_owned(),
        })
}

/// True when a line of the text begins a conflict.
fn has_conflict_markers(text: &str) -> bool {
    // Few texts have such signs at all.
    text.contains(OURS) && text.lines().any(|line| line.starts_with(OURS))
}

/// The part of a conflict that a line is in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Common,
    Ours,
    Base,
    Theirs,
}

impl Versions {
    /// Splits a text at its conflict markers.
    ///
    /// # Errors
    /// The line of a marker that is not in its place, from 1.
    pub fn split(text: &str) -> Result<Self, usize> {
        let (mut ours, mut base, mut theirs) = (String::new(), String::new(), String::new());
        let (mut part, mut has_base) = (Part::Common, true);
        let mut is_first = true;
        for (at, line) in text.lines().enumerate() {
            let next = match part {
                Part::Common if line.starts_with(OURS) => Part::Ours,
                Part::Ours if line.starts_with(BASE) => Part::Base,
                Part::Ours if line.starts_with(THEIRS) => {
                    has_base = false;
                    Part::Theirs
                }
                Part::Base if line.starts_with(THEIRS) => Part::Theirs,
                Part::Theirs if line.starts_with(END) => Part::Common,
                _ if [OURS, END].iter().any(|marker| line.starts_with(marker)) => {
                    return Err(at + 1);
                }
                same => {
                    for (version, of) in [
                        (&mut ours, Part::Ours),
                        (&mut base, Part::Base),
                        (&mut theirs, Part::Theirs),
                    ] {
                        if same == Part::Common || same == of {
                            version.push_str(line);
                            version.push('\n');
                        }
                    }
                    same
                }
            };
            is_first &= next == Part::Common;
            part = next;
        }
        if part != Part::Common || is_first {
            return Err(text.lines().count());
        }
        Ok(Self {
            base: has_base.then_some(base),
            ours,
            theirs,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_split_at_the_markers() {
        let text = "a\n<<<<<<< HEAD\nb\n||||||| 1234\nx\n=======\nc\n>>>>>>> branch\nd\n";
        assert!(has_conflict_markers(text));
        let versions = Versions::split(text).expect("it is well formed");
        assert_eq!(versions.base.as_deref(), Some("a\nx\nd\n"));
        assert_eq!(versions.ours, "a\nb\nd\n");
        assert_eq!(versions.theirs, "a\nc\nd\n");
        let text = text.replace("||||||| 1234\nx\n", "");
        let versions = Versions::split(&text).expect("it is well formed");
        assert_eq!(versions.base, None);
        assert_eq!(versions.ours, "a\nb\nd\n");
        for wrong in [
            "<<<<<<<\na\n",
            "a\n>>>>>>>\n",
            "<<<<<<<\n<<<<<<<\n=======\n>>>>>>>\n",
            "a\n",
        ] {
            assert!(Versions::split(wrong).is_err(), "{wrong}");
        }
    }
}
