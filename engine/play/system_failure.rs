//! [`SystemFailure`]: a system or an observer that failed.

use playground_base::{FragmentId, Implementation};
use playground_core_ecs::{Stage, SystemReport};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A system or an observer that failed while the game played.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SystemFailure {
    /// `crate::system`.
    pub system: String,
    /// Its plugin.
    pub fragment: FragmentId,
    /// The crate of the plugin, with underscores.
    pub crate_name: String,
    /// When it failed: `in step 12`.
    pub when: String,
    /// The error message.
    pub error: String,
}

impl SystemFailure {
    /// The failure of this system in the run of its stage with this number.
    pub fn new(system: &SystemReport, error: &str, index: u64, all: &[Implementation]) -> Self {
        let of_plugin = all.iter().find(|i| i.info.fragment == system.fragment);
        let crate_name = of_plugin.map(|i| i.library.crate_name().to_owned());
        Self {
            system: system.name.to_owned(),
            fragment: system.fragment,
            crate_name: crate_name.unwrap_or_default(),
            when: match system.stage {
                Stage::Start => "at the start of play".into(),
                Stage::Fixed => format!("in step {index}"),
                Stage::Update => format!("in frame {index}"),
            },
            error: error.to_owned(),
        }
    }

    /// True when it is the failure of this system.
    pub fn is_of(&self, system: &SystemReport) -> bool {
        (self.fragment, &*self.system) == (system.fragment, system.name)
    }

    /// The source file and line that the text of a panic ends with.
    pub fn location(&self) -> Option<(&str, u32)> {
        panic_location(&self.error)
    }
}

impl fmt::Display for SystemFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.system, self.error)
    }
}

/// The source file and line in the text of a panic: `salt water at rocks/rules.rs:31`.
pub fn panic_location(text: &str) -> Option<(&str, u32)> {
    text.rmatch_indices(" at ").find_map(|(at, word)| {
        let rest = &text[at + word.len()..];
        let (file, rest) = rest.split_once(".rs:")?;
        let end = rest.find(|c: char| !c.is_ascii_digit());
        let line = rest[..end.unwrap_or(rest.len())].parse().ok()?;
        let file = &text[at + word.len()..at + word.len() + file.len() + ".rs".len()];
        Some((file, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn location_of_a_panic_is_read_from_its_text() {
        for (text, expected) in [
            ("it broke at a/b.rs:31", Some(("a/b.rs", 31))),
            (
                "it looked at c.rs:2 and broke at a/b c.rs:31; it is off",
                Some(("a/b c.rs", 31)),
            ),
            ("nothing at all", None),
            ("it looked at b.rs:x", None),
        ] {
            assert_eq!(panic_location(text), expected, "{text}");
        }
    }
}
