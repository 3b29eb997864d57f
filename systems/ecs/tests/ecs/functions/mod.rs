//! Systems and observers as functions: each kind of parameter works as documented.

mod changes;
mod commands;
mod effects;
mod events;
mod frame;
mod names;
mod order;
mod queries;
mod rig;
