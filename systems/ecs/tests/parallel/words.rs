//! Components of one number.

use crate::random::mix;
use playground_base::{Component, Key, ModuleError, component};
use playground_core_ecs::{ArchetypeId, SystemContext};

/// A component that is one number.
pub trait Word: Component {
    fn word(&mut self) -> &mut u64;
    fn get(&self) -> u64;
}

/// A number.
#[component(name = "test::WordA")]
pub struct WordA {
    /// The number.
    pub value: u64,
}

/// A number.
#[component(name = "test::WordB")]
pub struct WordB {
    /// The number.
    pub value: u64,
}

/// A number.
#[component(name = "test::WordC")]
pub struct WordC {
    /// The number.
    pub value: u64,
}

/// A number.
#[component(name = "test::WordD")]
pub struct WordD {
    /// The number.
    pub value: u64,
}

/// A number.
#[component(name = "test::WordE")]
pub struct WordE {
    /// The number.
    pub value: u64,
}

macro_rules! word {
    ($($type:ident)*) => {
        $(impl Word for $type {
            fn word(&mut self) -> &mut u64 {
                &mut self.value
            }
            fn get(&self) -> u64 {
                self.value
            }
        })*
    };
}

word!(WordA WordB WordC WordD WordE);

/// A hash of the rows of these archetypes.
pub fn sum_of<T: Word>(
    key: &Key<T>,
    context: &SystemContext<'_>,
    archetypes: &[ArchetypeId],
) -> Result<u64, ModuleError> {
    let columns = key.read(context.token())?;
    let rows = archetypes
        .iter()
        .flat_map(|archetype| columns.rows(*archetype));
    Ok(rows.fold(1, |sum, row| mix(sum ^ row.get())))
}

/// Replaces every row of these archetypes by a number that depends on the old one.
pub fn stir<T: Word>(
    key: &Key<T>,
    context: &SystemContext<'_>,
    archetypes: &[ArchetypeId],
    by: u64,
) -> Result<(), ModuleError> {
    let mut columns = key.write(context.token())?;
    for archetype in archetypes {
        for row in columns.rows_mut(*archetype) {
            let word = row.word();
            *word = mix(*word ^ by);
        }
    }
    Ok(())
}
