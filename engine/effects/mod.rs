//! Effects: what systems ask for outside of the world, carried out behind each run that counts.

mod built_in;
mod delivery;
mod scene_change;
mod user_data;

pub(crate) use delivery::EffectDelivery;
