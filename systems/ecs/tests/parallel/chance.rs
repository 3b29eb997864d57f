//! [`Chance`].

use crate::random::Random;
use crate::words::{stir, sum_of};
use crate::{WordA, WordB, WordC, WordD, WordE};
use playground_base::parking_lot::Mutex;
use playground_base::serde::{Deserialize, Serialize};
use playground_base::{Component, Context, Key, ModuleError, Stateful, view_model};
use playground_core_ecs::{
    ArchetypeId, Query, RunCondition, Stage, StructuralCommand, System, SystemContext, SystemId,
    SystemView,
};

/// Systems with random declarations. What they write depends on what they read, and on the order:
/// two worlds are equal only when the same systems ran in the same order.
///
/// The seed is its state: a test restores it before the systems are declared.
pub struct Chance {
    a: Key<WordA>,
    b: Key<WordB>,
    c: Key<WordC>,
    d: Key<WordD>,
    e: Key<WordE>,
    seed: Mutex<u64>,
    declared: Mutex<Vec<System>>,
}

/// The saved state.
#[derive(Debug, Default, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde")]
pub struct Seed {
    /// The seed of the declarations.
    pub seed: u64,
}

const NAMES: [&str; 24] = [
    "0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16",
    "17", "18", "19", "20", "21", "22", "23",
];

impl Chance {
    /// Gets its keys.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            a: context.key()?,
            b: context.key()?,
            c: context.key()?,
            d: context.key()?,
            e: context.key()?,
            seed: Mutex::new(0),
            declared: Mutex::default(),
        })
    }

    fn declare(&self, number: usize, random: &mut Random) -> System {
        let mut system = System::new(NAMES[number]).with_stage(Stage::Update);
        let mut query = Query::new();
        choose(&self.a, random, &mut system, &mut query);
        choose(&self.b, random, &mut system, &mut query);
        choose(&self.c, random, &mut system, &mut query);
        choose(&self.d, random, &mut system, &mut query);
        choose(&self.e, random, &mut system, &mut query);
        system = system.with_query(query);
        let other = random.below(NAMES.len() as u64) as usize;
        // Always in one direction of the numbers, so that there is no circle.
        system = match random.below(6) {
            0 if other > number => system.with_after(NAMES[other]),
            0 if other < number => system.with_before(NAMES[other]),
            _ => system,
        };
        match random.below(8) {
            0 => system.with_condition(RunCondition::EveryNth(2)),
            1 => system.with_condition(RunCondition::with_changed(&self.a)),
            2 => system.with_condition(RunCondition::AnyChanged(0)),
            3 => system.with_condition(RunCondition::AnyMatch(0)),
            _ => system,
        }
    }

    fn stir_all(&self, system: &System, context: &SystemContext<'_>) -> Result<(), ModuleError> {
        let query = &system.queries[0];
        let number = system.id.0;
        let mut sum = number;
        macro_rules! each {
            ($($key:ident)*) => {
                $(
                    let id = self.$key.component();
                    let (archetypes, _) = touched(system, query, context, id);
                    if !archetypes.is_empty() {
                        sum ^= sum_of(&self.$key, context, &archetypes)?;
                    }
                )*
                $(
                    let id = self.$key.component();
                    let (archetypes, writes) = touched(system, query, context, id);
                    if writes {
                        stir(&self.$key, context, &archetypes, sum)?;
                    }
                )*
            };
        }
        each!(a b c d e);
        Ok(())
    }
}

/// Nothing, or to read or write the component of entities, or the resource.
fn choose<T: Component>(key: &Key<T>, random: &mut Random, system: &mut System, query: &mut Query) {
    let id = key.component();
    match random.below(10) {
        0 | 1 => query.reads.push(id),
        2 => query.writes.push(id),
        3 => system.reads.push(id),
        4 => system.writes.push(id),
        _ => {}
    }
}

/// The archetypes in which the system touches a component, and whether it writes there.
fn touched(
    system: &System,
    query: &Query,
    context: &SystemContext<'_>,
    id: playground_base::ComponentId,
) -> (Vec<ArchetypeId>, bool) {
    let of_query = query.reads.contains(&id) || query.writes.contains(&id);
    let of_system = system.reads.contains(&id) || system.writes.contains(&id);
    let mut archetypes = if of_query {
        context.archetypes(0).to_vec()
    } else {
        Vec::new()
    };
    if of_system {
        archetypes.push(ArchetypeId::RESOURCES);
    }
    let writes = query.writes.contains(&id) || system.writes.contains(&id);
    (archetypes, writes)
}

impl Stateful for Chance {
    type State = Seed;

    fn state(&self) -> Seed {
        Seed {
            seed: *self.seed.lock(),
        }
    }

    fn set_state(&self, state: Seed) {
        *self.seed.lock() = state.seed;
    }
}

#[view_model(stateful)]
impl SystemView for Chance {
    fn systems(&self) -> Vec<System> {
        let mut random = Random(*self.seed.lock());
        let declared: Vec<System> = (0..NAMES.len())
            .map(|number| self.declare(number, &mut random))
            .collect();
        self.declared.lock().clone_from(&declared);
        declared
    }

    fn run(&self, system: SystemId, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        let declared = self.declared.lock();
        let found = declared.iter().find(|other| other.id == system).cloned();
        drop(declared);
        let system = found.unwrap_or_else(|| System::new("nobody"));
        self.stir_all(&system, context)?;
        // The fifth number requests a despawn now and then; entities that are gone already are
        // skipped.
        if system.name == "4" {
            let archetypes = context.archetypes(0).iter();
            let mut archetypes =
                archetypes.filter_map(|t| context.world_data.archetypes.get(t.0 as usize));
            if let Some(last) = archetypes.find_map(|archetype| archetype.entities.last()) {
                context
                    .commands
                    .commands
                    .push(StructuralCommand::Despawn(*last));
            }
        }
        Ok(())
    }
}
