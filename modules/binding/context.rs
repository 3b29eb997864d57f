//! [`Context`]: what a ViewModel is given when it is made.

use crate::{BindingRegistry, Bound, BoundAll, Component, Contract, ErasedPool, IdMap, Key};
use playground_core_types::Handle;
use playground_modules_types::{ComponentId, ModuleError, stable_id};

/// What a ViewModel is given when it is made: where to ask for bindings and for component keys.
/// It asks once and keeps what it gets.
pub struct Context {
    /// Contracts, ViewModels and model pools.
    pub registry: Handle<BindingRegistry>,
    /// The component pools that this generation works on.
    pub pools: IdMap<ComponentId, ErasedPool>,
}

impl Context {
    /// The typed key of a component.
    pub fn key<T: Component>(&self) -> Result<Key<T>, ModuleError> {
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
