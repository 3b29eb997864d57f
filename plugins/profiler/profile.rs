//! [`Profile`]: the schedule at one moment, with the names of components.

use crate::timeline::Timeline;
use crate::words::short;
use playground_base::ComponentId;
use playground_core_ecs::{ScheduleGraph, WorldReader};
use std::collections::BTreeMap;

/// The schedule at one moment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// Stages and systems.
    pub graph: ScheduleGraph,
    /// The last run of each stage, in the order of the graph.
    pub timelines: Vec<Timeline>,
    /// Short names of the components.
    pub names: BTreeMap<ComponentId, &'static str>,
}

impl Profile {
    /// A profile with the names of components in this world.
    pub fn new(graph: ScheduleGraph, world: WorldReader<'_>) -> Self {
        let pools = world.pools().iter();
        let names = pools.map(|pool| (pool.component(), short(pool.description().name)));
        Self::with_names(graph, names.collect())
    }

    /// A profile with these names.
    pub fn with_names(graph: ScheduleGraph, names: BTreeMap<ComponentId, &'static str>) -> Self {
        Self {
            timelines: graph.stages.iter().map(Timeline::of).collect(),
            graph,
            names,
        }
    }

    /// The name of a component; its id if it is not registered.
    pub fn name(&self, id: ComponentId) -> String {
        let name = self.names.get(&id);
        name.map_or_else(|| format!("#{:016x}", id.0), |name| (*name).to_owned())
    }
}
