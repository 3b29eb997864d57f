//! [`PanelSet`]: the loaded panels.

use playground_base::ModuleError;
use playground_core_ui::{BoundAllPanelView, DockSide, PanelContext, PanelInfo, icon};
use playground_engine::traced_call;
use playground_graphics::egui::Ui;

/// One panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PanelEntry {
    /// Type name of its implementation, `crate::Type`.
    pub name: &'static str,
    /// Its title, icon and default side.
    pub info: PanelInfo,
}

/// The loaded panels. The dock is generic over it, so that tests can use their own panels.
pub trait PanelSet {
    /// All panels.
    fn entries(&self) -> Vec<PanelEntry>;

    /// Draws the panel with that index. The outer error is a panic in it, the inner one an error
    /// that the panel returns.
    fn show(
        &self,
        index: usize,
        ui: &mut Ui,
        context: &mut PanelContext<'_>,
    ) -> Result<Result<(), ModuleError>, ModuleError>;
}

impl PanelSet for BoundAllPanelView {
    fn entries(&self) -> Vec<PanelEntry> {
        let all = self.all();
        let entry = |fragment| {
            let info = self.call(fragment, |panel| panel.info());
            (fragment.name, info)
        };
        let entries = all.iter().map(entry);
        // A panel that fails to return its title is shown under its type name, as broken.
        let entries = entries.map(|(name, info)| PanelEntry {
            name,
            info: info.unwrap_or(PanelInfo {
                title: name,
                icon: icon::ICON_ERROR.codepoint,
                side: DockSide::Bottom,
                order: u32::MAX,
            }),
        });
        entries.collect()
    }

    fn show(
        &self,
        index: usize,
        ui: &mut Ui,
        context: &mut PanelContext<'_>,
    ) -> Result<Result<(), ModuleError>, ModuleError> {
        match self.all().get(index) {
            Some(fragment) => traced_call("panel", fragment.name, || {
                self.call(fragment, |panel| panel.ui(ui, context))
            }),
            None => Ok(Ok(())),
        }
    }
}
