//! Parameters of systems, observers and console commands: a function accesses what its parameters
//! name, and nothing else.
//!
//! A type in the signature of a `#[system]` is declaration and access at once. [`Param::declare`]
//! adds it to the [`System`](crate::System) by which the scheduler runs systems in parallel, and
//! [`Param::fetch`] borrows just that. The accesses of two parameters of one function are compared
//! at compile time ([`Access`]).
//!
//! This is code that must be inlined into plugins, down to the columns; nothing here is called
//! through a contract.

mod access;
mod answer;
mod archetypes;
mod argument;
mod block_function;
mod bundle;
mod checked;
mod command_answer;
mod commands;
mod data;
mod declared;
mod declared_at;
mod effect;
mod event;
mod exclusive;
mod filter;
mod local;
mod matching;
mod observed;
mod panic_relay;
mod param;
mod param_set;
mod query;
mod query_iter;
mod query_keys;
mod query_pairs;
mod query_parallel;
mod resource;
mod rng;
mod run;
mod saved;

pub use crate::read::ReadParam;
pub use access::Access;
pub use answer::Answer;
pub use argument::{Arg, ArgumentData, ArgumentSlot};
pub use block_function::{BlockFunction, NamedFunction, SystemsBlock};
pub use bundle::{ComponentRows, Components, Has};
pub use checked::Checked;
pub use command_answer::CommandAnswer;
pub use commands::Commands;
pub use data::{AnyOf, OptionalRows, QueryData, ReadQueryData};
pub use declared::{CommandDeclaration, Declared, SystemDeclaration};
pub use declared_at::{DeclaredAt, is_value};
pub use effect::{Effects, HandledEffect, unknown_effect_handler};
pub use event::{EventData, Events};
pub use exclusive::{ExclusiveParam, ExclusiveRun, QueryState, WorldMut};
pub use filter::{
    Added, Changed, IncludeDisabled, Or, QueryFilter, RowCheck, WholeFilter, With, Without,
};
pub use local::{Local, Scratch};
pub use matching::{add_new_archetypes, any_or_none, is_sparse, matches_archetype};
pub use observed::{Observed, OnAdd, OnEvent, OnInsert, OnRemove};
pub use param::{Param, Touched};
pub use param_set::ParamSet;
pub use query::Query;
pub use query_iter::{QueryIter, QueryIterMut};
pub use query_parallel::OnThreads;
pub use resource::{Res, ResMut};
pub use rng::Rng;
pub use run::{Run, unknown_command, unknown_observer, unknown_system};
pub use saved::Saved;
