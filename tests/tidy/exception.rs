//! Exceptions from the rules as data, each with its reason.

/// A file, folder or package that is exempt from a rule.
#[derive(Debug, Clone, Copy)]
pub struct Exception {
    /// Name of the rule.
    pub rule: &'static str,
    /// File or folder, relative to the repository root, or a package.
    pub path: &'static str,
    /// The reason; a reviewer decides by this line.
    pub reason: &'static str,
}

/// All exceptions. One that no file needs any more fails the tests: it would hide the next breach.
pub const EXCEPTIONS: &[Exception] = &[
    Exception {
        rule: "names",
        path: "modules/build-utils",
        reason: "the design names this folder, and projects write the name into their build.rs",
    },
    Exception {
        rule: "shape",
        path: "systems/forward",
        reason: "sources that vulkan and webgl both compile in: as a dylib that both depend on, the \
                 renderer could not be replaced in a running editor",
    },
    Exception {
        rule: "shape",
        path: "playground-build-utils",
        reason: "the design names this crate, and projects write the name into their Cargo.toml",
    },
];

/// True when `path` is exempt from `rule`.
pub fn is_excepted(rule: &str, path: &str) -> bool {
    EXCEPTIONS
        .iter()
        .any(|exception| exception.rule == rule && exception.covers(path))
}

impl Exception {
    /// Whether `path` is the file of this exception or lies in its folder.
    pub fn covers(&self, path: &str) -> bool {
        path.strip_prefix(self.path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}
