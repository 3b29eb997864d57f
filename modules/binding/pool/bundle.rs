//! [`Bundle`]: the keys of several components, to push a row of each.

use super::{Cells, Component, Key};
use playground_modules_types::{ComponentId, TableId};

/// The keys of several components: a tuple of up to eight of them. What it does is inlined into
/// the caller, down to the columns.
pub trait Bundle {
    /// One row of each component.
    type Rows;

    /// The components, in order of the keys.
    fn components(&self) -> Vec<ComponentId>;

    /// Appends the rows of an entity that was just put at the end of a table, at its place among
    /// the entities. The table has a column for each of the components.
    fn push(&self, cells: &mut Cells, place: (TableId, u32), rows: Self::Rows);
}

macro_rules! bundle {
    ($($component:ident $at:tt),+) => {
        impl<$($component: Component),+> Bundle for ($(Key<$component>,)+) {
            type Rows = ($($component,)+);

            fn components(&self) -> Vec<ComponentId> {
                vec![$(self.$at.component()),+]
            }

            #[inline]
            fn push(&self, cells: &mut Cells, place: (TableId, u32), rows: Self::Rows) {
                $(self.$at.push(cells, place, rows.$at);)+
            }
        }
    };
}

bundle!(A 0);
bundle!(A 0, B 1);
bundle!(A 0, B 1, C 2);
bundle!(A 0, B 1, C 2, D 3);
bundle!(A 0, B 1, C 2, D 3, E 4);
bundle!(A 0, B 1, C 2, D 3, E 4, F 5);
bundle!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
bundle!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
