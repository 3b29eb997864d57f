//! [`Bundle`]: the keys of several components, to push a row of each.

use super::{BorrowToken, Component, Key};
use playground_modules_types::{ArchetypeId, ComponentId};

/// The keys of several components: a tuple of up to eight of them. Its methods are inlined into the
/// caller, down to the columns.
pub trait Bundle {
    /// One row of each component.
    type Rows;

    /// The components, in order of the keys.
    fn components(&self) -> Vec<ComponentId>;

    /// Appends the rows of an entity that was just put at the end of an archetype. `location` is
    /// the archetype and the index of the entity. The archetype has a column for each of the
    /// components.
    fn push(&self, token: &mut BorrowToken, location: (ArchetypeId, u32), rows: Self::Rows);
}

macro_rules! bundle {
    ($($component:ident $at:tt),+) => {
        impl<$($component: Component),+> Bundle for ($(Key<$component>,)+) {
            type Rows = ($($component,)+);

            fn components(&self) -> Vec<ComponentId> {
                vec![$(self.$at.component()),+]
            }

            #[inline]
            fn push(&self, token: &mut BorrowToken, location: (ArchetypeId, u32), rows: Self::Rows) {
                $(self.$at.push(token, location, rows.$at);)+
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
