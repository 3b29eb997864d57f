//! [`ConditionCheck`]: evaluates run conditions.
//!
//! It allocates nothing in the steady state: a compared resource is decoded only when its bytes
//! changed since the last check.

use super::planned::Planned;
use super::run_state::{Memory, RunState, Seen};
use playground_base::{ArchetypeId, ComponentId, ErasedPool, Value};
use playground_core_ecs::{EventId, FrameTime, RunCondition, WorldData};

/// The input of a run condition.
pub struct ConditionCheck<'a> {
    world_data: &'a WorldData,
    frame: FrameTime,
    planned: &'a Planned,
    last_tick: u32,
    next_event: EventId,
    memory: &'a mut Memory,
    /// The number of resources compared so far.
    compared: usize,
}

/// Whether the system's condition holds; an error if it cannot be evaluated.
pub fn holds(
    world_data: &WorldData,
    frame: FrameTime,
    planned: &Planned,
    state: &mut RunState,
) -> Result<bool, String> {
    let condition = &planned.system.condition;
    if condition.is_always() {
        return Ok(true);
    }
    // A restored world may have fewer events than the system saw.
    state.next_event = state.next_event.min(world_data.events.next);
    ConditionCheck {
        world_data,
        frame,
        planned,
        last_tick: state.last_tick,
        next_event: state.next_event,
        memory: &mut state.memory,
        compared: 0,
    }
    .evaluate(condition)
}

impl ConditionCheck<'_> {
    fn evaluate(&mut self, condition: &RunCondition) -> Result<bool, String> {
        Ok(match condition {
            RunCondition::Always => true,
            RunCondition::ResourceExists(id) => self.resource(*id).is_some(),
            RunCondition::ResourceChanged(id) => self
                .resource(*id)
                .is_some_and(|pool| self.is_new(pool, ArchetypeId::RESOURCES)),
            RunCondition::ResourceIs {
                resource,
                path,
                value,
            } => self.compare(*resource, path, value)?,
            RunCondition::AnyMatch(query) => self.any_match(*query),
            RunCondition::AnyChanged(query) => self.any_changed(*query),
            RunCondition::EventSent(kind) => self.was_sent(kind),
            RunCondition::EveryNth(n) => self.frame.index.is_multiple_of(u64::from(*n)),
            RunCondition::EverySeconds(period) => self.is_due(f64::from(*period)),
            RunCondition::Not(inner) => !self.evaluate(inner)?,
            RunCondition::All(parts) => self.count(parts)? == parts.len(),
            RunCondition::Any(parts) => self.count(parts)? > 0,
        })
    }

    /// The number of conditions that hold. All are evaluated, so that each finds its own memory.
    fn count(&mut self, parts: &[RunCondition]) -> Result<usize, String> {
        parts.iter().try_fold(0, |count, part| {
            self.evaluate(part).map(|holds| count + usize::from(holds))
        })
    }

    /// The pool of an existing resource.
    fn resource(&self, id: ComponentId) -> Option<&ErasedPool> {
        let pool = self.world_data.pool(id)?;
        (pool.len(&self.world_data.token, ArchetypeId::RESOURCES) > 0).then_some(pool)
    }

    fn is_new(&self, pool: &ErasedPool, archetype_id: ArchetypeId) -> bool {
        pool.last_change(&self.world_data.token, archetype_id) > self.last_tick
    }

    /// The archetypes of a query that have entities.
    fn archetypes(&self, query: usize) -> impl Iterator<Item = ArchetypeId> {
        let ids = self.planned.archetypes.get(query).into_iter().flatten();
        let archetypes = &self.world_data.archetypes;
        ids.copied().filter(|archetype_id| {
            let archetype = archetypes.get(archetype_id.0 as usize);
            archetype.is_some_and(|archetype| !archetype.entities.is_empty())
        })
    }

    /// For a sparse component, a write to any of its rows is enough.
    fn any_changed(&self, index: usize) -> bool {
        let Some(query) = self.planned.system.queries.get(index) else {
            return false;
        };
        let filter = &query.filter;
        let by_data = query.reads.iter().chain(&query.writes);
        let by_data = by_data.chain(&query.optional).chain(&query.optional_writes);
        let named = by_data.chain(&filter.changed).chain(&filter.added);
        let mut pools = named.filter_map(|id| self.world_data.pool(*id));
        pools.any(|pool| {
            if pool.is_sparse() {
                self.is_new(pool, ArchetypeId::SPARSE)
            } else {
                self.archetypes(index)
                    .any(|archetype_id| self.is_new(pool, archetype_id))
            }
        })
    }

    /// Whether a query can match. A required sparse component must have a row.
    fn any_match(&self, index: usize) -> bool {
        let Some(query) = self.planned.system.queries.get(index) else {
            return false;
        };
        let needed = query
            .reads
            .iter()
            .chain(&query.writes)
            .chain(&query.filter.with);
        let mut pools = needed.filter_map(|id| self.world_data.pool(*id));
        let token = &self.world_data.token;
        let lacks = pools.any(|pool| pool.is_sparse() && pool.len(token, ArchetypeId::SPARSE) == 0);
        !lacks && self.archetypes(index).next().is_some()
    }

    fn was_sent(&self, kind: &str) -> bool {
        let events = &self.world_data.events;
        let is_new = events.next > self.next_event;
        is_new
            && events
                .stream
                .iter()
                .any(|event| event.id >= self.next_event && event.kind == kind)
    }

    /// Whether a period began in this run, or this is the first.
    fn is_due(&self, period_s: f64) -> bool {
        let now = self.frame.elapsed_s;
        let before = now - f64::from(self.frame.delta_s);
        self.frame.index == 0 || (now / period_s).floor() > (before / period_s).floor()
    }

    fn compare(&mut self, id: ComponentId, path: &str, wanted: &Value) -> Result<bool, String> {
        let at = self.compared;
        self.compared += 1;
        let mut bytes = std::mem::take(&mut self.memory.bytes);
        bytes.clear();
        let pool = self.resource(id);
        if let Some(pool) = pool {
            pool.encode_row(
                &self.world_data.token,
                ArchetypeId::RESOURCES,
                0,
                &mut bytes,
            );
        }
        let seen = self.memory.seen.get(at);
        let answer = match (pool, seen) {
            (None, _) => Ok(false),
            (Some(_), Some(seen)) if seen.bytes == bytes => Ok(seen.answer),
            (Some(pool), _) => self.read(pool, path, wanted),
        };
        if let (Ok(answer), true) = (&answer, pool.is_some()) {
            self.remember(at, &bytes, *answer);
        }
        self.memory.bytes = bytes;
        answer
    }

    fn remember(&mut self, at: usize, bytes: &[u8], answer: bool) {
        let seen = &mut self.memory.seen;
        if seen.len() <= at {
            seen.resize_with(at + 1, Seen::default);
        }
        if seen[at].bytes != bytes {
            seen[at].bytes.clear();
            seen[at].bytes.extend_from_slice(bytes);
        }
        seen[at].answer = answer;
    }

    fn read(&self, pool: &ErasedPool, path: &str, wanted: &Value) -> Result<bool, String> {
        let name = pool.description().name;
        let whole = pool.read(&self.world_data.token, ArchetypeId::RESOURCES, 0);
        let whole = whole.ok_or_else(|| format!("its condition cannot read {name}"))?;
        let found = whole
            .at(path)
            .map_err(|error| format!("its condition reads {name}: {error}"))?;
        Ok(is_same(found, wanted))
    }
}

/// Numbers by value, a variant without data by its name. A literal is an `f64` even where the field
/// is an `f32`: it is rounded as the compiler rounds a literal of the field's type.
fn is_same(found: &Value, wanted: &Value) -> bool {
    let numbers = found.as_f64().zip(wanted.as_f64());
    let texts = found.as_text().zip(wanted.as_text());
    let is_equal = |(number, wanted): (f64, f64)| match found {
        Value::F32(number) => *number == wanted as f32,
        _ => number == wanted,
    };
    found == wanted
        || numbers.is_some_and(is_equal)
        || texts.is_some_and(|(found, wanted)| found == wanted)
}
