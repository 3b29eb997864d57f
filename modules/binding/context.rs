//! [`Context`]: what the constructor of a ViewModel gets.

use crate::{BindingRegistry, Bound, BoundAll, Component, Contract, ErasedPool, IdMap, Key};
use playground_core_types::Handle;
use playground_modules_types::{ComponentId, ModuleError, stable_id};

/// What the constructor of a ViewModel gets: access to bindings and component keys. A ViewModel
/// requests them once and stores them.
pub struct Context {
    /// Contracts, ViewModels and model pools.
    pub registry: Handle<BindingRegistry>,
    /// The component pools that this generation works on.
    pub pools: IdMap<ComponentId, ErasedPool>,
}

impl Context {
    /// The typed key of a component.
    pub fn key<T: Component>(&self) -> Result<Key<T>, ModuleError> {
        T::find_key(self)
    }

    /// The search for [`key`](Self::key), for `#[component]`.
    #[doc(hidden)]
    #[inline]
    pub fn search_key<T: Component>(&self) -> Result<Key<T>, ModuleError> {
        self.pool(T::NAME)?.key()
    }

    fn pool(&self, name: &str) -> Result<&ErasedPool, ModuleError> {
        let pool = self.pools.get(&ComponentId(stable_id(name)));
        pool.ok_or_else(|| ModuleError::UnknownComponent {
            name: name.to_owned(),
        })
    }

    /// A binding to the only implementation of a contract; it may be implemented later.
    pub fn bind<V: ?Sized + Contract>(&self) -> Result<Bound<V>, ModuleError> {
        self.registry.bind()
    }

    /// A binding to all implementations of a contract.
    pub fn bind_all<V: ?Sized + Contract>(&self) -> Result<BoundAll<V>, ModuleError> {
        self.registry.bind_all()
    }
}

/// Made from a [`Context`] once, when a module is loaded, and stored in it: keys of components,
/// bindings to contracts, and structs of these.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be taken by reference",
    label = "neither a key nor a binding",
    note = "by reference come keys (`&Key<Name>`), bindings (`&BoundFooView`), and structs of yours with `impl FromContext`"
)]
pub trait FromContext: Sized {
    /// Requests all its keys and bindings.
    ///
    /// # Errors
    /// When a component or a contract is not known.
    fn from_context(context: &Context) -> Result<Self, ModuleError>;
}

impl<T: Component> FromContext for Key<T> {
    fn from_context(context: &Context) -> Result<Self, ModuleError> {
        context.key()
    }
}

impl<V: ?Sized + Contract> FromContext for Bound<V> {
    fn from_context(context: &Context) -> Result<Self, ModuleError> {
        context.bind()
    }
}

impl<V: ?Sized + Contract> FromContext for BoundAll<V> {
    fn from_context(context: &Context) -> Result<Self, ModuleError> {
        context.bind_all()
    }
}
