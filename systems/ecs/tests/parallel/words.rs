//! Components of one number.

use crate::random::mix;
use playground_base::{Component, Key, ModuleError, component};
use playground_core_ecs::{SystemContext, TableId};

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

/// What the rows of these tables are, in one number.
pub fn sum_of<T: Word>(
    key: &Key<T>,
    context: &SystemContext<'_>,
    tables: &[TableId],
) -> Result<u64, ModuleError> {
    let columns = key.read(context.as_cells())?;
    let rows = tables.iter().flat_map(|table| columns.rows(*table));
    Ok(rows.fold(1, |sum, row| mix(sum ^ row.get())))
}

/// Every row of these tables becomes another number, which depends on what it was.
pub fn stir<T: Word>(
    key: &Key<T>,
    context: &SystemContext<'_>,
    tables: &[TableId],
    by: u64,
) -> Result<(), ModuleError> {
    let mut columns = key.write(context.as_cells())?;
    for table in tables {
        for row in columns.rows_mut(*table) {
            let word = row.word();
            *word = mix(*word ^ by);
        }
    }
    Ok(())
}
