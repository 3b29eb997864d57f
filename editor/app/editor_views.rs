//! [`EditorViews`]: the contracts that only the editor calls.

use playground_base::{BindingRegistry, ModuleError};
use playground_core_console::BoundConsoleView;
use playground_core_rendering::BoundRenderingView;
use playground_core_ui::BoundAllPanelView;

/// The contracts that only the editor calls. They are separate from the engine's, so that an engine
/// without a GUI depends neither on panels nor on the editor's commands.
#[derive(Clone)]
pub struct EditorViews {
    /// The command language.
    pub console: BoundConsoleView,
    /// The panels.
    pub panels: BoundAllPanelView,
    /// The renderer.
    pub rendering: BoundRenderingView,
}

impl EditorViews {
    /// Binds them; implementations may be loaded later.
    pub fn bind(registry: &BindingRegistry) -> Result<Self, ModuleError> {
        Ok(Self {
            console: registry.bind()?,
            panels: registry.bind_all()?,
            rendering: registry.bind()?,
        })
    }
}
