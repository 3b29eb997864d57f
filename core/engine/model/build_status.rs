//! [`BuildStatus`].

/// Where the build is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum BuildStatus {
    /// Nothing to do.
    #[default]
    Idle,
    /// Sources changed since the modules were built; names their packages.
    Stale(Vec<String>),
    /// Cargo runs.
    Building {
        /// Packages done.
        done: usize,
        /// Packages in all, as far as known.
        total: usize,
        /// What is being compiled.
        current: String,
        /// Seconds since it started.
        elapsed_s: f32,
    },
    /// The new modules are being taken in; names the stage.
    Reloading(String),
}
