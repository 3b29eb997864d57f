//! [`Question`]: whether a system has something to do.
//!
//! An answer costs no memory in the steady state: what is compared with a value is read only when
//! its bytes are not those of the last look.

use super::live::{Live, Memory, Seen};
use super::planned::Planned;
use playground_base::{ComponentId, ErasedPool, TableId, Value};
use playground_core_ecs::{EventId, Frame, RunCondition, Structure};

/// What the answer depends on.
pub struct Question<'a> {
    structure: &'a Structure,
    frame: Frame,
    planned: &'a Planned,
    last_tick: u32,
    next_event: EventId,
    memory: &'a mut Memory,
    /// How many resources were compared so far.
    compared: usize,
}

/// Whether the system's condition holds; why that cannot be told, where it cannot.
pub fn holds(
    structure: &Structure,
    frame: Frame,
    planned: &Planned,
    live: &mut Live,
) -> Result<bool, String> {
    let condition = &planned.system.condition;
    if condition.is_always() {
        return Ok(true);
    }
    // A world that was put back has fewer events than the system saw.
    live.next_event = live.next_event.min(structure.events.next);
    Question {
        structure,
        frame,
        planned,
        last_tick: live.last_tick,
        next_event: live.next_event,
        memory: &mut live.memory,
        compared: 0,
    }
    .answer(condition)
}

impl Question<'_> {
    fn answer(&mut self, condition: &RunCondition) -> Result<bool, String> {
        Ok(match condition {
            RunCondition::Always => true,
            RunCondition::ResourceExists(id) => self.resource(*id).is_some(),
            RunCondition::ResourceChanged(id) => self
                .resource(*id)
                .is_some_and(|pool| self.is_new(pool, TableId::RESOURCES)),
            RunCondition::ResourceIs {
                resource,
                path,
                value,
            } => self.compare(*resource, path, value)?,
            RunCondition::AnyMatch(place) => self.any_match(*place),
            RunCondition::AnyChanged(place) => self.any_changed(*place),
            RunCondition::EventSent(kind) => self.was_sent(kind),
            RunCondition::EveryNth(n) => self.frame.index.is_multiple_of(u64::from(*n)),
            RunCondition::EverySeconds(period) => self.is_due(f64::from(*period)),
            RunCondition::Not(inner) => !self.answer(inner)?,
            RunCondition::All(parts) => self.count(parts)? == parts.len(),
            RunCondition::Any(parts) => self.count(parts)? > 0,
        })
    }

    /// How many hold. All are looked at, so that each finds its own memory.
    fn count(&mut self, parts: &[RunCondition]) -> Result<usize, String> {
        parts.iter().try_fold(0, |count, part| {
            self.answer(part).map(|holds| count + usize::from(holds))
        })
    }

    /// The pool of a resource that is there.
    fn resource(&self, id: ComponentId) -> Option<&ErasedPool> {
        let pool = self.structure.as_pool(id)?;
        (pool.len(&self.structure.cells, TableId::RESOURCES) > 0).then_some(pool)
    }

    fn is_new(&self, pool: &ErasedPool, table: TableId) -> bool {
        pool.last_change(&self.structure.cells, table) > self.last_tick
    }

    /// The tables of a query that have entities.
    fn tables(&self, place: usize) -> impl Iterator<Item = TableId> {
        let tables = self.planned.tables.get(place).into_iter().flatten();
        let storages = &self.structure.tables;
        tables.copied().filter(|table| {
            let storage = storages.get(table.0 as usize);
            storage.is_some_and(|storage| !storage.entities.is_empty())
        })
    }

    /// A sparse component's rows lie in no table: that one of them was written is enough.
    fn any_changed(&self, place: usize) -> bool {
        let Some(query) = self.planned.system.queries.get(place) else {
            return false;
        };
        let filter = &query.filter;
        let by_data = query.reads.iter().chain(&query.writes);
        let by_data = by_data.chain(&query.optional).chain(&query.optional_writes);
        let named = by_data.chain(&filter.changed).chain(&filter.added);
        let mut pools = named.filter_map(|id| self.structure.as_pool(*id));
        pools.any(|pool| match pool.is_sparse() {
            true => self.is_new(pool, TableId::SPARSE),
            false => self.tables(place).any(|table| self.is_new(pool, table)),
        })
    }

    /// Whether a query gives something. Of a sparse component that it needs, a row must be there.
    fn any_match(&self, place: usize) -> bool {
        let Some(query) = self.planned.system.queries.get(place) else {
            return false;
        };
        let needed = query
            .reads
            .iter()
            .chain(&query.writes)
            .chain(&query.filter.with);
        let mut pools = needed.filter_map(|id| self.structure.as_pool(*id));
        let cells = &self.structure.cells;
        let lacks = pools.any(|pool| pool.is_sparse() && pool.len(cells, TableId::SPARSE) == 0);
        !lacks && self.tables(place).next().is_some()
    }

    fn was_sent(&self, kind: &str) -> bool {
        let events = &self.structure.events;
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
        let place = self.compared;
        self.compared += 1;
        let mut bytes = std::mem::take(&mut self.memory.bytes);
        bytes.clear();
        let pool = self.resource(id);
        if let Some(pool) = pool {
            pool.encode_row(&self.structure.cells, TableId::RESOURCES, 0, &mut bytes);
        }
        let seen = self.memory.seen.get(place);
        let answer = match (pool, seen) {
            (None, _) => Ok(false),
            (Some(_), Some(seen)) if seen.bytes == bytes => Ok(seen.answer),
            (Some(pool), _) => self.read(pool, path, wanted),
        };
        if let (Ok(answer), true) = (&answer, pool.is_some()) {
            self.remember(place, &bytes, *answer);
        }
        self.memory.bytes = bytes;
        answer
    }

    fn remember(&mut self, place: usize, bytes: &[u8], answer: bool) {
        let seen = &mut self.memory.seen;
        if seen.len() <= place {
            seen.resize_with(place + 1, Seen::default);
        }
        if seen[place].bytes != bytes {
            seen[place].bytes.clear();
            seen[place].bytes.extend_from_slice(bytes);
        }
        seen[place].answer = answer;
    }

    fn read(&self, pool: &ErasedPool, path: &str, wanted: &Value) -> Result<bool, String> {
        let name = pool.description().name;
        let whole = pool.read(&self.structure.cells, TableId::RESOURCES, 0);
        let whole = whole.ok_or_else(|| format!("its condition cannot read {name}"))?;
        let found = whole
            .at(path)
            .map_err(|error| format!("its condition looks at {name}: {error}"))?;
        Ok(is_same(found, wanted))
    }
}

/// Numbers by value, a variant without data by its name.
fn is_same(found: &Value, wanted: &Value) -> bool {
    let numbers = found.as_f64().zip(wanted.as_f64());
    let texts = found.as_text().zip(wanted.as_text());
    found == wanted
        || numbers.is_some_and(|(found, wanted)| found == wanted)
        || texts.is_some_and(|(found, wanted)| found == wanted)
}
