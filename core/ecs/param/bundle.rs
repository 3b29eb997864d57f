//! [`Components`]: the types that [`Commands`](super::Commands) may add to entities.

use playground_base::{BorrowToken, Component, Context, Key, ModuleError, StagedRows};

/// A tuple of component types: those that a system may give to entities or, with the world, access.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a tuple of components",
    label = "not a tuple of components",
    note = "write `Commands<(Transform, Boid)>` or `WorldMut<(Transform, Boid)>`, with at most twelve; a single one is `(Boid,)`, and without a tuple both can despawn, remove and send"
)]
pub trait Components {
    /// Whether a resource is among them.
    const HAS_RESOURCE: bool;
    /// Their keys.
    type Keys: Send + Sync + 'static;
    /// Gets the keys.
    fn keys(context: &Context) -> Result<Self::Keys, ModuleError>;
}

/// The types of a [`Components`] contain `T`, at index `AT`.
#[diagnostic::on_unimplemented(
    message = "this function may not add or access `{T}` here: its signature does not name it",
    label = "`{T}` is not among the named components",
    note = "name it in the signature: `mut commands: Commands<({T}, ..)>` or `mut world: WorldMut<({T}, ..)>`"
)]
pub trait Has<T, const AT: usize>: Components {
    /// Its key.
    fn key(keys: &Self::Keys) -> &Key<T>;
}

/// Rows for one entity: a tuple of components, all of which `C` contains, at the indices `AT`.
#[diagnostic::on_unimplemented(
    message = "this function cannot spawn `{Self}`",
    label = "not a tuple of at most eight components that the signature names",
    note = "name every type in the signature, `Commands<(Transform, Boid)>` or `WorldMut<(Transform, Boid)>`, and spawn a tuple of them; a single one is `(Boid::default(),)`",
    note = "a tuple of rows has at most eight components: `insert` adds more to the entity that `spawn` returns"
)]
pub trait ComponentRows<C: Components, AT>: Sized {
    /// Whether a resource is among them.
    const HAS_RESOURCE: bool;
    /// Stages rows, column by column.
    fn stage(
        keys: &C::Keys,
        token: &BorrowToken,
        rows: impl IntoIterator<Item = Self>,
    ) -> Vec<StagedRows>;
}

/// The index of a type in a tuple.
pub struct At<const AT: usize>;

/// No component: see [`Has`] of `()`.
pub struct Nothing<const NUMBER: usize>;

// Two implementations for unused types: with none the compiler would refuse an `insert` before it
// knows the inserted type, and with one it would infer that type.
impl Has<Nothing<0>, 0> for () {
    fn key(_: &()) -> &Key<Nothing<0>> {
        unreachable!("no such row exists")
    }
}
impl Has<Nothing<1>, 0> for () {
    fn key(_: &()) -> &Key<Nothing<1>> {
        unreachable!("no such row exists")
    }
}

impl Components for () {
    const HAS_RESOURCE: bool = false;
    type Keys = ();
    fn keys(_: &Context) -> Result<(), ModuleError> {
        Ok(())
    }
}

macro_rules! components {
    ($($name:ident $at:tt),+) => {
        impl<$($name: Component),+> Components for ($($name,)+) {
            const HAS_RESOURCE: bool = false $(|| $name::DESCRIPTION.resource)+;
            type Keys = ($(Key<$name>,)+);
            fn keys(context: &Context) -> Result<Self::Keys, ModuleError> {
                Ok(($({
                    let key: Key<$name> = context.key()?;
                    key
                },)+))
            }
        }

        components!(@has [$($name),+] $($name $at),+);
    };
    (@has $all:tt $($name:ident $at:tt),+) => {
        $(components!(@one $all $name $at);)+
    };
    (@one [$($all:ident),+] $name:ident $at:tt) => {
        impl<$($all: Component),+> Has<$name, $at> for ($($all,)+) {
            #[inline]
            fn key(keys: &Self::Keys) -> &Key<$name> {
                &keys.$at
            }
        }
    };
}

macro_rules! rows {
    ($($name:ident $index:ident $at:tt),+) => {
        impl<C, $($name: Component, const $index: usize),+> ComponentRows<C, ($(At<$index>,)+)>
            for ($($name,)+)
        where
            C: Components $(+ Has<$name, $index>)+
        {
            const HAS_RESOURCE: bool = false $(|| $name::DESCRIPTION.resource)+;
            fn stage(
                keys: &C::Keys,
                token: &BorrowToken,
                rows: impl IntoIterator<Item = Self>,
            ) -> Vec<StagedRows> {
                let mut rows = rows.into_iter();
                if rows.size_hint() == (1, Some(1)) && let Some(row) = rows.next() {
                    return vec![$(<C as Has<$name, $index>>::key(keys).stage_one(token, row.$at)),+];
                }
                let mut columns = ($(Vec::<$name>::with_capacity(rows.size_hint().0),)+);
                for row in rows {
                    $(columns.$at.push(row.$at);)+
                }
                vec![$(<C as Has<$name, $index>>::key(keys).stage_column(token, columns.$at)),+]
            }
        }
    };
}

components!(A 0);
components!(A 0, B 1);
components!(A 0, B 1, C 2);
components!(A 0, B 1, C 2, D 3);
components!(A 0, B 1, C 2, D 3, E 4);
components!(A 0, B 1, C 2, D 3, E 4, F 5);
components!(A 0, B 1, C 2, D 3, E 4, F 5, G 6);
components!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
components!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
components!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
components!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
components!(A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);

rows!(R0 P0 0);
rows!(R0 P0 0, R1 P1 1);
rows!(R0 P0 0, R1 P1 1, R2 P2 2);
rows!(R0 P0 0, R1 P1 1, R2 P2 2, R3 P3 3);
rows!(R0 P0 0, R1 P1 1, R2 P2 2, R3 P3 3, R4 P4 4);
rows!(R0 P0 0, R1 P1 1, R2 P2 2, R3 P3 3, R4 P4 4, R5 P5 5);
rows!(R0 P0 0, R1 P1 1, R2 P2 2, R3 P3 3, R4 P4 4, R5 P5 5, R6 P6 6);
rows!(R0 P0 0, R1 P1 1, R2 P2 2, R3 P3 3, R4 P4 4, R5 P5 5, R6 P6 6, R7 P7 7);
