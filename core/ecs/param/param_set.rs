//! [`ParamSet`]: conflicting parameters that are used one after the other.

use super::param::Touched;
use super::{Access, Param, Run, Saved};
use playground_base::{Context, ModuleError};
use std::marker::PhantomData;

/// Two to four parameters that conflict with each other. Each is borrowed when its method is
/// called, and released before another one can be borrowed.
pub struct ParamSet<'a, P: Params> {
    states: &'a P::States,
    run: &'a Run<'a>,
    of: PhantomData<P>,
}

/// A tuple of two to four parameters.
#[diagnostic::on_unimplemented(
    message = "`ParamSet<{Self}>`: not a tuple of two to four parameters",
    label = "write `ParamSet<(Query<..>, Query<..>)>`"
)]
pub trait Params {
    /// Their states.
    type States: Send + Sync + 'static;
}

/// Unwraps a borrow that succeeded when the system started.
#[inline]
fn fetched<T>(fetched: Result<T, ModuleError>) -> T {
    match fetched {
        Ok(parameter) => parameter,
        Err(error) => panic!("{error}"),
    }
}

macro_rules! param_set {
    ($($name:ident $method:ident $doc:literal $at:tt),+) => {
        impl<$($name: Param),+> Params for ($($name,)+) {
            type States = ($($name::State,)+);
        }

        impl<'a, $($name: Param),+> ParamSet<'a, ($($name,)+)> {
            $(
                #[doc = concat!("The ", $doc, " one; the others are out of reach while it is used.")]
                #[inline]
                pub fn $method(&mut self) -> $name::Item<'_> {
                    fetched($name::fetch(&self.states.$at, self.run))
                }
            )+
        }

        impl<$($name: Param),+> Param for ParamSet<'_, ($($name,)+)> {
            const MISTAKE: Option<&'static str> = {
                let mut mistake = None;
                $(if let Some(of_one) = $name::MISTAKE {
                    mistake = Some(of_one);
                })+
                mistake
            };
            const ACCESS: Access = Access::NONE$(.and($name::ACCESS))+;
            type State = ($($name::State,)+);
            type Item<'a> = ParamSet<'a, ($($name,)+)>;

            fn declare(context: &Context, touched: &mut Touched) -> Result<Self::State, ModuleError> {
                Ok(($($name::declare(context, touched)?,)+))
            }
            /// Fetches each once, so that an error fails the run before the system starts.
            fn fetch<'a>(
                states: &'a Self::State,
                run: &'a Run<'a>,
            ) -> Result<Self::Item<'a>, ModuleError> {
                $($name::fetch(&states.$at, run)?;)+
                Ok(ParamSet { states, run, of: PhantomData })
            }
            fn save(states: &Self::State, name: &str, saved: &mut Saved) {
                $($name::save(&states.$at, &format!("{name}.{}", $at), saved);)+
            }
            fn restore(states: &Self::State, name: &str, saved: &mut Saved) {
                $($name::restore(&states.$at, &format!("{name}.{}", $at), saved);)+
            }
        }
    };
}

param_set!(A first "first" 0, B second "second" 1);
param_set!(A first "first" 0, B second "second" 1, C third "third" 2);
param_set!(A first "first" 0, B second "second" 1, C third "third" 2, D fourth "fourth" 3);
