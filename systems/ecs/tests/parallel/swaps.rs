//! [`Swaps`].

use crate::words::Word;
use crate::{WordA, WordB, WordC, WordD, WordE};
use playground_base::{Context, Key, ModuleError, view_model};
use playground_core_ecs::{Query, Stage, System, SystemContext, SystemId, SystemView};

/// Three systems that swap the numbers of two components each; the last two share one.
pub struct Swaps {
    a: Key<WordA>,
    b: Key<WordB>,
    c: Key<WordC>,
    d: Key<WordD>,
    e: Key<WordE>,
}

const AB: SystemId = SystemId::new("swaps::ab");
const CD: SystemId = SystemId::new("swaps::cd");
const CE: SystemId = SystemId::new("swaps::ce");

impl Swaps {
    /// Gets its keys.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            a: context.key()?,
            b: context.key()?,
            c: context.key()?,
            d: context.key()?,
            e: context.key()?,
        })
    }
}

#[view_model]
impl SystemView for Swaps {
    fn systems(&self) -> Vec<System> {
        let pair = |name, query| {
            System::new(name)
                .with_stage(Stage::Update)
                .with_query(query)
        };
        vec![
            pair(
                "swaps::ab",
                Query::new().with_write(&self.a).with_write(&self.b),
            ),
            pair(
                "swaps::cd",
                Query::new().with_write(&self.c).with_write(&self.d),
            ),
            pair(
                "swaps::ce",
                Query::new().with_write(&self.c).with_write(&self.e),
            ),
        ]
    }

    fn run(&self, system: SystemId, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        match system {
            AB => swap(&self.a, &self.b, context),
            CD => swap(&self.c, &self.d, context),
            CE => swap(&self.c, &self.e, context),
            _ => Ok(()),
        }
    }
}

fn swap<T: Word, U: Word>(
    one: &Key<T>,
    other: &Key<U>,
    context: &SystemContext<'_>,
) -> Result<(), ModuleError> {
    let mut ones = one.write(context.token())?;
    let mut others = other.write(context.token())?;
    for archetype in context.archetypes(0) {
        let rows = ones.rows_mut(*archetype).iter_mut();
        rows.zip(others.rows_mut(*archetype))
            .for_each(|(one, other)| std::mem::swap(one.word(), other.word()));
    }
    Ok(())
}
