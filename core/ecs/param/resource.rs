//! [`Res`] and [`ResMut`].

use super::param::Touched;
use super::{Access, Param, Run};
use playground_base::{
    ArchetypeId, Component, Context, Key, ModuleError, ReadColumns, Resource, WriteColumns,
};
use std::ops::{Deref, DerefMut};

/// A resource, to read.
pub struct Res<'a, T> {
    columns: ReadColumns<'a, T>,
}

/// A resource, to read and to write; it counts as changed after a mutable dereference.
pub struct ResMut<'a, T> {
    columns: WriteColumns<'a, T>,
}

impl<T: Component> Deref for Res<'_, T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        // It existed when it was fetched, and nothing structural changes while systems run.
        match self.columns.rows(ArchetypeId::RESOURCES) {
            [row, ..] => row,
            [] => gone(T::NAME),
        }
    }
}

impl<T: Component> Deref for ResMut<'_, T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        match self.columns.rows(ArchetypeId::RESOURCES) {
            [row, ..] => row,
            [] => gone(T::NAME),
        }
    }
}

impl<T: Component> DerefMut for ResMut<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        match self.columns.resource_mut() {
            Some(row) => row,
            None => gone(T::NAME),
        }
    }
}

#[cold]
fn gone(name: &str) -> ! {
    panic!("the resource {name} went while a system used it");
}

#[cold]
fn missing<T: Component>() -> ModuleError {
    ModuleError::Failed {
        module: format!("Res<{}>", T::NAME),
        message: "the world lacks this resource, although its type is known".to_owned(),
    }
}

fn declare_read<T: Component>(
    context: &Context,
    touched: &mut Touched,
) -> Result<Key<T>, ModuleError> {
    let key: Key<T> = context.key()?;
    touched.reads.push(key.component());
    Ok(key)
}

fn declare_write<T: Component>(
    context: &Context,
    touched: &mut Touched,
) -> Result<Key<T>, ModuleError> {
    let key: Key<T> = context.key()?;
    touched.writes.push(key.component());
    Ok(key)
}

impl<T: Resource> Param for Res<'_, T> {
    const HAS_DATA: bool = true;
    const ACCESS: Access = Access::read::<T>();
    type State = Key<T>;
    type Item<'a> = Res<'a, T>;

    fn declare(context: &Context, touched: &mut Touched) -> Result<Key<T>, ModuleError> {
        declare_read(context, touched)
    }
    #[inline]
    fn fetch<'a>(key: &'a Key<T>, run: &'a Run<'a>) -> Result<Res<'a, T>, ModuleError> {
        let columns = key.read(&run.world_data.token)?;
        match columns.resource() {
            Some(_) => Ok(Res { columns }),
            None => Err(missing::<T>()),
        }
    }
}

impl<T: Resource> Param for ResMut<'_, T> {
    const HAS_DATA: bool = true;
    const ACCESS: Access = Access::write::<T>();
    type State = Key<T>;
    type Item<'a> = ResMut<'a, T>;

    fn declare(context: &Context, touched: &mut Touched) -> Result<Key<T>, ModuleError> {
        declare_write(context, touched)
    }
    #[inline]
    fn fetch<'a>(key: &'a Key<T>, run: &'a Run<'a>) -> Result<ResMut<'a, T>, ModuleError> {
        let columns = key.write(&run.world_data.token)?;
        if columns.rows(ArchetypeId::RESOURCES).is_empty() {
            return Err(missing::<T>());
        }
        Ok(ResMut { columns })
    }
}
