//! [`PanelSet`]: the panels that there are.

use playground_base::ModuleError;
use playground_base::egui::Ui;
use playground_core_ui::{BoundAllPanelView, PanelContext, PanelInfo, PanelPlace, icon};

/// One panel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PanelEntry {
    /// `crate::Type` of its implementation.
    pub name: &'static str,
    /// What it is called and where it goes.
    pub info: PanelInfo,
}

/// The panels that there are at this moment. The dock is generic over it, so that tests can bring
/// panels of their own.
pub trait PanelSet {
    /// All of them.
    fn entries(&self) -> Vec<PanelEntry>;

    /// Draws the panel with that index. A panic in it comes back as an error; what the panel itself says
    /// that it cannot show is inside.
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
        // A panel that cannot even tell its title is shown under its type's name, as broken.
        let entries = entries.map(|(name, info)| PanelEntry {
            name,
            info: info.unwrap_or(PanelInfo {
                title: name,
                icon: icon::ICON_ERROR.codepoint,
                place: PanelPlace::Bottom,
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
            Some(fragment) => self.call(fragment, |panel| panel.ui(ui, context)),
            None => Ok(Ok(())),
        }
    }
}
