//! Converts an [`Argument`] to the field of a command, and back.
//!
//! An argument of another kind is returned unchanged as the error. The line reader checks kinds
//! before, so this happens only for remote callers.

use super::{
    Argument, ComparedVersion, ConflictSide, JobId, Press, RecoveredChoice, SelectMode, SpawnKind,
    ViewSide,
};
use crate::{Preference, Space, TileShape, Tool, shading_choice};
use playground_base::Value;
use playground_core_drawing::Shading;
use playground_core_ecs::{EntityId, EntityRef};
use std::path::PathBuf;

/// Types that correspond to one kind of argument.
macro_rules! argument {
    ($($kind:ident($type:ty)),* $(,)?) => {$(
        impl From<$type> for Argument {
            fn from(of: $type) -> Self {
                Self::$kind(of)
            }
        }

        impl TryFrom<Argument> for $type {
            type Error = Argument;

            fn try_from(argument: Argument) -> Result<Self, Argument> {
                match argument {
                    Argument::$kind(of) => Ok(of),
                    other => Err(other),
                }
            }
        }
    )*};
}

argument!(
    Path(PathBuf),
    Text(String),
    Entity(EntityRef),
    Number(u64),
    Switch(bool),
    Value(Value),
    Rows(Vec<(EntityId, String, Value)>),
);

/// Types of optional arguments.
macro_rules! optional {
    ($($type:ty),* $(,)?) => {$(
        impl From<Option<$type>> for Argument {
            fn from(of: Option<$type>) -> Self {
                of.map_or(Self::None, Self::from)
            }
        }

        impl TryFrom<Argument> for Option<$type> {
            type Error = Argument;

            fn try_from(argument: Argument) -> Result<Self, Argument> {
                match argument {
                    Argument::None => Ok(None),
                    other => <$type>::try_from(other).map(Some),
                }
            }
        }
    )*};
}

optional!(PathBuf, String, EntityRef, JobId, Value, u64);

/// A missing argument means a tap.
impl TryFrom<Argument> for Option<Press> {
    type Error = Argument;

    fn try_from(argument: Argument) -> Result<Self, Argument> {
        match argument {
            Argument::None => Ok(None),
            other => Press::try_from(other).map(Some),
        }
    }
}

impl From<Option<Press>> for Argument {
    fn from(press: Option<Press>) -> Self {
        press.map_or(Self::None, Self::from)
    }
}

/// One of a closed list of words; each type has its list as `ALL`, and `choice`.
macro_rules! choice {
    ($($type:ty),* $(,)?) => {$(
        impl From<$type> for Argument {
            fn from(of: $type) -> Self {
                Self::Choice(of.choice().word)
            }
        }

        impl TryFrom<Argument> for $type {
            type Error = Argument;

            fn try_from(argument: Argument) -> Result<Self, Argument> {
                let found = match &argument {
                    Argument::Choice(word) => {
                        let mut all = <$type>::ALL.into_iter();
                        all.find(|of| of.choice().word == *word)
                    }
                    _ => None,
                };
                found.ok_or(argument)
            }
        }
    )*};
}

choice!(
    ComparedVersion,
    ConflictSide,
    Preference,
    Press,
    RecoveredChoice,
    SpawnKind,
    TileShape,
    Tool,
    Space,
    ViewSide,
);

impl From<Shading> for Argument {
    fn from(shading: Shading) -> Self {
        Self::Choice(shading_choice(shading).word)
    }
}

impl TryFrom<Argument> for Shading {
    type Error = Argument;

    fn try_from(argument: Argument) -> Result<Self, Argument> {
        let Argument::Choice(word) = argument else {
            return Err(argument);
        };
        let mut all = Self::ALL.into_iter();
        let found = all.find(|of| shading_choice(*of).word == word);
        found.ok_or(Argument::Choice(word))
    }
}

/// A missing argument is an empty list: for most commands that means the selected entities.
impl TryFrom<Argument> for Vec<EntityRef> {
    type Error = Argument;

    fn try_from(argument: Argument) -> Result<Self, Argument> {
        match argument {
            Argument::None => Ok(Self::new()),
            Argument::Entity(entity) => Ok(vec![entity]),
            Argument::Entities(entities) => Ok(entities),
            other => Err(other),
        }
    }
}

/// A missing argument means no arguments.
impl TryFrom<Argument> for Vec<Argument> {
    type Error = Argument;

    fn try_from(argument: Argument) -> Result<Self, Argument> {
        match argument {
            Argument::None => Ok(Self::new()),
            Argument::Given(arguments) => Ok(arguments),
            other => Err(other),
        }
    }
}

impl From<Vec<Argument>> for Argument {
    fn from(arguments: Vec<Argument>) -> Self {
        Self::Given(arguments)
    }
}

impl From<Vec<EntityRef>> for Argument {
    fn from(entities: Vec<EntityRef>) -> Self {
        Self::Entities(entities)
    }
}

impl TryFrom<Argument> for u32 {
    type Error = Argument;

    fn try_from(argument: Argument) -> Result<Self, Argument> {
        match argument {
            Argument::Number(number) => Self::try_from(number).map_err(|_| argument),
            other => Err(other),
        }
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl TryFrom<Argument> for JobId {
    type Error = Argument;

    fn try_from(argument: Argument) -> Result<Self, Argument> {
        u64::try_from(argument).map(Self)
    }
}

impl From<JobId> for Argument {
    fn from(job: JobId) -> Self {
        Self::Number(job.0)
    }
}

/// A missing argument means [`SelectMode::Replace`], which has no word.
impl TryFrom<Argument> for SelectMode {
    type Error = Argument;

    fn try_from(argument: Argument) -> Result<Self, Argument> {
        match argument {
            Argument::None => Ok(Self::Replace),
            Argument::Choice(word) if word == Self::ADD.word => Ok(Self::Add),
            Argument::Choice(word) if word == Self::TOGGLE.word => Ok(Self::Toggle),
            other => Err(other),
        }
    }
}

impl From<SelectMode> for Argument {
    fn from(mode: SelectMode) -> Self {
        match mode {
            SelectMode::Replace => Self::None,
            SelectMode::Add => Self::Choice(SelectMode::ADD.word),
            SelectMode::Toggle => Self::Choice(SelectMode::TOGGLE.word),
        }
    }
}
