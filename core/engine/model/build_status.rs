//! [`BuildStatus`]: the state of the build service.

/// The state of the build service.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum BuildStatus {
    /// No build runs, and no sources changed.
    #[default]
    Idle,
    /// The sources of these packages changed since their modules were built.
    Stale(Vec<String>),
    /// Cargo runs.
    Building {
        /// Packages done.
        done: usize,
        /// Packages in all, as far as known.
        total: usize,
        /// Name of the crate that is being compiled.
        current: String,
        /// Seconds since it started.
        elapsed_s: f32,
    },
    /// The new modules are being loaded; names the stage of the reload.
    Reloading(String),
}
