//! The list of all commands: [`EditorCommand`], with the properties of each.

#[macro_use]
mod table;

mod argument;
mod convert;
mod entries;
mod entry;
mod game_key;
mod job;
mod kinds;
mod list;
mod row;

pub use argument::{Argument, ArgumentKind, ArgumentSpec, Choice, Presence};
pub use entry::{ArgumentDialog, Entry, Invoke, Menu};
pub use game_key::Press;
pub use job::{JobId, JobStatus};
pub use kinds::{ComparedVersion, ConflictSide, RecoveredChoice, SelectMode, SpawnKind, ViewSide};
pub use list::EditorCommand;
pub use row::{CommandRow, Effect, When};
