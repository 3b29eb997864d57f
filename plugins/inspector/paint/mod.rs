//! Draws the panel.

mod add_component;
mod asset;
mod clips;
mod custom;
mod header;
mod material;
mod section;
mod section_menu;
mod sound;
mod unread;
mod world_header;

pub use asset::asset_ui;
pub use material::material_ui;
pub use sound::sound_ui;

use crate::field::{Editing, refs_of};
use crate::layout;
use crate::panel::InspectorPanel;
use crate::subject::Subject;
use playground_base::{ErasedPool, Named};
use playground_core_assets::Assets;
use playground_core_ecs::{Disabled, EntityRef, Name, Parent, ReadColumns, WorldReader};
use playground_core_engine::UnreadValue;
use playground_core_ui::{
    BoundAllInspectorView, EditorCommand, EmptyState, ShownClip, fold_icon, icon, theme,
};
use playground_graphics::egui::{Button, Frame as Margins, Margin, RichText, ScrollArea, Ui};

/// Components that the header shows.
const IN_HEADER: [&str; 3] = [Name::NAME, Parent::NAME, Disabled::NAME];

/// One frame of the panel.
pub struct InspectorUi<'a> {
    /// The world.
    pub world: WorldReader<'a>,
    /// Names of entities.
    pub names: &'a ReadColumns<'a, Name>,
    /// The contract of the inspectors of plugins.
    pub inspectors: &'a BoundAllInspectorView,
    /// The selection.
    pub subject: &'a Subject,
    /// The state of the panel.
    pub state: &'a mut InspectorPanel,
    /// What no module can read of the selection.
    pub unread: &'a [UnreadValue],
    /// The clips of the model of the entity that was selected last.
    pub clips: &'a [ShownClip],
    /// Whether clips of what is selected play in the viewport.
    pub plays_clips: bool,
    /// The project's assets; `None` until they were looked for.
    pub assets: Option<&'a Assets>,
    /// The commands that it sends.
    pub commands: &'a mut Vec<EditorCommand>,
    /// The left edge of values, in points.
    pub values_x: f32,
}

impl InspectorUi<'_> {
    /// Draws everything.
    pub fn panel_ui(&mut self, ui: &mut Ui) {
        let scroll = ScrollArea::vertical()
            .id_salt("inspector")
            .auto_shrink(false);
        let margin = theme::MARGIN as i8;
        let margins = Margins::NONE.inner_margin(Margin::symmetric(margin, margin / 2));
        scroll.show(ui, |ui| margins.show(ui, |ui| self.content_ui(ui)));
    }

    fn content_ui(&mut self, ui: &mut Ui) {
        ui.spacing_mut().item_spacing.y = layout::ROW_GAP;
        let shown = |pool: &&ErasedPool| !IN_HEADER.contains(&pool.description().name);
        let pools: Vec<ErasedPool> = self.subject.shared.iter().filter(shown).cloned().collect();
        let (edited, computed): (Vec<_>, Vec<_>) = pools
            .into_iter()
            .partition(|pool| pool.description().editable);
        let fields = edited.iter().flat_map(|pool| pool.description().fields());
        self.values_x = layout::values_x(ui, fields);
        if self.subject.is_world() {
            self.world_header_ui(ui)
        } else {
            self.header_ui(ui)
        }
        for pool in &edited {
            self.section_ui(ui, pool);
        }
        self.unread_components_ui(ui);
        if self.subject.partial > 0 {
            let text = format!("{} more on some of them only", self.subject.partial);
            ui.label(RichText::new(text).small().color(theme::TEXT_WEAK));
        }
        if !self.subject.is_world() {
            ui.add_space(theme::MARGIN * 0.5);
            self.add_component_ui(ui);
        }
        self.computed_ui(ui, &computed);
        ui.add_space(theme::MARGIN);
    }

    /// Components that the engine computes, which are only shown.
    fn computed_ui(&mut self, ui: &mut Ui, computed: &[ErasedPool]) {
        if computed.is_empty() {
            return;
        }
        ui.add_space(theme::MARGIN * 0.5);
        let is_open = self.state.shows_computed;
        let mark = fold_icon(is_open);
        let text = RichText::new(format!("{mark} Computed")).color(theme::TEXT_WEAK);
        let title = ui.add(Button::new(text).frame_when_inactive(false));
        let title = title.on_hover_text("Written by the engine, not editable");
        if title.accessible_name("Computed").clicked() {
            self.state.shows_computed = !is_open;
        }
        if is_open {
            for pool in computed {
                self.section_ui(ui, pool);
            }
        }
    }

    /// The target of edits.
    fn editing(&mut self) -> Editing<'_> {
        Editing {
            owners: &self.subject.owners,
            compared: &self.subject.compared,
            world: self.world,
            names: self.names,
            gestures: &mut self.state.gestures,
            eulers: &mut self.state.eulers,
            texts: &mut self.state.texts,
            closed: &mut self.state.closed,
            only_changed: self.state.only_changed,
            assets: self.assets,
            commands: self.commands,
            values_x: self.values_x,
            material: None,
        }
    }

    /// References to the selection, for commands.
    fn refs(&self) -> Vec<EntityRef> {
        refs_of(&self.subject.owners)
    }
}

/// The hint that is shown when nothing is selected.
pub fn empty_ui(ui: &mut Ui) {
    let hint =
        "Select an entity or the World in the hierarchy, or click an entity in the viewport.";
    let glyph = icon::ICON_TUNE.codepoint;
    EmptyState::new(glyph, "Nothing is selected", hint).show(ui);
}
