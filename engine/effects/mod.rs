//! Effects: carried out after each run of a stage, except dry runs.

mod built_in;
mod delivery;
mod scene_change;
mod user_data;

pub(crate) use delivery::EffectDelivery;
