//! [`Layer`]: the layer of a package, determined by its folder.

/// The layer of a package; [`crate::rules::layers`] defines which may depend on which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// `modules/base`: the one dylib with all shared third-party crates.
    Base,
    /// `modules/graphics`: the dylib on top of it with the crates for windows, GPUs and GUIs.
    Graphics,
    /// `modules/*`: bindings, loader, macros; the only layer that spells `dyn`.
    Modules,
    /// `core/types`: the thread-safe primitives, below everything.
    Types,
    /// `core/*`: models and contracts.
    Core,
    /// `core/playground` and `core/panels`: what a project needs, each under one name.
    Facade,
    /// `systems/*`: implementations of contracts.
    Systems,
    /// `plugins/*`: panels and game features.
    Plugins,
    /// `engine`: runtime without a window.
    Engine,
    /// `editor`: the application.
    Editor,
    /// `tests/*`: tests of everything else.
    Tests,
    /// `assets/samples/NAME`: a project. That of `tests/e2e/fixture` is one like them.
    SampleHost,
    /// `assets/samples/NAME/core/*`: contracts that a project brings.
    SampleCore,
    /// `assets/samples/NAME/model*`: components of a project.
    SampleModel,
    /// any other crate of a project: its plugins.
    SamplePlugin,
    /// a folder that the card does not have.
    Unknown,
}

impl Layer {
    /// The layer of the package in `folder`, relative to the repository root.
    pub fn of_folder(folder: &str) -> Self {
        let parts: Vec<&str> = folder.split('/').collect();
        if let Some(inside) = sample_of(folder).and_then(|sample| folder.get(sample.len()..)) {
            return Self::of_sample(inside.trim_start_matches('/'));
        }
        match parts.as_slice() {
            ["modules", "base"] => Self::Base,
            ["modules", "graphics"] => Self::Graphics,
            ["modules", _] => Self::Modules,
            ["core", "types"] => Self::Types,
            ["core", "playground" | "panels"] => Self::Facade,
            ["core", _] => Self::Core,
            ["systems", _] => Self::Systems,
            ["plugins", _] => Self::Plugins,
            ["engine", ..] => Self::Engine,
            ["editor", ..] => Self::Editor,
            ["tests", _] => Self::Tests,
            _ => Self::Unknown,
        }
    }

    /// The layer of a folder inside a project.
    fn of_sample(inside: &str) -> Self {
        let parts: Vec<&str> = inside.split('/').collect();
        match parts.as_slice() {
            [""] => Self::SampleHost,
            ["core", ..] => Self::SampleCore,
            [.., last] if last.contains("model") => Self::SampleModel,
            _ => Self::SamplePlugin,
        }
    }
}

/// The project that tests of the editor open.
const FIXTURE: &str = "tests/e2e/fixture";

/// `assets/samples/NAME` for a package of a sample.
pub fn sample_of(folder: &str) -> Option<&str> {
    let in_fixture = folder.strip_prefix(FIXTURE);
    if in_fixture.is_some_and(|rest| rest.is_empty() || rest.starts_with('/')) {
        return Some(FIXTURE);
    }
    let name = folder.strip_prefix("assets/samples/")?.split('/').next()?;
    folder.get(.."assets/samples/".len() + name.len())
}
