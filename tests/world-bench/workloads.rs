//! The rows: which sides, how many entities, and what is allowed.

use crate::arguments::Arguments;
use crate::harness::{Row, Sides, Spec, measure as measure_row};
use playground_base::Handle;
use playground_tests_world_bench_ours as ours;
use playground_tests_world_bench_peers as peers;
use playground_tests_world_bench_workload::{Forest, sizes};

/// Measures the selected rows, one after the other.
///
/// # Errors
/// When the libraries are not where cargo puts them, or sides did not do the same work.
pub fn measure(arguments: &Arguments) -> Result<Vec<Row>, String> {
    let bench = std::env::current_exe().map_err(|error| error.to_string())?;
    let folder = bench.parent().map(|folder| folder.join("deps"));
    let folder = folder.and_then(|folder| folder.canonicalize().ok());
    let folder = folder.ok_or("run it where cargo built it: deps/ is not beside it")?;
    let mut rows = Rows {
        libraries: Handle::new(ours::Libraries::open(&folder)),
        arguments,
        measured: Vec::new(),
    };
    rows.change()?;
    rows.read()?;
    rows.systems()?;
    Ok(rows.measured)
}

struct Rows<'a> {
    libraries: Handle<ours::Libraries>,
    arguments: &'a Arguments,
    measured: Vec<Row>,
}

impl Rows<'_> {
    /// Entities and components come and go.
    fn change(&mut self) -> Result<(), String> {
        let each = sizes::ENTITIES;
        self.row(spec("batch_insert", each, 4, 0.5), |libraries| {
            use peers::batch_insert::{Bevy, Flecs, Hecs, HecsColumns, Shipyard};
            let ours = ours::batch_insert::BatchInsert::new(libraries.clone());
            (ours, Bevy, Hecs, HecsColumns, Flecs, Shipyard)
        })?;
        // The share of the rows themselves in the row before.
        self.row(informs("rows_alone", each, 4), |_| {
            use peers::batch_insert::{HecsColumns, RowsAlone};
            (RowsAlone, HecsColumns)
        })?;
        self.row(spec("single_spawn", each, 4, 0.9), |libraries| {
            use peers::single_spawn::{Bevy, Flecs, Hecs, Shipyard};
            let ours = ours::single_spawn::SingleSpawn::new(libraries.clone());
            (ours, Bevy, Hecs, Flecs, Shipyard)
        })?;
        self.row(spec("add_remove", each, 4, 0.95), |libraries| {
            use peers::add_remove::{Bevy, Hecs};
            (
                ours::add_remove::AddRemove::new(libraries),
                Bevy::new(),
                Hecs::new(),
            )
        })?;
        self.row(spec("add_remove_sparse", each, 4, 1.2), |libraries| {
            (
                ours::sparse::Sparse::new(libraries),
                peers::sparse::Shipyard::new(),
            )
        })?;
        self.row(spec("despawn", each, 4, 1.3), |libraries| {
            use peers::despawn::{Bevy, Flecs, Hecs, Shipyard};
            (
                ours::despawn::Despawn::new(libraries.clone()),
                Bevy,
                Hecs,
                Flecs,
                Shipyard,
            )
        })?;
        self.row(spec("despawn_batch", each, 4, 0.5), |libraries| {
            use peers::despawn::{Bevy, Flecs, Hecs, Shipyard};
            (
                ours::despawn::DespawnBatch::new(libraries.clone()),
                Bevy,
                Hecs,
                Flecs,
                Shipyard,
            )
        })
    }

    /// Rows are read and written where they are.
    fn read(&mut self) -> Result<(), String> {
        let each = sizes::ENTITIES * sizes::PASSES;
        self.row(spec("simple_iter", each, 1, 1.05), |libraries| {
            use peers::iterate::{Bevy, Hecs};
            (
                ours::iterate::Iterate::new(libraries),
                Bevy::new(),
                Hecs::new(),
            )
        })?;
        let each = sizes::FRAGMENTS * sizes::FRAGMENT_ENTITIES * sizes::PASSES;
        self.row(spec("fragmented_iter", each, 4, 0.7), |libraries| {
            use peers::fragmented::{Bevy, Hecs, HecsPrepared};
            (
                ours::fragmented::Fragmented::new(libraries),
                Bevy::new(),
                HecsPrepared::new(),
                Hecs::new(),
            )
        })?;
        self.row(spec("get", sizes::READS, 4, 1.2), |libraries| {
            (ours::get::Get::new(libraries), peers::get::Hecs::new())
        })
    }

    /// What runs in a frame, and around it.
    fn systems(&mut self) -> Result<(), String> {
        let each = sizes::ENTITIES;
        self.row(spec("schedule", each * 6, 8, 1.0), |libraries| {
            (
                ours::schedule::Schedule::new(libraries),
                peers::schedule::Bevy::new(),
            )
        })?;
        self.row(spec("observers_events", each, 4, 1.0), |libraries| {
            (
                ours::observers::Events::new(libraries),
                peers::observers::BevyEvents::new(),
            )
        })?;
        self.row(spec("observers_inserts", each, 4, 1.0), |libraries| {
            (
                ours::observers::Inserts::new(libraries),
                peers::observers::BevyInserts::new(),
            )
        })?;
        self.row(spec("propagate", Forest::MOVERS, 1, 1.0), |libraries| {
            use peers::propagate::Bevy;
            let ours = ours::propagate::Propagate::new(libraries);
            (ours, Bevy::<true>::new(), Bevy::<false>::new())
        })?;
        self.row(spec("snapshot_save", sizes::SAVED, 1, 1.5), |libraries| {
            (
                ours::snapshot::Save::new(libraries),
                peers::snapshot::RawSave::new(),
            )
        })?;
        self.row(
            spec("snapshot_restore", sizes::SAVED, 1, 1.5),
            |libraries| {
                (
                    ours::snapshot::Restore::new(libraries),
                    peers::snapshot::RawRestore::new(),
                )
            },
        )?;
        self.row(informs("heavy_compute", sizes::MATRICES, 1), |libraries| {
            use peers::heavy_compute::{Bevy, Hecs};
            (
                ours::heavy_compute::HeavyCompute::new(libraries),
                Bevy::new(),
                Hecs::new(),
            )
        })
    }

    /// Measures a row if it is selected; only then its worlds are made.
    fn row<S: Sides>(
        &mut self,
        spec: Spec,
        sides: impl FnOnce(&Handle<ours::Libraries>) -> S,
    ) -> Result<(), String> {
        if spec.name.contains(&self.arguments.only) {
            let sides = sides(&self.libraries);
            self.measured
                .push(measure_row(&spec, self.arguments.rounds, sides)?);
        }
        Ok(())
    }
}

const fn spec(name: &'static str, entities: usize, repeats: usize, limit: f64) -> Spec {
    Spec {
        name,
        entities,
        repeats,
        limit: Some(limit),
    }
}

const fn informs(name: &'static str, entities: usize, repeats: usize) -> Spec {
    Spec {
        name,
        entities,
        repeats,
        limit: None,
    }
}
