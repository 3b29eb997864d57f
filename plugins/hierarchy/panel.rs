//! [`HierarchyPanel`].

use crate::paint;
use crate::panel_state::{Drag, Rename, State};
use crate::tree::{Filter, Folds, Source};
use playground_base::{
    Context, Stateful, egui, parking_lot::Mutex, serde::Deserialize, serde::Serialize, view_model,
};
use playground_core_ecs::{EntityId, Key, ModuleError, Name, Owner, Parent};
use playground_core_ui::{PanelContext, PanelInfo, PanelPlace, PanelView, Selection, icon};

/// The world, and all entities as a tree.
pub struct HierarchyPanel {
    names: Key<Name>,
    parents: Key<Parent>,
    state: Mutex<State>,
}

/// What survives a reload of the panel, a drag or a name in the middle of it included.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde", default)]
pub struct SavedHierarchy {
    /// What stands in the search field.
    pub search: String,
    /// Rows that are closed.
    pub closed: Vec<EntityId>,
    /// How far the list is scrolled, in points.
    pub scroll: f32,
    /// The selection as the panel last saw it: only another one comes into view.
    pub selected: Vec<Owner>,
    /// Where a range of rows starts.
    pub anchor: Option<EntityId>,
    /// The row whose name is being edited.
    pub rename: Option<Rename>,
    /// The rows being dragged.
    pub drag: Option<Drag>,
}

impl HierarchyPanel {
    /// A panel with everything open.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            names: context.key()?,
            parents: context.key()?,
            state: Mutex::default(),
        })
    }
}

#[view_model(stateful)]
impl PanelView for HierarchyPanel {
    fn info(&self) -> PanelInfo {
        PanelInfo {
            title: "Hierarchy",
            icon: icon::ICON_ACCOUNT_TREE.codepoint,
            place: PanelPlace::Left,
            order: 0,
        }
    }

    fn ui(&self, ui: &mut egui::Ui, context: &mut PanelContext<'_>) {
        let mut state = self.state.lock();
        let state = &mut *state;
        let structure = context.world.structure.read();
        follow_selection(state, &context.state.selection);
        let kinds = state.kinds.clone();
        let source = Source {
            structure: &structure,
            names: &self.names,
            parents: &self.parents,
            kinds: &kinds,
        };
        let updated = update(state, &source);
        let names = self.names.read(&structure.cells);
        match (updated, names) {
            (Ok(()), Ok(names)) => {
                let mut panel = paint::Frame {
                    structure: &structure,
                    names,
                    has_keyboard: !context.state.play.captured,
                    state,
                    commands: context.commands,
                };
                panel.panel_ui(ui);
            }
            (Err(error), _) | (_, Err(error)) => paint::error_ui(ui, &error),
        }
    }
}

/// Comes after the selection, wherever it was changed: what is selected last must be seen.
fn follow_selection(state: &mut State, selection: &Selection) {
    if !state.selected.update(selection) {
        return;
    }
    let Some(primary) = state.selected.primary() else {
        return;
    };
    if state
        .anchor
        .is_none_or(|anchor| !state.selected.contains(anchor))
    {
        state.anchor = Some(primary);
    }
    state.scroll.reveal = Some(primary);
}

/// Brings the rows up to date, and opens those above a row that must be seen.
fn update(state: &mut State, source: &Source<'_>) -> Result<(), ModuleError> {
    state.tree.update(source, &state.filter, &state.folds)?;
    let hidden = |entity: &EntityId| state.tree.position(*entity).is_none();
    let Some(entity) = state.scroll.reveal.filter(hidden) else {
        return Ok(());
    };
    for place in state.tree.links.ancestors(entity.index) {
        let slot = source.structure.entities.slots.get(place as usize);
        let above = slot.map(|slot| EntityId {
            index: place,
            generation: slot.generation,
        });
        if let Some(above) = above {
            state.folds.set_open(above, true);
        }
    }
    state.tree.update(source, &state.filter, &state.folds)?;
    Ok(())
}

impl Stateful for HierarchyPanel {
    type State = SavedHierarchy;

    fn state(&self) -> SavedHierarchy {
        let state = self.state.lock();
        SavedHierarchy {
            search: state.search.clone(),
            closed: state.folds.closed().collect(),
            scroll: state.scroll.offset,
            selected: state.selected.selection().owners(),
            anchor: state.anchor,
            rename: state.rename.clone(),
            drag: state.drag.clone(),
        }
    }

    fn set_state(&self, saved: SavedHierarchy) {
        let mut state = self.state.lock();
        state.filter = Filter::parse(&saved.search);
        state.search = saved.search;
        state.folds = Folds::new(saved.closed);
        state.scroll.offset = saved.scroll;
        state.selected.update(&Selection::of(saved.selected));
        state.anchor = saved.anchor;
        state.rename = saved.rename;
        state.drag = saved.drag;
    }
}
