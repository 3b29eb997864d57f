//! [`CopiedRows`]: rows that were taken out of a pool, for another thread.

use super::encode::encode;
use playground_modules_types::Describe;
use serde::Serialize;
use std::fmt;

/// Detached copies of rows of one component. Taking them costs a copy of memory; any thread can turn
/// them into bytes later, without the world.
pub struct CopiedRows(Box<dyn EncodedRows>);

impl CopiedRows {
    #[inline]
    pub(super) fn of<T>(rows: Vec<T>) -> Self
    where
        T: Serialize + Send + Sync + 'static,
    {
        Self(Box::new(rows))
    }

    /// Appends the bytes of all rows.
    pub fn encode(&self, to: &mut Vec<u8>) {
        self.0.encode(to);
    }

    /// The number of rows.
    pub fn count(&self) -> usize {
        self.0.count()
    }
}

impl fmt::Debug for CopiedRows {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CopiedRows").field(&self.count()).finish()
    }
}

/// Rows without their type.
trait EncodedRows: Send + Sync {
    fn encode(&self, to: &mut Vec<u8>);
    fn count(&self) -> usize;
}

impl<T: Serialize + Send + Sync> EncodedRows for Vec<T> {
    #[inline]
    fn encode(&self, to: &mut Vec<u8>) {
        for row in self {
            encode(row, to);
        }
    }
    #[inline]
    fn count(&self) -> usize {
        self.len()
    }
}

/// Detached copies of these rows; of all of them for `None`. Rows that are not there are left out.
#[inline]
pub(super) fn copies<T: Describe>(all: &[T], rows: Option<&[u32]>) -> Vec<T> {
    let Some(rows) = rows else {
        let mut copied = Vec::with_capacity(all.len());
        T::copy_all(all, &mut copied);
        return copied;
    };
    // Not `extend`, which the compiler would put beside that of other components.
    let mut copied = Vec::with_capacity(rows.len());
    for row in rows {
        if let Some(row) = all.get(*row as usize) {
            copied.push(row.copy_of());
        }
    }
    copied
}
