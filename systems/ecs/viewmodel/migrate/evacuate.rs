//! A new pool beside the old one.

use super::Owners;
use super::compare::compare;
use super::row_migration::RowMigration;
use playground_base::{ComponentId, ErasedPool, Library, ModelInfo};
use playground_core_ecs::{EcsError, Migrated, MigrationReport, WorldData};

/// The snapshot number under which the old pool saves its present rows while its snapshots are
/// migrated.
const PRESENT: u64 = u64::MAX;

/// Makes a pool of the new type with the rows of the old one, both the present ones and those of
/// every snapshot.
pub fn evacuate(
    world_data: &mut WorldData,
    model: &ModelInfo,
    library: &Library,
) -> Result<Migrated, EcsError> {
    let unknown = || EcsError::NoComponent(report_name(model));
    let old = world_data.pool(ComponentId(model.model_type)).cloned();
    let old = old.ok_or_else(unknown)?;
    let new = (model.new_pool)(&world_data.token, old.index(), library);
    if old.is_sparse() != new.is_sparse() {
        return Err(EcsError::StorageChanged(report_name(model)));
    }
    let kinds = (&old.description().kind, &model.description.kind);
    let mut report = MigrationReport {
        component: report_name(model),
        ..MigrationReport::default()
    };
    compare(kinds.0, kinds.1, "", &mut report);
    let mut rows = RowMigration::new(&old, &new, *kinds.1);
    move_snapshots(world_data, &old, &new, &mut rows);
    let owners = Owners {
        archetypes: &world_data.archetypes,
        entities: &world_data.entities,
        snapshot: None,
    };
    report.rows = rows.move_all(&mut world_data.token, &owners);
    report.rounded = rows.rounded;
    let (unfit, kept) = rows.into_left();
    report.lost.extend(unfit);
    let present = kept.iter().filter(|kept| kept.snapshot.is_none());
    report.kept = present.count();
    Ok(Migrated {
        pool: new,
        report,
        kept,
    })
}

fn report_name(model: &ModelInfo) -> String {
    model.description.name.to_owned()
}

/// Migrates the snapshots too, so that a game that is reloaded while it plays can be stopped: Stop
/// restores a snapshot.
fn move_snapshots(
    world_data: &mut WorldData,
    old: &ErasedPool,
    new: &ErasedPool,
    rows: &mut RowMigration<'_>,
) {
    let WorldData {
        token, snapshots, ..
    } = world_data;
    if snapshots.is_empty() {
        return;
    }
    old.save(token, PRESENT);
    for (number, copy) in snapshots {
        if old.restore(token, *number) {
            rows.move_all(token, &Owners::of_snapshot(*number, copy));
            new.save(token, *number);
        }
    }
    old.restore(token, PRESENT);
    old.forget(token, PRESENT);
}
