//! [`Arg`]: an argument of a console command.

use super::param::Touched;
use super::{Access, ExclusiveParam, ExclusiveRun, Param, Run};
use crate::ConsoleArgument;
use playground_base::serde::de::DeserializeOwned;
use playground_base::{Context, Describe, FieldKind, ModuleError, Value, ValueError, from_value};
use std::ops::Deref;

/// An argument of a console command: `fn give_lives(Arg(lives): Arg<u32>, ..)`. It is a number, a
/// `bool`, a text, an entity, a vector, or a `#[described]` type; an `Arg<Option<T>>` may be left
/// out.
#[derive(Clone, Debug, PartialEq)]
pub struct Arg<T>(pub T);

impl<T> Deref for Arg<T> {
    type Target = T;
    #[inline]
    fn deref(&self) -> &T {
        &self.0
    }
}

/// The type of an argument of a console command: described data that serde reads.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be an argument of a console command",
    label = "not an argument of a console command",
    note = "an argument is a number, `bool`, `String`, `EntityId`, a vector, a type with `#[described]`, or an `Option` of such"
)]
pub trait ArgumentData: DeserializeOwned {
    /// The kind of its value.
    const TAKEN: FieldKind;
}

#[diagnostic::do_not_recommend]
impl<T: Describe + DeserializeOwned> ArgumentData for T {
    const TAKEN: FieldKind = T::KIND;
}

/// The index of an argument.
#[derive(Clone, Copy, Debug)]
pub struct ArgumentSlot {
    index: usize,
    name: &'static str,
}

impl ArgumentSlot {
    fn declare<T: ArgumentData>(touched: &mut Touched) -> Self {
        let slot = Self {
            index: touched.arguments.len(),
            name: touched.argument_name,
        };
        touched.arguments.push(ConsoleArgument {
            name: slot.name,
            kind: T::TAKEN,
        });
        slot
    }

    fn read<T: ArgumentData>(self, arguments: &[Value]) -> Result<Arg<T>, ModuleError> {
        match from_value(self.value(arguments)) {
            Ok(read) => Ok(Arg(read)),
            Err(error) => Err(self.refused(&error)),
        }
    }

    fn value(self, arguments: &[Value]) -> Value {
        let given = arguments.get(self.index).cloned();
        given.unwrap_or(Value::Option(None))
    }

    #[cold]
    fn refused(self, error: &ValueError) -> ModuleError {
        ModuleError::Failed {
            module: format!("the argument `{}`", self.name),
            message: error.to_string(),
        }
    }
}

impl<T: ArgumentData> Param for Arg<T> {
    const ACCESS: Access = Access::NONE;
    type State = ArgumentSlot;
    type Item<'a> = Self;

    fn declare(_: &Context, touched: &mut Touched) -> Result<ArgumentSlot, ModuleError> {
        Ok(ArgumentSlot::declare::<T>(touched))
    }
    fn fetch<'a>(slot: &'a ArgumentSlot, run: &'a Run<'a>) -> Result<Self, ModuleError> {
        slot.read(run.arguments)
    }
}

impl<T: ArgumentData> ExclusiveParam for Arg<T> {
    type State = ArgumentSlot;
    type Item<'a> = Self;

    fn declare(_: &Context, touched: &mut Touched) -> Result<ArgumentSlot, ModuleError> {
        Ok(ArgumentSlot::declare::<T>(touched))
    }
    fn fetch<'a>(
        slot: &'a ArgumentSlot,
        run: &ExclusiveRun<'a>,
    ) -> Result<Self::Item<'a>, ModuleError> {
        slot.read(run.arguments)
    }
}
