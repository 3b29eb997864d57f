//! [`Process`]: what kind of process the engine runs in.

/// What kind of process the engine runs in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Process {
    /// A program that answers `--dry-run` with [`run_dry`](crate::run_dry): modules that were never
    /// loaded are tried in a child of it. A panic that nobody catches is not printed.
    Program,
    /// A test, which has no such child: modules are loaded at once. Panics are printed as well.
    Test,
}
