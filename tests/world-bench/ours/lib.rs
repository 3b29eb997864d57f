//! The workloads on our world, as a plugin does them: through contracts, keys and the scheduler.
//!
//! A function does one round in a world of its own, and answers with nanoseconds per item.
#![forbid(unsafe_code)]

mod exclusive;
mod iteration;
mod keys;
mod rig;
mod stages;
mod systems;
mod transforms;
mod whole;

pub use exclusive::{
    add_remove, add_remove_sparse, despawn_batch, despawn_single, despawn_table, insert_batch,
    spawn_single,
};
pub use iteration::{fragmented, get, iterate};
pub use stages::schedule;
pub use systems::BenchSystems;
pub use transforms::transforms;
pub use whole::{restore, save, save_floor};

playground_base::exports! {
    model_crates: [world_model],
    view_models: [BenchSystems],
}
