//! [`BuildVariables`]: variables of the environment that a build depends on.

use crate::build::cargo_settings::changes_a_build;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Variables that decide which compiler and linker run, and where they find libraries.
const ALWAYS: [&str; 14] = [
    "CC",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "DYLD_LIBRARY_PATH",
    "HOME",
    "INCLUDE",
    "LD_LIBRARY_PATH",
    "LIB",
    "LIBRARY_PATH",
    "MACOSX_DEPLOYMENT_TARGET",
    "PATH",
    "SDKROOT",
    "TARGET",
    "TMPDIR",
    "USERPROFILE",
];

/// Variables of the environment that a build depends on, with their values. They are the same as long as
/// a process lives, and may be others in the next one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildVariables(BTreeMap<String, Option<String>>);

impl BuildVariables {
    /// Those with these names, which scripts and sources read, and those that decide about every build, of an
    /// environment.
    pub fn of(
        names: &BTreeSet<String>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Self {
        let always = ALWAYS.iter().map(|name| (*name).to_owned());
        let names = names.iter().cloned().chain(always);
        let mut variables: BTreeMap<String, Option<String>> =
            names.map(|name| (name, None)).collect();
        for (name, value) in environment {
            let is_of_cargo = name.starts_with("CARGO_") || name.starts_with("RUSTUP_");
            // The others that cargo reads are not given to it.
            if variables.contains_key(&name) || is_of_cargo && !changes_a_build(&name) {
                variables.insert(name, Some(value));
            }
        }
        Self(variables)
    }

    /// Those of this process.
    pub fn of_process(names: &BTreeSet<String>) -> Self {
        let text = |text: std::ffi::OsString| text.to_string_lossy().into_owned();
        let environment = std::env::vars_os().map(|(name, value)| (text(name), text(value)));
        Self::of(names, environment)
    }

    /// The names of all.
    pub fn names(&self) -> BTreeSet<String> {
        self.0.keys().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_build_reads_makes_a_difference() {
        let names = BTreeSet::from(["RACE_LEVELS".to_owned()]);
        let of = |environment: &[(&str, &str)]| {
            let environment = environment.iter();
            let owned = environment.map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
            BuildVariables::of(&names, owned)
        };
        let before = of(&[("PATH", "/bin"), ("RACE_LEVELS", "1")]);
        for (environment, is_same) in [
            (&[("PATH", "/bin"), ("RACE_LEVELS", "1")][..], true),
            (&[("PATH", "/bin"), ("RACE_LEVELS", "2")], false),
            (&[("PATH", "/bin")], false),
            (&[("PATH", "/usr/bin"), ("RACE_LEVELS", "1")], false),
            (
                &[("PATH", "/bin"), ("RACE_LEVELS", "1"), ("DISPLAY", ":1")],
                true,
            ),
            (
                &[("PATH", "/bin"), ("RACE_LEVELS", "1"), ("CARGO_HOME", "/")],
                false,
            ),
            (
                &[("PATH", "/bin"), ("RACE_LEVELS", "1"), ("RUSTFLAGS", "-g")],
                true,
            ),
            (
                &[
                    ("PATH", "/bin"),
                    ("RACE_LEVELS", "1"),
                    ("CARGO_PKG_NAME", "x"),
                ],
                true,
            ),
        ] {
            assert_eq!(of(environment) == before, is_same, "{environment:?}");
        }
        assert!(before.names().contains("RACE_LEVELS"));
    }
}
