//! [`Observers`]: what happens to `Mark` and `Points`, and which bursts are sent.

use crate::{A, Burst, Log, Mark};
use playground_base::systems;
use playground_core_ecs::EntityId;
use playground_core_ecs::param::*;

/// The observers.
#[derive(Default)]
pub struct Observers;

#[systems(name = "observers")]
impl Observers {
    #[observer]
    fn marked(added: OnAdd<Mark>, marks: Query<(&Mark, Option<&A>)>, mut log: ResMut<Log>) {
        for entity in added.iter() {
            if let Some((mark, a)) = marks.get(entity) {
                let of = a.map_or(-1, |a| a.value);
                log.lines.push(format!("marked {} of {of}", mark.number));
            }
        }
    }

    #[observer(priority = 1)]
    fn unmarked(removed: OnRemove<Mark>, mut commands: Commands<(A,)>, mut log: ResMut<Log>) {
        for (entity, mark) in removed.iter() {
            log.lines.push(format!("unmarked {}", mark.number));
            commands.insert(entity, A { value: -1 });
        }
    }

    #[observer]
    fn burst(sent: OnEvent<Burst>, mut log: ResMut<Log>, all: Query<(EntityId, &A)>) {
        for (entity, burst) in sent.with_entities() {
            let a = entity
                .and_then(|entity| all.get(entity))
                .map_or(-1, |(_, a)| a.value);
            log.lines.push(format!("observed {} about {a}", burst.size));
        }
    }
}
