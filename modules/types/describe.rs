//! [`Describe`]: a type with a description of its data and a detached copy.

use crate::FieldKind;
use playground_core_types::{AssetRef, Atomic, Color, Handle, Shared};

/// Data that a component may hold. `#[component]` and `#[described]` implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot stand in a component",
    label = "neither a plain value nor described",
    note = "put `#[described]` on the type, or use a number, text, a vector, a list or an `Option` of such"
)]
pub trait Describe: Sized {
    /// The kind of data, for inspector, scenes and migration.
    const KIND: FieldKind;

    /// True when a part of it can be written through a shared reference. No tick tells when it was
    /// written, so whoever looks for changes has to look at each row, and a snapshot has to copy it at
    /// once.
    const HAS_CELLS: bool;

    /// A copy that shares nothing with `self`: `Atomic`, `Shared` and `Handle` fields get cells of
    /// their own. A plain clone would alias the live value, and a snapshot would change with it.
    fn copy_of(&self) -> Self;

    /// Appends a detached copy of each row, as snapshots of whole columns do. The macros make it
    /// one copy of memory for a type that derives `Copy`.
    #[inline]
    fn copy_all(rows: &[Self], to: &mut Vec<Self>) {
        // Not `extend`: the compiler would put it beside that of all other types of a crate.
        to.reserve(rows.len());
        for row in rows {
            to.push(row.copy_of());
        }
    }
}

macro_rules! plain {
    ($($type:ty => $kind:expr),* $(,)?) => {$(
        impl Describe for $type {
            const KIND: FieldKind = $kind;
            const HAS_CELLS: bool = false;
            // Snapshots call it for every row, from another library.
            #[inline]
            fn copy_of(&self) -> Self {
                self.clone()
            }
        }
    )*};
}

const fn integer(signed: bool, bits: u32) -> FieldKind {
    FieldKind::Integer { signed, bits }
}

plain! {
    bool => FieldKind::Bool,
    i8 => integer(true, 8), i16 => integer(true, 16), i32 => integer(true, 32), i64 => integer(true, 64),
    u8 => integer(false, 8), u16 => integer(false, 16), u32 => integer(false, 32), u64 => integer(false, 64),
    isize => integer(true, 64), usize => integer(false, 64),
    f32 => FieldKind::F32, f64 => FieldKind::F64,
    String => FieldKind::Text,
    AssetRef => FieldKind::Text,
    glam::Vec2 => FieldKind::Vector(2), glam::Vec3 => FieldKind::Vector(3), glam::Vec4 => FieldKind::Vector(4),
    glam::Quat => FieldKind::Rotation,
    glam::Mat4 => FieldKind::Tuple(&[FieldKind::F32; 16]),
    Color => FieldKind::Color,
    () => FieldKind::Tuple(&[]),
}

impl<T: Describe> Describe for Vec<T> {
    const KIND: FieldKind = FieldKind::List(&T::KIND);
    const HAS_CELLS: bool = T::HAS_CELLS;
    fn copy_of(&self) -> Self {
        self.iter().map(T::copy_of).collect()
    }
}

impl<T: Describe, const N: usize> Describe for [T; N] {
    const KIND: FieldKind = FieldKind::Tuple(&[T::KIND; N]);
    const HAS_CELLS: bool = T::HAS_CELLS;
    fn copy_of(&self) -> Self {
        std::array::from_fn(|at| self[at].copy_of())
    }
}

impl<T: Describe> Describe for Option<T> {
    const KIND: FieldKind = FieldKind::Option(&T::KIND);
    const HAS_CELLS: bool = T::HAS_CELLS;
    fn copy_of(&self) -> Self {
        self.as_ref().map(T::copy_of)
    }
}

impl<T: Describe> Describe for Box<T> {
    const KIND: FieldKind = T::KIND;
    const HAS_CELLS: bool = T::HAS_CELLS;
    fn copy_of(&self) -> Self {
        Box::new((**self).copy_of())
    }
}

impl<T: Describe> Describe for Handle<T> {
    const KIND: FieldKind = T::KIND;
    const HAS_CELLS: bool = T::HAS_CELLS;
    fn copy_of(&self) -> Self {
        Handle::new((**self).copy_of())
    }
}

impl<T: Describe> Describe for Shared<T> {
    const KIND: FieldKind = T::KIND;
    const HAS_CELLS: bool = true;
    fn copy_of(&self) -> Self {
        Shared::new(self.read().copy_of())
    }
}

impl<T: Describe + Copy> Describe for Atomic<T> {
    const KIND: FieldKind = T::KIND;
    const HAS_CELLS: bool = true;
    fn copy_of(&self) -> Self {
        Atomic::new(self.load())
    }
}
