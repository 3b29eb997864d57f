//! [`Plan`]: the systems of all plugins, arranged.

use super::arrange::{Arrangement, arrange};
use super::planned::Planned;
use playground_base::{FragmentId, Handle};
use playground_core_ecs::{BoundAllSystemView, Stage, System, SystemViewFragments};

/// The systems of all plugins. Plugins are asked for them once a generation.
#[derive(Default)]
pub struct Plan {
    /// By name of the plugin, then as declared.
    pub systems: Vec<Planned>,
    /// The frame of the last run.
    pub frame: Option<u64>,
    plugins: Option<SystemViewFragments>,
    stages: [Arrangement; 3],
}

const STAGES: [Stage; 3] = [Stage::Start, Stage::Fixed, Stage::Update];

impl Plan {
    /// The arrangement of a stage; numbers are places in `systems`.
    pub const fn stage(&self, stage: Stage) -> &Arrangement {
        &self.stages[stage as usize]
    }

    /// The implementers that the plan was made for.
    pub fn plugins(&self) -> Option<SystemViewFragments> {
        self.plugins.clone()
    }

    /// All systems that run, stage by stage.
    pub fn in_order(&self) -> Vec<(FragmentId, System)> {
        let order = self.stages.iter().flat_map(|stage| &stage.order);
        let systems = order.filter_map(|at| self.systems.get(*at));
        systems.map(|s| (s.fragment, s.system.clone())).collect()
    }

    /// Asks the plugins that are new. A plugin of the same generation keeps its systems, and those
    /// that failed stay off.
    pub fn refresh(&mut self, bound: &BoundAllSystemView) {
        let now = Handle::clone(&bound.all());
        let before = self.plugins.take();
        if !before
            .as_ref()
            .is_some_and(|seen| Handle::ptr_eq(seen, &now))
        {
            let mut known = std::mem::take(&mut self.systems);
            for (place, plugin) in now.iter().enumerate() {
                let same = before.iter().flat_map(|seen| seen.iter()).any(|old| {
                    old.id == plugin.id && Handle::ptr_eq(&old.view_model, &plugin.view_model)
                });
                let of_plugin = known.extract_if(.., |s| same && s.fragment == plugin.id);
                let kept = of_plugin.map(|planned| planned.at(place));
                self.systems.extend(kept);
                if !same {
                    let declared = declared(bound, &now, place);
                    self.systems.extend(declared);
                }
            }
            self.arrange();
        }
        self.plugins = Some(now);
    }

    fn arrange(&mut self) {
        for stage in STAGES {
            let of_stage = |(_, planned): &(usize, &Planned)| planned.system.stage == stage;
            let places: Vec<usize> = self
                .systems
                .iter()
                .enumerate()
                .filter(of_stage)
                .map(|(at, _)| at)
                .collect();
            let listed: Vec<&System> = places.iter().map(|at| &self.systems[*at].system).collect();
            let Arrangement {
                order,
                batches,
                refused,
            } = arrange(&listed);
            let place = |at: usize| places[at];
            let batch = |batch: Vec<usize>| batch.into_iter().map(place).collect();
            self.stages[stage as usize] = Arrangement {
                order: order.into_iter().map(place).collect(),
                batches: batches.into_iter().map(batch).collect(),
                refused: Vec::new(),
            };
            for at in &places {
                self.systems[*at].refused = None;
            }
            for (at, why) in refused {
                self.systems[places[at]].refused = Some(why);
            }
        }
    }
}

/// What a plugin declares. A plugin that cannot even tell is named itself, as a system that failed.
fn declared(
    bound: &BoundAllSystemView,
    plugins: &SystemViewFragments,
    place: usize,
) -> Vec<Planned> {
    let Some(plugin) = plugins.get(place) else {
        return Vec::new();
    };
    let planned = |system| Planned::new(place, plugin.id, system);
    match bound.call(plugin, |view| view.systems()) {
        Ok(systems) => systems.into_iter().map(planned).collect(),
        Err(error) => {
            let mut failed = planned(System::new(plugin.name));
            failed.failed = Some(error.to_string());
            vec![failed]
        }
    }
}
