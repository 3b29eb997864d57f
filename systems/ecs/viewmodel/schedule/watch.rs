//! [`Watch`]: the observers of all plugins, and what they are told.

use super::commands;
use crate::viewmodel::structure::Keys;
use playground_base::{ComponentId, Handle, IdMap, Named, TableId, stable_id};
use playground_core_ecs::param::add_new_archetypes;
use playground_core_ecs::{
    BoundAllSystemView, CommandBuffer, EntityId, Event, EventId, Frame, Observation,
    ObserverContext, ObserverReport, Structure, SystemReport, SystemViewFragments, Trigger,
    Watched,
};
use std::ops::Range;

/// How often observers may cause what observers are told, in one stage. What still happens then is
/// dropped, and the observers it was meant for are named: they call each other without end.
const ROUNDS: usize = 16;

/// The observers of all plugins. Plugins are asked for them once a generation.
#[derive(Default)]
pub struct Watch {
    /// By priority, then by name of the plugin, then as declared.
    observers: Vec<Watcher>,
    plugins: Option<SystemViewFragments>,
    watched: IdMap<ComponentId, Watched>,
    watched_events: Vec<u64>,
    /// What is delivered now; kept for its memory.
    told: Vec<Observation>,
    entities: Vec<EntityId>,
    commands: CommandBuffer,
    /// Components whose pools keep rows that were told, or never will be.
    kept: Vec<ComponentId>,
}

/// One observer, and how it does.
struct Watcher {
    plugin: usize,
    report: ObserverReport,
    /// The archetypes of each of its queries.
    tables: Vec<Vec<TableId>>,
    /// How many archetypes were looked at.
    seen: usize,
    /// What is written from now on is newer; 0 before its first call.
    last_tick: u32,
}

impl Watcher {
    /// Looks at the archetypes that are new.
    fn match_tables(&mut self, structure: &Structure) {
        let mut seen = self.seen;
        let queries = &self.report.observer.queries;
        self.tables.resize_with(queries.len(), Vec::new);
        for (query, tables) in queries.iter().zip(&mut self.tables) {
            seen = self.seen;
            add_new_archetypes(structure, query, tables, &mut seen);
        }
        self.seen = seen;
    }
}

impl Watch {
    /// Asks the plugins, when they are others than before.
    pub fn refresh(&mut self, bound: &BoundAllSystemView) {
        let now = bound.all();
        let is_same = |seen: &SystemViewFragments| Handle::ptr_eq(seen, &now);
        if self.plugins.as_ref().is_some_and(is_same) {
            return;
        }
        let now = Handle::clone(&now);
        let before = self.plugins.replace(Handle::clone(&now));
        let mut known = std::mem::take(&mut self.observers);
        for (place, plugin) in now.iter().enumerate() {
            let same = before.iter().flat_map(|seen| seen.iter()).any(|old| {
                old.id == plugin.id && Handle::ptr_eq(&old.view_model, &plugin.view_model)
            });
            if same {
                let of_plugin = known.extract_if(.., |w| w.report.fragment == plugin.id);
                self.observers.extend(of_plugin.map(|watcher| Watcher {
                    plugin: place,
                    ..watcher
                }));
            } else {
                self.observers.extend(declared(bound, &now, place));
            }
        }
        let priority = |watcher: &Watcher| std::cmp::Reverse(watcher.report.observer.priority);
        self.observers.sort_by_key(priority);
        self.look_at_triggers();
    }

    fn look_at_triggers(&mut self) {
        self.watched.clear();
        self.watched_events.clear();
        for watcher in &self.observers {
            match watcher.report.observer.trigger {
                Trigger::Added(id) => self.watched.entry(id).or_default().added = true,
                Trigger::Set(id) => self.watched.entry(id).or_default().set = true,
                Trigger::Removed(id) => self.watched.entry(id).or_default().removed = true,
                Trigger::Sent(kind) => self.watched_events.push(kind),
            }
        }
        self.watched_events.sort_unstable();
        self.watched_events.dedup();
    }

    /// A game starts: everything in the scene is new to its observers.
    pub fn start(&mut self) {
        self.observers
            .iter_mut()
            .for_each(|watcher| watcher.last_tick = 0);
    }

    /// Lets the world remember what these observers are told.
    pub fn begin(&self, structure: &mut Structure) {
        let observations = &mut structure.observations;
        if observations.watched != self.watched {
            observations.watched.clone_from(&self.watched);
        }
        if observations.watched_events != self.watched_events {
            observations.watched_events.clone_from(&self.watched_events);
        }
    }

    /// Tells what happened, and what follows from it.
    pub fn deliver(
        &mut self,
        bound: &BoundAllSystemView,
        structure: &mut Structure,
        keys: &Keys,
        frame: Frame,
    ) {
        for _ in 0..ROUNDS {
            if structure.observations.queue.is_empty() {
                self.drop_removed(structure);
                return;
            }
            std::mem::swap(&mut self.told, &mut structure.observations.queue);
            let told = std::mem::take(&mut self.told);
            for alike in told.chunk_by(are_told_together) {
                self.tell(bound, structure, keys, (frame, alike));
            }
            self.told = told;
            self.told.clear();
        }
        self.give_up(structure);
        self.drop_removed(structure);
    }

    /// Drops the rows that were kept for observers: those who had to see them did.
    fn drop_removed(&mut self, structure: &mut Structure) {
        let Structure {
            cells,
            pools,
            pool_of,
            ..
        } = structure;
        for component in self.kept.drain(..) {
            if let Some(pool) = pool_of.get(&component) {
                let pool = pools.get(*pool as usize);
                pool.iter().for_each(|pool| pool.clear_removed(cells));
            }
        }
    }

    fn tell(
        &mut self,
        bound: &BoundAllSystemView,
        structure: &mut Structure,
        keys: &Keys,
        (frame, alike): (Frame, &[Observation]),
    ) {
        let (Some(first), Some(plugins)) = (alike.first(), &self.plugins) else {
            return;
        };
        // Kept one after the other, as they were observed.
        let removed = match (first.trigger, first.row as usize) {
            (Trigger::Removed(component), row) if first.row != Observation::NO_ROW => {
                self.kept.push(component);
                row..row + alike.len()
            }
            _ => 0..0,
        };
        self.entities.clear();
        self.entities.extend(alike.iter().map(|of| of.entity));
        let events = events_of(alike, structure.events.next);
        for watcher in &mut self.observers {
            let report = &watcher.report;
            let is_meant = report.observer.trigger == first.trigger && report.error.is_none();
            if !is_meant {
                continue;
            }
            watcher.match_tables(structure);
            let report = &mut watcher.report;
            let Some(plugin) = plugins.get(watcher.plugin) else {
                continue;
            };
            structure.cells.advance();
            let mut context = ObserverContext {
                structure,
                entities: &self.entities,
                removed: removed.clone(),
                events: events.clone(),
                tables: &watcher.tables,
                since: watcher.last_tick,
                frame,
                commands: std::mem::take(&mut self.commands),
            };
            let id = report.observer.id;
            let called = bound.call(plugin, |view| view.observe(id, &mut context));
            self.commands = context.commands;
            watcher.last_tick = structure.cells.tick();
            report.told += alike.len() as u64;
            let done = called.and_then(|answer| answer).map_err(|e| e.to_string());
            let done = done.and_then(|()| {
                let applied = commands::apply(structure, keys, &mut self.commands);
                applied.map_err(|error| error.to_string())
            });
            if let Err(why) = done {
                self.commands.clear();
                report.error = Some(why);
            }
        }
    }

    /// Observers that cause each other without end are off from now on.
    fn give_up(&mut self, structure: &mut Structure) {
        let left = std::mem::take(&mut structure.observations.queue);
        let removed = left.iter().filter_map(|of| match of.trigger {
            Trigger::Removed(component) => Some(component),
            _ => None,
        });
        self.kept.extend(removed);
        let is_left = |trigger: Trigger| left.iter().any(|of| of.trigger == trigger);
        for watcher in &mut self.observers {
            let report = &mut watcher.report;
            if report.error.is_none() && is_left(report.observer.trigger) {
                report.error = Some(format!(
                    "{}: what it asks for makes it be told again, {ROUNDS} times in one stage",
                    report.observer.name
                ));
            }
        }
    }

    /// All observers and how they do.
    pub fn reports(&self) -> Vec<ObserverReport> {
        self.observers.iter().map(|w| w.report.clone()).collect()
    }

    /// Those that failed, as the report of a frame names them.
    pub fn failed(&self) -> impl Iterator<Item = SystemReport> {
        self.observers.iter().filter_map(|watcher| {
            let ObserverReport {
                observer,
                fragment,
                error,
                ..
            } = &watcher.report;
            error.as_ref().map(|why| SystemReport {
                name: observer.name,
                fragment: *fragment,
                error: Some(why.clone()),
                ..SystemReport::default()
            })
        })
    }
}

/// Whether what happened next is told together with what happened before: it is alike, and rows that
/// were removed are kept one after the other.
fn are_told_together(one: &Observation, next: &Observation) -> bool {
    let is_next = match (one.trigger, one.row) {
        (Trigger::Removed(_), row) if row != Observation::NO_ROW => next.row == row + 1,
        (Trigger::Sent(_), _) => true,
        (_, row) => next.row == row,
    };
    one.trigger == next.trigger && is_next
}

/// The ids of the events among what is told together. An observation has the low half of an id.
fn events_of(alike: &[Observation], next: EventId) -> Range<EventId> {
    let id = |of: &Observation| next.0 - u64::from((next.0 as u32).wrapping_sub(of.row));
    match (alike.first(), alike.last()) {
        (Some(first), Some(last)) if matches!(first.trigger, Trigger::Sent(_)) => {
            EventId(id(first))..EventId(id(last) + 1)
        }
        _ => EventId(0)..EventId(0),
    }
}

/// What a plugin declares. A plugin that cannot even tell is named itself.
fn declared(
    bound: &BoundAllSystemView,
    plugins: &SystemViewFragments,
    place: usize,
) -> Vec<Watcher> {
    let Some(plugin) = plugins.get(place) else {
        return Vec::new();
    };
    let watcher = |observer, error| Watcher {
        plugin: place,
        report: ObserverReport {
            observer,
            fragment: plugin.id,
            told: 0,
            error,
        },
        tables: Vec::new(),
        seen: 0,
        last_tick: 0,
    };
    match bound.call(plugin, |view| view.observers()) {
        Ok(observers) => observers.into_iter().map(|o| watcher(o, None)).collect(),
        Err(error) => {
            let nothing = Trigger::Sent(stable_id(Event::NAME));
            let observer = playground_core_ecs::Observer::new(plugin.name, nothing);
            vec![watcher(observer, Some(error.to_string()))]
        }
    }
}
