//! One ViewModel for each contract; shared code is in `world_data`.

mod bytes;
mod component;
mod console_command;
mod entity;
mod event;
mod exclusive;
mod migrate;
mod propagate;
mod query;
mod schedule;
mod storage;
mod world;
mod world_data;

pub use component::EcsComponents;
pub use console_command::EcsConsoleCommands;
pub use entity::EcsEntities;
pub use event::EcsEvents;
pub use exclusive::EcsExclusive;
pub use query::EcsQueries;
pub use schedule::EcsSchedule;
pub use storage::EcsStorage;
pub use world::EcsWorld;
