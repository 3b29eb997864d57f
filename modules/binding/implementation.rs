//! [`Implementation`]: one instance of a ViewModel and the library that made it.

use crate::caught::caught;
use crate::{Context, PanicLog, ViewInfo, ViewModelInfo};
use playground_core_types::Handle;
use playground_modules_loader::Library;
use playground_modules_types::{ModuleError, StateFuture, ViewId, ViewModelTrait};

/// A contract at compile time. The `#[view]` macro implements it on the trait object.
pub trait Contract: Send + Sync + 'static {
    /// `crate::Trait`.
    const NAME: &'static str;
    /// Hash of the name.
    const VIEW: ViewId;
    /// Hash of the token stream of the contract's `view/` folder.
    const API: u32;
    /// Hash of the token stream of the `model/` folder beside it.
    const STATE: u32;
    /// True when many may implement it.
    const FRAGMENTS: bool;
    /// The row for PLAYGROUND_VIEW.
    const INFO: ViewInfo = ViewInfo {
        view: Self::VIEW,
        name: Self::NAME,
        api_version: Self::API,
        fragments: Self::FRAGMENTS,
    };
}

/// What `create` of an export table makes: a wrapper around the user's type. The library's cast
/// function takes a reference to it and returns the typed trait object.
pub struct Instance<T> {
    /// The user's ViewModel.
    pub inner: Handle<T>,
}

// Not async: it passes futures on, and makes none of its own in each module.
impl<T: ViewModelTrait> ViewModelTrait for Instance<T> {
    fn view_id(&self) -> ViewId {
        self.inner.view_id()
    }
    fn api_version(&self) -> u32 {
        self.inner.api_version()
    }
    fn save_state<'s, 'f>(&'s self) -> StateFuture<'f, Vec<u8>>
    where
        's: 'f,
        Self: 'f,
    {
        self.inner.save_state()
    }
    fn restore_state<'s, 'f>(&'s self, state: Vec<u8>) -> StateFuture<'f, ()>
    where
        's: 'f,
        Self: 'f,
    {
        self.inner.restore_state(state)
    }
}

/// One instance of a ViewModel, the table row it was made from, and the library of both.
#[derive(Clone)]
pub struct Implementation {
    /// The table row.
    pub info: ViewModelInfo,
    /// The library.
    pub library: Library,
    /// Counts the builds of this module that were loaded, from 1.
    pub generation: u32,
    /// The instance.
    pub instance: Handle<dyn ViewModelTrait>,
}

impl Implementation {
    /// Makes an instance. A panic in the module's constructor is an error like any other.
    pub fn create(
        info: ViewModelInfo,
        library: &Library,
        generation: u32,
        context: &Context,
        panics: &PanicLog,
    ) -> Result<Self, ModuleError> {
        let instance = caught(info.name, panics, || (info.create)(context))??;
        Ok(Self {
            info,
            library: library.clone(),
            generation,
            instance,
        })
    }

    /// Calls the instance. A panic in it comes back as an error.
    ///
    /// # Errors
    /// When the instance panics.
    pub fn call<R>(
        &self,
        panics: &PanicLog,
        call: impl FnOnce(&dyn ViewModelTrait) -> R,
    ) -> Result<R, ModuleError> {
        caught(self.info.name, panics, || call(&*self.instance))
    }

    /// The instance at its contract. Refused when the module was built against another version of
    /// the contract than the caller.
    pub fn cast<V: ?Sized + Contract>(&self) -> Result<Handle<V>, ModuleError> {
        if (self.info.view, self.info.api_version) != (V::VIEW, V::API) {
            return Err(ModuleError::ApiVersion {
                module: self.info.name.to_owned(),
                view: V::NAME.to_owned(),
                expected: V::API,
                found: self.info.api_version,
            });
        }
        let instance = Handle::as_ptr(&self.instance).cast();
        self.library.cast(self.info.cast, instance)
    }
}
