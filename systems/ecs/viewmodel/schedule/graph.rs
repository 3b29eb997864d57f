//! [`graph_of`]: the schedule as data, for the editor.

use super::access::Access;
use super::arrange::is_ordered;
use super::plan::{Plan, STAGES};
use super::planned::Planned;
use super::run_state::Outcome;
use super::stage_plan::StagePlan;
use super::steps::reachable;
use playground_core_ecs::{
    ScheduleGraph, Stage, StageGraph, SystemConflict, SystemEdge, SystemNode, SystemState,
    WorldReader,
};

/// The whole schedule as it is now.
pub fn graph_of(plan: &Plan, world: WorldReader<'_>) -> ScheduleGraph {
    let stage = |stage: &Stage| stage_graph(plan, *stage, world);
    ScheduleGraph {
        stages: STAGES.iter().map(stage).collect(),
        threads: world.threads(),
    }
}

fn stage_graph(plan: &Plan, stage: Stage, world: WorldReader<'_>) -> StageGraph {
    let of_stage = plan.stage(stage);
    let accepted = of_stage.steps.iter().zip(&of_stage.batches);
    let accepted = accepted.map(|(step, batch)| (step.system, Some(*batch)));
    let all = accepted.chain(of_stage.refused.iter().map(|at| (*at, None)));
    let node = |(at, batch): (usize, Option<usize>)| {
        let planned = plan.systems.get(at)?;
        Some(node(plan, planned, batch, world))
    };
    StageGraph {
        stage,
        systems: all.filter_map(node).collect(),
        batches: of_stage.batches.iter().max().map_or(0, |last| last + 1),
        edges: edges(plan, of_stage, world),
        times: of_stage.times.times(),
        recent_ms: of_stage.times.recent_ms(),
    }
}

fn node(
    plan: &Plan,
    planned: &Planned,
    batch: Option<usize>,
    world: WorldReader<'_>,
) -> SystemNode {
    let state = planned.state.lock();
    let plugin = plan
        .plugins
        .as_ref()
        .and_then(|all| all.get(planned.plugin));
    let system = &planned.system;
    SystemNode {
        id: system.id,
        name: system.name,
        fragment: planned.fragment,
        plugin: plugin.map_or("", |plugin| plugin.name),
        file: system.file,
        line: system.line,
        batch,
        condition: system.condition.clone(),
        state: match (&state.failed, &planned.refused, state.outcome) {
            (Some(why), ..) => SystemState::Failed(why.clone()),
            (None, Some(why), _) => SystemState::Refused(why.clone()),
            (None, None, Outcome::Ran) => SystemState::Ran,
            (None, None, Outcome::Skipped) => SystemState::Skipped,
            (None, None, Outcome::Waiting | Outcome::Off) => SystemState::Waiting,
        },
        times: state.times.times(),
        start_ms: state.start_ms,
        rows: rows(planned, world),
    }
}

/// Entities of all archetypes of all queries; archetypes that are not examined yet are not counted.
fn rows(planned: &Planned, world: WorldReader<'_>) -> usize {
    let archetypes = planned.archetypes.iter().flatten();
    let archetypes =
        archetypes.filter_map(|archetype_id| world.archetypes().get(archetype_id.0 as usize));
    archetypes.map(|archetype| archetype.entities.len()).sum()
}

fn edges(plan: &Plan, stage: &StagePlan, world: WorldReader<'_>) -> Vec<SystemEdge> {
    let steps = stage.steps.iter();
    let systems = steps.filter_map(|step| plan.systems.get(step.system));
    let systems: Vec<_> = systems.map(|planned| &planned.system).collect();
    let is_required = |(from, to): &&(usize, usize)| is_ordered(systems[*from], systems[*to]);
    let ordered: Vec<_> = stage.waits.iter().filter(is_required).copied().collect();
    let required = reachable(systems.len(), &ordered);
    let accesses: Vec<Access> = systems.iter().map(|system| Access::of(system)).collect();
    let edge = |(from, to): &(usize, usize)| {
        let clashes = accesses[*from].clashes(&accesses[*to]);
        let conflicts = clashes.map(|clash| SystemConflict {
            component: clash.component,
            name: world
                .pool(clash.component)
                .map_or("", |pool| pool.description().name),
            from_writes: clash.one_writes,
            to_writes: clash.other_writes,
        });
        SystemEdge {
            from: *from,
            to: *to,
            ordered: is_ordered(systems[*from], systems[*to]),
            conflicts: conflicts.collect(),
            ambiguous: !required[*from][*to],
        }
    };
    stage.waits.iter().map(edge).collect()
}
