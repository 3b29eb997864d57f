//! What no module can read of the selection, for panels.

use super::EditorApp;
use playground_core_ecs::EntityId;
use playground_core_engine::UnreadValue;
use playground_core_ui::Selection;

/// The most owners whose values are listed, from the one that was selected last.
const MOST: usize = 256;

impl EditorApp {
    /// Lists what no module can read of the selection.
    pub(super) fn mirror_unread(&mut self) {
        let unread = self.document.engine.unread();
        let state = &mut self.mirror.state;
        if unread.is_empty() && state.unread.is_empty() {
            return;
        }
        let owners: Vec<Option<EntityId>> = match &state.selection {
            Selection::World => vec![None],
            Selection::Entities(ids) => ids.iter().rev().take(MOST).copied().map(Some).collect(),
        };
        let rows = owners.into_iter().flat_map(|entity| {
            let values = unread.of(entity);
            values.map(move |(name, unread)| (entity, name, unread))
        });
        let is_same = rows.clone().count() == state.unread.len()
            && rows
                .clone()
                .zip(&state.unread)
                .all(|((entity, name, unread), known)| {
                    (entity, name, &unread.text, &unread.reason)
                        == (known.entity, &known.name, &known.text, &known.reason)
                });
        if !is_same {
            let row = |(entity, name, unread): (_, &String, &playground_engine::scene::Unread)| {
                UnreadValue {
                    entity,
                    name: name.clone(),
                    text: unread.text.clone(),
                    reason: unread.reason.clone(),
                }
            };
            state.unread = rows.map(row).collect();
        }
    }
}
