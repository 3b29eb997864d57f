//! [`as_text`]: steps about components that no module declares any more.

use super::Change;
use playground_base::{FieldKind, Value};
use playground_core_ecs::ComponentId;
use playground_engine::scene::{Unread, write_value};
use std::collections::BTreeMap;

/// Makes changes of components that this process does not know changes of their text, which is what the
/// scene has of them. `names` are the stable names that they had; without its name a component stays
/// as it is.
pub fn as_text(
    changes: &mut [Change],
    names: &BTreeMap<ComponentId, String>,
    is_known: impl Fn(ComponentId) -> bool,
) {
    let unknown = |id: ComponentId| names.get(&id).filter(|_| !is_known(id));
    for change in changes {
        match change {
            Change::Entities { entities, .. } => {
                entities.take_out(|id| unknown(id).cloned(), unread);
            }
            Change::Component {
                owner,
                component,
                before,
                after,
            } => {
                if let Some(name) = unknown(*component) {
                    *change = Change::Unread {
                        owner: *owner,
                        name: name.clone(),
                        before: before.as_ref().map(unread),
                        after: after.as_ref().map(unread),
                    };
                }
            }
            // The module of tile maps is part of the editor.
            Change::Unread { .. }
            | Change::Files(_)
            | Change::AssetText { .. }
            | Change::Tiles { .. } => {}
        }
    }
}

fn unread(value: &Value) -> Unread {
    let mut text = String::new();
    write_value(value, &FieldKind::F32, &mut text);
    let reason = "no module of the project declares it".to_owned();
    Unread { text, reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::{EntityRow, StoredEntities};
    use playground_core_ecs::{EntityId, Owner};

    const GONE: ComponentId = ComponentId(7);
    const OTHER: ComponentId = ComponentId(8);

    #[test]
    fn values_of_components_that_are_gone_become_their_text() {
        let value = || Value::Struct(vec![("depth".to_owned(), Value::F32(7.5))]);
        let id = EntityId::from_bits(1);
        let row = EntityRow {
            id,
            components: vec![(GONE, value()), (OTHER, value())],
            ..EntityRow::default()
        };
        let mut changes = [
            Change::Entities {
                entities: StoredEntities::of_values(vec![row]),
                gone: false,
            },
            Change::Component {
                owner: Owner::Entity(id),
                component: GONE,
                before: None,
                after: Some(value()),
            },
        ];
        let names = BTreeMap::from([
            (GONE, "port::Load".to_owned()),
            (OTHER, "port::Other".to_owned()),
        ]);
        as_text(&mut changes, &names, |id| id == OTHER);
        let text = unread(&value());
        assert_eq!(text.text, "(depth: 7.5)");
        let [
            Change::Entities { entities, .. },
            Change::Unread { name, after, .. },
        ] = &changes
        else {
            panic!("{changes:?}");
        };
        let rows = entities.values().expect("they are values");
        assert_eq!(rows[0].components, [(OTHER, value())]);
        assert_eq!(rows[0].unread["port::Load"], text);
        assert_eq!((name.as_str(), after), ("port::Load", &Some(text)));
    }
}
