//! [`ObserverQueue`]: delivers observations to the observers of all plugins.

use super::commands;
use super::written::{dropped, written};
use crate::viewmodel::world_data::Keys;
use playground_base::tracing::trace;
use playground_base::{ArchetypeId, ComponentId, IdMap, Named, stable_id};
use playground_core_ecs::param::add_new_archetypes;
use playground_core_ecs::{
    BoundAllSystemView, CommandBuffer, EntityId, Event, EventId, FrameTime, Observation,
    ObservedTriggers, ObserverContext, ObserverReport, SYSTEM_TARGET, SystemReport,
    SystemViewFragments, Trigger, WorldData,
};
use std::ops::Range;

/// The number of delivery rounds in one stage, as observers may cause further observations. After
/// that the rest is dropped, and its observers fail: they trigger each other endlessly.
const ROUNDS: usize = 16;

/// The observers of all plugins. They are read once for each generation of a plugin.
#[derive(Default)]
pub struct ObserverQueue {
    /// Ordered by priority, then by name of the plugin, then as declared.
    observers: Vec<ObserverState>,
    plugins: Option<SystemViewFragments>,
    observed: IdMap<ComponentId, ObservedTriggers>,
    observed_events: Vec<u64>,
    /// The observations that are being delivered; stored to reuse its memory.
    delivering: Vec<Observation>,
    entities: Vec<EntityId>,
    commands: CommandBuffer,
    /// Components whose pools store removed rows that can be dropped.
    removed_components: Vec<ComponentId>,
}

/// One observer and its state.
struct ObserverState {
    plugin: usize,
    report: ObserverReport,
    /// The archetypes of each of its queries.
    archetypes: Vec<Vec<ArchetypeId>>,
    /// The number of archetypes examined so far.
    seen: usize,
    /// The tick of its last call; 0 before the first. Later writes are newer.
    last_tick: u32,
}

impl ObserverState {
    /// Matches the new archetypes.
    fn match_archetypes(&mut self, world_data: &WorldData) {
        let mut seen = self.seen;
        let queries = &self.report.observer.queries;
        self.archetypes.resize_with(queries.len(), Vec::new);
        for (query, archetypes) in queries.iter().zip(&mut self.archetypes) {
            seen = self.seen;
            add_new_archetypes(world_data, query, archetypes, &mut seen);
        }
        self.seen = seen;
    }
}

impl ObserverQueue {
    /// Reads the declarations of new plugins.
    pub fn refresh(&mut self, bound: &BoundAllSystemView) {
        let Some(change) = bound.changed(&mut self.plugins) else {
            return;
        };
        let mut known = std::mem::take(&mut self.observers);
        for (index, plugin) in change.all.iter().enumerate() {
            if change.is_new(plugin) {
                self.observers.extend(declared(bound, &change.all, index));
            } else {
                let of_plugin = known.extract_if(.., |w| w.report.fragment == plugin.id);
                self.observers.extend(of_plugin.map(|state| ObserverState {
                    plugin: index,
                    ..state
                }));
            }
        }
        let priority = |state: &ObserverState| std::cmp::Reverse(state.report.observer.priority);
        self.observers.sort_by_key(priority);
        self.collect_triggers();
    }

    fn collect_triggers(&mut self) {
        self.observed.clear();
        self.observed_events.clear();
        for state in &self.observers {
            match state.report.observer.trigger {
                Trigger::Added(id) => self.observed.entry(id).or_default().added = true,
                Trigger::Set(id) => self.observed.entry(id).or_default().set = true,
                Trigger::Removed(id) => self.observed.entry(id).or_default().removed = true,
                Trigger::Sent(kind) => self.observed_events.push(kind),
            }
        }
        self.observed_events.sort_unstable();
        self.observed_events.dedup();
    }

    /// Starts a game: everything in the scene is new to its observers, and those that failed are
    /// called again.
    pub fn start(&mut self) {
        self.start_afresh();
        self.observers
            .iter_mut()
            .for_each(|state| state.last_tick = 0);
    }

    /// Observers that failed are called again.
    pub fn start_afresh(&mut self) {
        let states = self.observers.iter_mut();
        for state in states.filter(|state| !state.report.undeclared) {
            state.report.error = None;
        }
    }

    /// Makes the world record the triggers of these observers.
    pub fn begin(&self, world_data: &mut WorldData) {
        let observations = &mut world_data.observations;
        if observations.observed != self.observed {
            observations.observed.clone_from(&self.observed);
        }
        if observations.observed_events != self.observed_events {
            observations
                .observed_events
                .clone_from(&self.observed_events);
        }
    }

    /// Delivers observations, including those that observers cause.
    pub fn deliver(
        &mut self,
        bound: &BoundAllSystemView,
        world_data: &mut WorldData,
        keys: &Keys,
        frame: FrameTime,
    ) {
        for _ in 0..ROUNDS {
            if world_data.observations.queue.is_empty() {
                self.drop_removed(world_data);
                return;
            }
            std::mem::swap(&mut self.delivering, &mut world_data.observations.queue);
            let delivering = std::mem::take(&mut self.delivering);
            for batch in delivering.chunk_by(is_same_batch) {
                self.notify(bound, world_data, keys, (frame, batch));
            }
            self.delivering = delivering;
            self.delivering.clear();
        }
        self.disable_endless(world_data);
        self.drop_removed(world_data);
    }

    /// Drops the stored copies of removed rows, after their delivery.
    fn drop_removed(&mut self, world_data: &mut WorldData) {
        let WorldData {
            token,
            pools,
            pool_of,
            ..
        } = world_data;
        for component in self.removed_components.drain(..) {
            if let Some(pool) = pool_of.get(&component) {
                let pool = pools.get(*pool as usize);
                pool.iter().for_each(|pool| pool.clear_removed(token));
            }
        }
    }

    fn notify(
        &mut self,
        bound: &BoundAllSystemView,
        world_data: &mut WorldData,
        keys: &Keys,
        (frame, batch): (FrameTime, &[Observation]),
    ) {
        let (Some(first), Some(plugins)) = (batch.first(), &self.plugins) else {
            return;
        };
        // Removed rows are stored consecutively, in the order of the observations.
        let removed = match (first.trigger, first.row as usize) {
            (Trigger::Removed(component), row) if first.row != Observation::NO_ROW => {
                self.removed_components.push(component);
                row..row + batch.len()
            }
            _ => 0..0,
        };
        self.entities.clear();
        self.entities.extend(batch.iter().map(|of| of.entity));
        let events = events_of(batch, world_data.events.next);
        for state in &mut self.observers {
            let report = &state.report;
            let is_triggered = report.observer.trigger == first.trigger && report.error.is_none();
            if !is_triggered {
                continue;
            }
            state.match_archetypes(world_data);
            let report = &mut state.report;
            let Some(plugin) = plugins.get(state.plugin) else {
                continue;
            };
            let tick = world_data.token.advance();
            let mut context = ObserverContext {
                world_data,
                entities: &self.entities,
                removed: removed.clone(),
                events: events.clone(),
                archetypes: &state.archetypes,
                tick,
                since: state.last_tick,
                frame,
                commands: std::mem::take(&mut self.commands),
            };
            let id = report.observer.id;
            trace!(target: SYSTEM_TARGET, "{}", report.observer.name);
            let called = bound.call(plugin, |view| view.observe(id, &mut context));
            trace!(target: SYSTEM_TARGET, "");
            self.commands = context.commands;
            state.last_tick = world_data.token.tick();
            report.delivered += batch.len() as u64;
            let done = called.and_then(|answer| answer).map_err(|error| {
                let all = world_data.pools.iter().map(|pool| pool.component());
                let written = written(world_data, all, |at| at == tick);
                format!("{error}; {written}{}", dropped(&self.commands))
            });
            let done = done.and_then(|()| {
                let applied = commands::apply(world_data, keys, &mut self.commands);
                applied.map_err(|error| error.to_string())
            });
            if let Err(why) = done {
                self.commands.clear();
                report.error = Some(why);
            }
        }
    }

    /// Turns off observers that trigger each other endlessly.
    fn disable_endless(&mut self, world_data: &mut WorldData) {
        let left = std::mem::take(&mut world_data.observations.queue);
        let removed = left.iter().filter_map(|of| match of.trigger {
            Trigger::Removed(component) => Some(component),
            _ => None,
        });
        self.removed_components.extend(removed);
        let is_left = |trigger: Trigger| left.iter().any(|of| of.trigger == trigger);
        for state in &mut self.observers {
            let report = &mut state.report;
            if report.error.is_none() && is_left(report.observer.trigger) {
                report.error = Some(format!(
                    "{}: its commands trigger it again, {ROUNDS} times in one stage",
                    report.observer.name
                ));
            }
        }
    }

    /// All observers and their state.
    pub fn reports(&self) -> Vec<ObserverReport> {
        self.observers.iter().map(|w| w.report.clone()).collect()
    }

    /// The failed observers, for the report of a frame.
    pub fn failed(&self) -> impl Iterator<Item = SystemReport> {
        self.observers.iter().filter_map(|state| {
            let ObserverReport {
                observer,
                fragment,
                error,
                ..
            } = &state.report;
            error.as_ref().map(|why| SystemReport {
                name: observer.name,
                fragment: *fragment,
                error: Some(why.clone()),
                ..SystemReport::default()
            })
        })
    }
}

/// Whether an observation is delivered in the same call as the one before: the trigger is the same,
/// and removed rows are consecutive.
fn is_same_batch(one: &Observation, next: &Observation) -> bool {
    let is_next = match (one.trigger, one.row) {
        (Trigger::Removed(_), row) if row != Observation::NO_ROW => next.row == row + 1,
        (Trigger::Sent(_), _) => true,
        (_, row) => next.row == row,
    };
    one.trigger == next.trigger && is_next
}

/// The ids of the events of a batch. An observation has the low half of an id.
fn events_of(batch: &[Observation], next: EventId) -> Range<EventId> {
    let id = |of: &Observation| next.0 - u64::from((next.0 as u32).wrapping_sub(of.row));
    match (batch.first(), batch.last()) {
        (Some(first), Some(last)) if matches!(first.trigger, Trigger::Sent(_)) => {
            EventId(id(first))..EventId(id(last) + 1)
        }
        _ => EventId(0)..EventId(0),
    }
}

/// The declared observers of a plugin. A plugin that fails to declare them is listed itself.
fn declared(
    bound: &BoundAllSystemView,
    plugins: &SystemViewFragments,
    index: usize,
) -> Vec<ObserverState> {
    let Some(plugin) = plugins.get(index) else {
        return Vec::new();
    };
    let state = |observer, error: Option<String>| ObserverState {
        plugin: index,
        report: ObserverReport {
            observer,
            fragment: plugin.id,
            delivered: 0,
            undeclared: error.is_some(),
            error,
        },
        archetypes: Vec::new(),
        seen: 0,
        last_tick: 0,
    };
    match bound.call(plugin, |view| view.observers()) {
        Ok(observers) => observers.into_iter().map(|o| state(o, None)).collect(),
        Err(error) => {
            let nothing = Trigger::Sent(stable_id(Event::NAME));
            let observer = playground_core_ecs::Observer::new(plugin.name, nothing);
            vec![state(observer, Some(error.to_string()))]
        }
    }
}
