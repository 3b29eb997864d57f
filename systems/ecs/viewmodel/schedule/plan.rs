//! [`Plan`]: the systems of all plugins, arranged.

use super::arrange::arrange;
use super::planned::Planned;
use super::stage_plan::StagePlan;
use playground_base::{FragmentId, Handle};
use playground_core_ecs::{
    BoundAllSystemView, EventId, Stage, Structure, System, SystemViewFragments,
};
use std::ops::Range;

/// The systems of all plugins. Plugins are asked for them once a generation.
pub struct Plan {
    /// By name of the plugin, then as declared.
    pub systems: Vec<Planned>,
    /// The step of the last run.
    pub frame: Option<u64>,
    /// The implementers that the plan was made for.
    pub plugins: Option<SystemViewFragments>,
    /// Counts runs and changes.
    pub revision: u64,
    /// The number of the next event when a stage ran last.
    next_event: EventId,
    stages: [StagePlan; 3],
    /// Tables that all queries have looked at.
    tables: usize,
}

/// In the order of their places in a plan.
pub const STAGES: [Stage; 3] = [Stage::Start, Stage::Fixed, Stage::Update];

impl Plan {
    /// Without any system.
    pub fn new() -> Self {
        Self {
            systems: Vec::new(),
            frame: None,
            plugins: None,
            revision: 0,
            next_event: EventId(0),
            stages: [StagePlan::new(), StagePlan::new(), StagePlan::new()],
            tables: 0,
        }
    }

    /// A stage; its systems are places in `systems`.
    pub const fn stage(&self, stage: Stage) -> &StagePlan {
        &self.stages[stage as usize]
    }

    /// The systems, and the order of a stage.
    pub fn parts_mut(&mut self, stage: Stage) -> (&mut [Planned], &StagePlan) {
        (&mut self.systems, &self.stages[stage as usize])
    }

    /// All systems that run, stage by stage.
    pub fn in_order(&self) -> Vec<(FragmentId, System)> {
        let steps = self.stages.iter().flat_map(|stage| &stage.steps);
        let systems = steps.filter_map(|step| self.systems.get(step.system));
        systems.map(|s| (s.fragment, s.system.clone())).collect()
    }

    /// What many threads can gain in the next run of these steps of a stage, in milliseconds.
    pub fn gain_ms(&mut self, stage: Stage, shared: Range<usize>) -> f32 {
        self.stages[stage as usize].gain_ms(shared, &mut self.systems)
    }

    /// Calls for each system of a stage, in order.
    pub fn for_each_step(&mut self, stage: Stage, call: impl FnMut(&mut Planned)) {
        let all = 0..self.stages[stage as usize].steps.len();
        self.for_steps(stage, all, call);
    }

    /// Calls for these systems of a stage, in order.
    pub fn for_steps(
        &mut self,
        stage: Stage,
        steps: Range<usize>,
        mut call: impl FnMut(&mut Planned),
    ) {
        let of_stage = self.stages[stage as usize].steps.get(steps);
        for step in of_stage.unwrap_or_default() {
            self.systems.get_mut(step.system).map(&mut call);
        }
    }

    /// Calls for each system that has no place in its stage.
    pub fn for_each_refused(&mut self, stage: Stage, mut call: impl FnMut(&mut Planned)) {
        for at in &self.stages[stage as usize].refused {
            self.systems.get_mut(*at).map(&mut call);
        }
    }

    /// Takes note of a run.
    pub fn has_run(&mut self, stage: Stage, time_ms: f32) {
        self.stages[stage as usize].times.push(time_ms);
        self.revision += 1;
    }

    /// Looks at tables that are new; tables are never taken away.
    pub fn match_tables(&mut self, structure: &Structure) {
        if self.tables != structure.tables.len() {
            self.tables = structure.tables.len();
            let systems = self.systems.iter_mut();
            systems.for_each(|planned| planned.match_tables(structure));
        }
    }

    /// Systems of a plugin that was reloaded go on reading events where those of the same name stopped.
    fn keep_event_positions(&mut self, before: &mut [Planned]) {
        for planned in before {
            let key = (planned.fragment, planned.system.id);
            let same = |now: &&mut Planned| (now.fragment, now.system.id) == key;
            if let Some(now) = self.systems.iter_mut().find(same) {
                now.live.get_mut().next_event = planned.live.get_mut().next_event;
            }
        }
    }

    /// A game starts: everything in the scene is new to its systems, and nothing that was sent before
    /// is.
    pub fn start(&mut self, next: EventId) {
        for planned in &mut self.systems {
            let live = planned.live.get_mut();
            live.last_tick = 0;
            live.next_event = next;
        }
    }

    /// Events are counted from an earlier number again after a snapshot was restored: what comes now is
    /// new to everybody.
    pub fn follow_events(&mut self, next: EventId) {
        if next < self.next_event {
            for planned in &mut self.systems {
                let live = planned.live.get_mut();
                live.next_event = live.next_event.min(next);
            }
        }
        self.next_event = next;
    }

    /// Asks the plugins that are new. A plugin of the same generation keeps its systems, and those
    /// that failed stay off.
    pub fn refresh(&mut self, bound: &BoundAllSystemView) {
        let now = bound.all();
        let is_same = |seen: &SystemViewFragments| Handle::ptr_eq(seen, &now);
        if self.plugins.as_ref().is_some_and(is_same) {
            return;
        }
        let now = Handle::clone(&now);
        let before = self.plugins.replace(Handle::clone(&now));
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
        self.keep_event_positions(&mut known);
        self.arrange();
        self.tables = 0;
        self.revision += 1;
    }

    fn arrange(&mut self) {
        for stage in STAGES {
            let of_stage = |(_, planned): &(usize, &Planned)| planned.system.stage == stage;
            let systems = self.systems.iter().enumerate().filter(of_stage);
            let places: Vec<usize> = systems.map(|(at, _)| at).collect();
            let listed: Vec<&System> = places.iter().map(|at| &self.systems[*at].system).collect();
            let arrangement = arrange(&listed);
            for at in &places {
                self.systems[*at].refused = None;
            }
            for (at, why) in &arrangement.refused {
                self.systems[places[*at]].refused = Some(why.clone());
            }
            self.stages[stage as usize].arrange(arrangement, |at| places[at]);
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
            failed.live.get_mut().failed = Some(error.to_string());
            vec![failed]
        }
    }
}
