//! [`Delta`].

use crate::order::Ordered;
use crate::{Mark, Tag};
use playground_base::{Context, Key, ModuleError, view_model};
use playground_core_ecs::{
    BoundExclusiveView, EcsError, ExclusiveContext, Query, Spawner, Stage, System, SystemContext,
    SystemId, SystemView, TypedChanges,
};

/// A plugin with an exclusive system.
pub struct Delta {
    ordered: Ordered,
    exclusive: BoundExclusiveView,
    tag: Key<Tag>,
    mark: Key<Mark>,
}

impl Delta {
    /// With the keys of what it makes.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            ordered: Ordered::new(context)?,
            exclusive: context.bind()?,
            tag: context.key()?,
            mark: context.key()?,
        })
    }
}

#[view_model]
impl SystemView for Delta {
    fn systems(&self) -> Vec<System> {
        vec![
            System::new("delta::alone")
                .with_stage(Stage::Update)
                .with_query(Query::new().with(&self.tag))
                .with_exclusive(),
            System::new("delta::behind")
                .with_stage(Stage::Update)
                .with_query(Query::new().with(&self.tag))
                .with_resource_mut(&self.ordered.trace)
                .with_resource(&self.ordered.orders)
                .with_after("delta::alone"),
        ]
    }

    /// Writes down how many entities are tagged when the exclusive system made some.
    fn run(&self, _: SystemId, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        let orders = self.ordered.orders.read(context.token())?;
        let is_active = orders.resource().is_some_and(|orders| orders.alone > 0);
        drop(orders);
        if !is_active {
            return Ok(());
        }
        let archetypes = context.archetypes(0).iter();
        let archetypes = archetypes.filter_map(|t| context.world_data.archetypes.get(t.0 as usize));
        let tagged: usize = archetypes.map(|archetype| archetype.entities.len()).sum();
        self.ordered
            .step(&format!("delta::behind {tagged}"), context)
    }

    /// Spawns as many tagged and marked entities as it is ordered to, and removes the mark of the
    /// first one that was there before.
    fn run_exclusive(
        &self,
        _: SystemId,
        context: &mut ExclusiveContext<'_>,
    ) -> Result<(), ModuleError> {
        let orders = self.ordered.orders.read(&context.world_data.token)?;
        let count = orders.resource().map_or(0, |orders| orders.alone);
        drop(orders);
        let before = context.archetypes(0).iter().find_map(|archetype_id| {
            let archetype = context.world_data.archetypes.get(archetype_id.0 as usize)?;
            archetype.entities.first().copied()
        });
        let mut spawner = Spawner::new((self.tag.clone(), self.mark.clone()));
        let done = self.exclusive.call(|world| {
            for number in 0..count {
                world.spawn(context.world_data, &mut spawner, (Tag {}, Mark { number }))?;
            }
            match before.filter(|_| count > 0) {
                Some(first) => world.remove(context.world_data, first, &self.mark),
                None => Ok(()),
            }
        })?;
        done.map_err(|error: EcsError| ModuleError::Failed {
            module: "delta".to_owned(),
            message: error.to_string(),
        })
    }
}
