//! [`Contract`] and [`Implementation`] without a library: a contract makes its own casts.

use playground_core_types::Handle;
use playground_modules_binding::{Context, ViewModelInfo};
use playground_modules_types::{ModuleError, ViewId, ViewModelTrait};

/// A contract at compile time, with the cast that a library exports otherwise.
pub trait Contract: Send + Sync + 'static {
    const NAME: &'static str;
    const VIEW: ViewId;
    const API: u32;
    fn cast(of: &Implementation) -> Handle<Self>;
}

/// The part of a library that the registry uses.
#[derive(Clone)]
pub struct CrateName(&'static str);

impl CrateName {
    pub fn crate_name(&self) -> &str {
        self.0
    }
}

/// One instance of a ViewModel.
#[derive(Clone)]
pub struct Implementation {
    pub info: ViewModelInfo,
    pub library: CrateName,
    pub generation: u32,
    pub instance: Handle<dyn ViewModelTrait>,
}

impl Implementation {
    pub fn cast<V: ?Sized + Contract>(&self) -> Result<Handle<V>, ModuleError> {
        if (self.info.view, self.info.api_version) == (V::VIEW, V::API) {
            Ok(V::cast(self))
        } else {
            Err(ModuleError::ApiVersion {
                module: self.info.name.to_owned(),
                view: V::NAME.to_owned(),
                expected: V::API,
                found: self.info.api_version,
            })
        }
    }
}

/// The contract of these tests: the number of the generation that was called.
pub struct Generation(pub u32);

/// The contract's version.
pub const API: u32 = 7;

impl Contract for Generation {
    const NAME: &'static str = "schedules::Generation";
    const VIEW: ViewId = 1;
    const API: u32 = API;
    fn cast(of: &Implementation) -> Handle<Self> {
        Handle::new(Self(of.generation))
    }
}

struct Instance(u32);

impl ViewModelTrait for Instance {
    fn view_id(&self) -> ViewId {
        Generation::VIEW
    }
    fn api_version(&self) -> u32 {
        self.0
    }
}

/// An implementation of [`Generation`] in the crate `name`.
pub fn made(name: &'static str, generation: u32, api_version: u32) -> Implementation {
    let create = |_: &Context| Ok(Handle::new(Instance(API)) as Handle<dyn ViewModelTrait>);
    Implementation {
        info: ViewModelInfo {
            view: Generation::VIEW,
            view_name: Generation::NAME,
            fragment: 0,
            name,
            api_version,
            cast: "none",
            file: file!(),
            line: line!(),
            create,
        },
        library: CrateName(name),
        generation,
        instance: Handle::new(Instance(api_version)),
    }
}
