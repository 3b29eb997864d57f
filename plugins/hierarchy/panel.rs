//! [`HierarchyPanel`].

use crate::paint;
use crate::selected::Selected;
use crate::tree::{Filter, Folds, Kinds, Source, Tree};
use playground_base::{panel, serde::Deserialize, serde::Serialize, state};
use playground_core_drawing::{Light, MeshRenderer};
use playground_core_ecs::{EntityId, Key, ModuleError, Name, Parent};
use playground_core_ui::{PanelContext, Selection};
use playground_graphics::egui::Ui;

/// The world, and all entities as a tree. A drag and an unfinished rename survive a reload too.
#[state]
pub struct HierarchyPanel {
    /// The search field, as typed.
    pub search: String,
    /// The search field, parsed.
    pub filter: Filter,
    /// Which rows are closed.
    pub folds: Folds,
    /// The rows.
    #[serde(skip)]
    pub tree: Tree,
    /// Components that decide the icon of a row.
    #[serde(skip)]
    pub kinds: Kinds,
    /// The last selection: the list scrolls only when it changes.
    pub selected: Selected,
    /// Where a range of rows starts.
    pub anchor: Option<EntityId>,
    /// The row whose name is being edited.
    pub rename: Option<Rename>,
    /// The rows being dragged.
    pub drag: Option<Drag>,
    /// Where the list is scrolled to.
    pub scroll: Scroll,
}

/// A name being edited.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub struct Rename {
    /// The entity whose name is edited.
    pub entity: EntityId,
    /// The text in the field.
    pub text: String,
    /// The field had the focus before.
    pub is_focused: bool,
}

/// Rows being dragged.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub struct Drag {
    /// The entities of the rows.
    pub entities: Vec<EntityId>,
    /// The text at the pointer.
    pub label: String,
}

/// Where the list is scrolled to, in points.
#[state]
#[derive(Clone, Copy, Debug)]
pub struct Scroll {
    /// Height above what is visible.
    pub offset: f32,
    /// Height of what is visible.
    #[serde(skip)]
    pub height: f32,
    /// A row that must come into view.
    #[serde(skip)]
    pub reveal: Option<EntityId>,
}

#[panel(title = "Hierarchy", icon = ICON_ACCOUNT_TREE, side = Left, order = 0)]
impl HierarchyPanel {
    fn ui(
        &mut self,
        ui: &mut Ui,
        context: &mut PanelContext<'_>,
        names: &Key<Name>,
        parents: &Key<Parent>,
        meshes: &Key<MeshRenderer>,
        lights: &Key<Light>,
    ) -> Result<(), ModuleError> {
        self.follow_selection(&context.state.selection);
        let kinds = self.kinds.clone();
        let source = Source {
            world: context.world,
            names: context.world.read(names)?,
            parents: context.world.read(parents)?,
            kinds: &kinds,
        };
        self.update(&source);
        let mut frame = paint::HierarchyUi {
            world: context.world,
            names: source.names,
            meshes: context.world.read(meshes)?,
            lights: context.world.read(lights)?,
            has_keyboard: !context.state.play.captured,
            state: self,
            commands: context.commands,
        };
        frame.panel_ui(ui);
        Ok(())
    }

    /// Scrolls to the entity that was selected last, whoever changed the selection.
    fn follow_selection(&mut self, selection: &Selection) {
        if !self.selected.update(selection) {
            return;
        }
        let Some(primary) = self.selected.primary() else {
            return;
        };
        if self
            .anchor
            .is_none_or(|anchor| !self.selected.contains(anchor))
        {
            self.anchor = Some(primary);
        }
        self.scroll.reveal = Some(primary);
    }

    /// Brings the rows up to date, and opens those above a row that must be seen.
    fn update(&mut self, source: &Source<'_>) {
        self.tree.update(source, &self.filter, &self.folds);
        let hidden = |entity: &EntityId| self.tree.position(*entity).is_none();
        let Some(entity) = self.scroll.reveal.filter(hidden) else {
            return;
        };
        for index in self.tree.links.ancestors(entity.index) {
            if let Some(above) = source.world.entity_at(index) {
                self.folds.set_open(above.id, true);
            }
        }
        self.tree.update(source, &self.filter, &self.folds);
    }
}

impl Scroll {
    /// Moves as little as it takes to make the row at `position` visible.
    pub fn bring_into_view(&mut self, position: usize, row_height: f32) {
        let top = position as f32 * row_height;
        let last = (top + row_height - self.height).max(0.0);
        if top < self.offset {
            self.offset = (top - row_height).max(0.0);
        } else if self.offset < last {
            self.offset = last + row_height.min(self.height * 0.5);
        }
    }
}
