//! [`Local`] and [`Scratch`]: data of one system that stays from run to run.

use super::param::Touched;
use super::{Access, Param, Run, Saved};
use playground_base::parking_lot::{Mutex, MutexGuard};
use playground_base::serde::{Serialize, de::DeserializeOwned};
use playground_base::{Context, ModuleError};
use std::ops::{Deref, DerefMut};

macro_rules! state_param {
    ($(#[$doc:meta])* $name:ident, ($($bounds:tt)+), { $($methods:tt)* }) => {
        $(#[$doc])*
        pub struct $name<'a, T> {
            value: MutexGuard<'a, T>,
        }

        impl<'a, T> $name<'a, T> {
            /// The lock is never contended: a system runs on one thread at a time.
            #[inline]
            pub(super) fn of(state: &'a Mutex<T>) -> Self {
                Self {
                    value: state.lock(),
                }
            }
        }

        impl<T> Deref for $name<'_, T> {
            type Target = T;
            #[inline]
            fn deref(&self) -> &T {
                &self.value
            }
        }

        impl<T> DerefMut for $name<'_, T> {
            #[inline]
            fn deref_mut(&mut self) -> &mut T {
                &mut self.value
            }
        }

        impl<T: $($bounds)+> Param for $name<'_, T> {
            const ACCESS: Access = Access::NONE;
            type State = Mutex<T>;
            type Item<'a> = $name<'a, T>;

            fn declare(_: &Context, _: &mut Touched) -> Result<Mutex<T>, ModuleError> {
                Ok(Mutex::default())
            }
            #[inline]
            fn fetch<'a>(state: &'a Mutex<T>, _: &'a Run<'a>) -> Result<$name<'a, T>, ModuleError> {
                Ok($name::of(state))
            }
            $($methods)*
        }
    };
}

/// The data of a [`Local`]: it has a default, and serde carries it over a reload.
#[diagnostic::on_unimplemented(
    message = "`Local<{Self}>` cannot survive a reload",
    label = "not `Default` with serde",
    note = "put `#[described]` on the type; or take `Scratch<{Self}>`, which is empty again after a reload"
)]
pub trait LocalState: Default + Serialize + DeserializeOwned + Send + 'static {}

// Otherwise the compiler would report missing serde traits instead of `Local`.
#[diagnostic::do_not_recommend]
impl<T: Default + Serialize + DeserializeOwned + Send + 'static> LocalState for T {}

state_param!(
    /// Data of one system that stays from run to run, and over a reload: fields are restored by
    /// name, new ones take their default. It starts as `T::default()`.
    Local, (LocalState), {
        fn save(state: &Mutex<T>, name: &str, saved: &mut Saved) {
            saved.put(name, &*state.lock());
        }
        fn restore(state: &Mutex<T>, name: &str, saved: &mut Saved) {
            if let Some(value) = saved.take(name) {
                *state.lock() = value;
            }
        }
    }
);

state_param!(
    /// Data of one system that stays from run to run, to reuse its memory; it is empty after a
    /// reload.
    Scratch, (Default + Send + 'static), {}
);
