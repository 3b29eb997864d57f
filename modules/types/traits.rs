//! The base traits of Model, View and ViewModel.

use crate::{FragmentId, ModelId, ModelType, ModuleError, ViewId};
use std::pin::Pin;

/// A contract. The `#[view]` macro makes one for every trait it is put on.
pub trait ViewTrait: Send + Sync {
    /// The contract's id.
    fn view_id(&self) -> ViewId;
    /// Hash of the sources of the contract's `view/` folder.
    fn api_version(&self) -> u32;
}

/// A contract with many implementers.
pub trait ViewFragmentTrait: Send + Sync {
    /// The contract's id.
    fn view_id(&self) -> ViewId;
    /// The implementer's id.
    fn fragment_id(&self) -> FragmentId;
}

/// What [`ViewModelTrait::save_state`] and [`ViewModelTrait::restore_state`] return.
pub type StateFuture<'a, T> =
    Pin<Box<dyn Future<Output = Option<Result<T, ModuleError>>> + Send + 'a>>;

/// An implementation of a contract. The `#[view_model]` macro implements it.
#[async_trait::async_trait]
pub trait ViewModelTrait: Send + Sync {
    /// The implemented contract.
    fn view_id(&self) -> ViewId;
    /// The version of the contract this was compiled against.
    fn api_version(&self) -> u32;

    /// State to carry over a reload, with the state format version embedded; `None` when
    /// stateless.
    async fn save_state(&self) -> Option<Result<Vec<u8>, ModuleError>> {
        None
    }

    /// Restores what [`save_state`](Self::save_state) of an older generation returned; `None` when
    /// stateless.
    async fn restore_state(&self, _state: Vec<u8>) -> Option<Result<(), ModuleError>> {
        None
    }
}

/// One implementation of a contract with many implementers.
pub trait ViewModelFragmentTrait: Send + Sync {
    /// The implemented contract.
    fn view_id(&self) -> ViewId;
    /// The implementer's id.
    fn fragment_id(&self) -> FragmentId;
}

/// Data that lives in a `ModelPool`.
pub trait ModelTrait: Send + Sync {
    /// Its id within the pool.
    fn model_id(&self) -> ModelId;
    /// Its type, for pool routing.
    fn model_type(&self) -> ModelType;
    /// Makes a retired model a fresh one with `id`, keeping its allocations; false when it cannot.
    fn recycle(&mut self, _id: ModelId) -> bool {
        false
    }
}

/// A model type by id and name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ModelTypeInfo {
    /// `model_type_of` the type.
    pub model_type: ModelType,
    /// Its stable name.
    pub type_name: &'static str,
}
