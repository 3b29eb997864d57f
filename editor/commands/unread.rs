//! Commands about what no module can read.

use crate::answer::{CommandError, Outcome};
use crate::app::EditorApp;
use playground_base::serde_json::{Value as Json, json};
use playground_core_ecs::{EntityRef, Owner};
use playground_engine::scene::is_of_component;

impl EditorApp {
    /// What no module can read, with the text and the reason.
    pub(super) fn list_unread(&self) -> Json {
        let unread = self.document.engine.unread().iter();
        let rows = unread.map(|(entity, name, unread)| {
            json!({
                "id": entity.map(|id| id.to_bits()),
                "name": name,
                "text": unread.text,
                "reason": unread.reason,
            })
        });
        json!({"unread": rows.collect::<Json>()})
    }

    /// Drops what no module can read: a component with its fields, or a field. The component may be
    /// given by its short name.
    pub(super) fn drop_unread(&mut self, of: &[EntityRef], name: &str) -> Outcome {
        let owners = self.owners_or_selected(of)?;
        let unread = self.document.engine.unread();
        let is_named = |known: &str| {
            let short = known.rsplit("::").next().unwrap_or(known);
            is_of_component(known, name) || is_of_component(short, name)
        };
        let mut found: Vec<(Owner, String)> = Vec::new();
        for owner in owners {
            let names = unread.of(owner.entity()).map(|(known, _)| known);
            let names = names.filter(|known| is_named(known));
            found.extend(names.map(|known| (owner, known.clone())));
        }
        if found.is_empty() {
            return Err(CommandError::Outside(format!(
                "nothing of {name} is kept as text there; `unread` lists what is"
            )));
        }
        let count = found.len();
        let short = name.rsplit("::").next().unwrap_or(name);
        self.edit(format!("Drop {short}"), 0, |edit| {
            for (owner, name) in &found {
                edit.set_unread(*owner, name, None);
            }
            Ok(())
        })?;
        Ok(json!({"dropped": count}))
    }
}
