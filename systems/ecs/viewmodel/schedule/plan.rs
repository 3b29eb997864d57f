//! [`Plan`]: the systems of all plugins, arranged.

use super::arrange::arrange;
use super::planned::Planned;
use super::run_state::Outcome;
use super::stage_plan::StagePlan;
use playground_base::FragmentId;
use playground_core_ecs::{
    BoundAllSystemView, EventId, Stage, System, SystemViewFragments, WorldData,
};
use std::ops::Range;

/// The systems of all plugins. They are read once for each generation of a plugin.
pub struct Plan {
    /// Ordered by name of the plugin, then as declared.
    pub systems: Vec<Planned>,
    /// The step of the last run.
    pub frame: Option<u64>,
    /// The plugins that the plan was made for.
    pub plugins: Option<SystemViewFragments>,
    /// Counts runs and changes.
    pub revision: u64,
    /// The number of the next event when a stage ran last.
    next_event: EventId,
    stages: [StagePlan; 3],
    /// The number of archetypes that all queries have examined.
    archetypes: usize,
}

/// All stages, in the order of `Plan::stages`.
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
            archetypes: 0,
        }
    }

    /// A stage; its systems are indices into `systems`.
    pub const fn stage(&self, stage: Stage) -> &StagePlan {
        &self.stages[stage as usize]
    }

    /// All systems, and the plan of a stage.
    pub fn systems_and_stage(&mut self, stage: Stage) -> (&mut [Planned], &StagePlan) {
        (&mut self.systems, &self.stages[stage as usize])
    }

    /// All systems that run, stage by stage.
    pub fn in_order(&self) -> Vec<(FragmentId, System)> {
        let steps = self.stages.iter().flat_map(|stage| &stage.steps);
        let systems = steps.filter_map(|step| self.systems.get(step.system));
        systems.map(|s| (s.fragment, s.system.clone())).collect()
    }

    /// The time that parallel execution of these steps can save in the next run, in milliseconds.
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

    /// Calls for each refused system of a stage.
    pub fn for_each_refused(&mut self, stage: Stage, mut call: impl FnMut(&mut Planned)) {
        for at in &self.stages[stage as usize].refused {
            self.systems.get_mut(*at).map(&mut call);
        }
    }

    /// Records a run.
    pub fn has_run(&mut self, stage: Stage, time_ms: f32) {
        self.stages[stage as usize].times.push(time_ms);
        self.revision += 1;
    }

    /// Matches new archetypes; archetypes are never removed.
    pub fn match_archetypes(&mut self, world_data: &WorldData) {
        if self.archetypes != world_data.archetypes.len() {
            self.archetypes = world_data.archetypes.len();
            let systems = self.systems.iter_mut();
            systems.for_each(|planned| planned.match_archetypes(world_data));
        }
    }

    /// Systems of a reloaded plugin continue to read events where those of the same name stopped.
    fn keep_event_positions(&mut self, before: &mut [Planned]) {
        for planned in before {
            let key = (planned.fragment, planned.system.id);
            let same = |now: &&mut Planned| (now.fragment, now.system.id) == key;
            if let Some(now) = self.systems.iter_mut().find(same) {
                now.state.get_mut().next_event = planned.state.get_mut().next_event;
            }
        }
    }

    /// Systems that failed run again.
    pub fn start_afresh(&mut self) {
        for planned in self
            .systems
            .iter_mut()
            .filter(|planned| !planned.undeclared)
        {
            let state = planned.state.get_mut();
            if state.failed.take().is_some() {
                state.outcome = Outcome::Waiting;
            }
        }
        self.revision += 1;
    }

    /// Starts a game: everything in the scene is new to its systems, but no event sent before, and
    /// those that failed run again.
    pub fn start(&mut self, next: EventId) {
        self.start_afresh();
        for planned in &mut self.systems {
            let state = planned.state.get_mut();
            state.last_tick = 0;
            state.next_event = next;
        }
    }

    /// After a snapshot was restored, events are counted from an earlier number again: later events
    /// are new to all systems.
    pub fn follow_events(&mut self, next: EventId) {
        if next < self.next_event {
            for planned in &mut self.systems {
                let state = planned.state.get_mut();
                state.next_event = state.next_event.min(next);
            }
        }
        self.next_event = next;
    }

    /// Reads the declarations of new plugins. A plugin of the same generation keeps its systems,
    /// and failed ones stay off.
    pub fn refresh(&mut self, bound: &BoundAllSystemView) {
        let Some(change) = bound.changed(&mut self.plugins) else {
            return;
        };
        let mut known = std::mem::take(&mut self.systems);
        for (index, plugin) in change.all.iter().enumerate() {
            let is_new = change.is_new(plugin);
            let of_plugin = known.extract_if(.., |s| !is_new && s.fragment == plugin.id);
            let unchanged = of_plugin.map(|planned| planned.with_plugin(index));
            self.systems.extend(unchanged);
            if is_new {
                let declared = declared(bound, &change.all, index);
                self.systems.extend(declared);
            }
        }
        self.keep_event_positions(&mut known);
        self.arrange();
        self.archetypes = 0;
        self.revision += 1;
    }

    fn arrange(&mut self) {
        for stage in STAGES {
            let of_stage = |(_, planned): &(usize, &Planned)| planned.system.stage == stage;
            let systems = self.systems.iter().enumerate().filter(of_stage);
            let indices: Vec<usize> = systems.map(|(at, _)| at).collect();
            let listed: Vec<&System> = indices.iter().map(|at| &self.systems[*at].system).collect();
            let arrangement = arrange(&listed);
            for at in &indices {
                self.systems[*at].refused = None;
            }
            for (at, why) in &arrangement.refused {
                self.systems[indices[*at]].refused = Some(why.clone());
            }
            self.stages[stage as usize].arrange(arrangement, |at| indices[at]);
        }
    }
}

/// The declared systems of a plugin. A plugin that fails to declare them is listed itself, as a
/// failed system.
fn declared(
    bound: &BoundAllSystemView,
    plugins: &SystemViewFragments,
    index: usize,
) -> Vec<Planned> {
    let Some(plugin) = plugins.get(index) else {
        return Vec::new();
    };
    let planned = |system| Planned::new(index, plugin.id, system);
    match bound.call(plugin, |view| view.systems()) {
        Ok(systems) => systems.into_iter().map(planned).collect(),
        Err(error) => {
            let mut failed = planned(System::new(plugin.name));
            failed.state.get_mut().failed = Some(error.to_string());
            failed.undeclared = true;
            vec![failed]
        }
    }
}
