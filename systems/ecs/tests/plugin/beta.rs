//! [`Beta`].

use crate::Tag;
use crate::order::{Ordered, name_of};
use playground_base::{Context, Key, ModuleError, view_model};
use playground_core_ecs::{Query, Stage, System, SystemContext, SystemId, SystemView, Transform};

/// Reaps what is tagged, and meets.
pub struct Beta {
    ordered: Ordered,
    tag: Key<Tag>,
    transform: Key<Transform>,
}

const NAMES: [&str; 4] = ["beta::early", "beta::meet", "beta::reap", "beta::greedy"];

impl Beta {
    /// With the keys of what it works on.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            ordered: Ordered::new(context)?,
            tag: context.key()?,
            transform: context.key()?,
        })
    }

    fn traced(&self, name: &'static str) -> System {
        System::new(name)
            .with_resource_mut(&self.ordered.trace)
            .with_resource(&self.ordered.orders)
    }

    fn reap(context: &mut SystemContext<'_>) {
        for archetype_id in context.archetypes(0) {
            if let Some(archetype) = context.world_data.archetypes.get(archetype_id.0 as usize) {
                for id in &archetype.entities {
                    context.commands.despawn(*id);
                }
            }
        }
    }
}

#[view_model]
impl SystemView for Beta {
    fn systems(&self) -> Vec<System> {
        vec![
            self.traced("beta::early"),
            System::new("beta::meet")
                .with_stage(Stage::Update)
                .with_resource(&self.ordered.meeting),
            self.traced("beta::reap")
                .with_stage(Stage::Start)
                .with_query(Query::new().with(&self.tag)),
            self.traced("beta::greedy").with_stage(Stage::Start),
        ]
    }

    fn run(&self, system: SystemId, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        let name = name_of(system, &NAMES);
        match name {
            "beta::meet" => return self.ordered.meet(name, context),
            "beta::reap" => Self::reap(context),
            "beta::greedy" => {
                // It declares no transform and borrows it twice: the second borrow is refused.
                let _first = self.transform.write(context.token())?;
                if self.transform.write(context.token()).is_ok() {
                    return Ok(());
                }
            }
            _ => {}
        }
        self.ordered.step(name, context)
    }
}
