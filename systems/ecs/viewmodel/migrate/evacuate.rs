//! A new pool beside the old one.

use super::compare::compare;
use super::rows::Rows;
use playground_base::{ComponentId, ErasedPool, Library, ModelInfo};
use playground_core_ecs::{EcsError, MigrationReport, Structure};

/// The number under which the old pool keeps its present rows while its snapshots are looked at.
const PRESENT: u64 = u64::MAX;

/// Makes a pool of the new type with the rows of the old one, of now and of every snapshot.
pub fn evacuate(
    structure: &mut Structure,
    model: &ModelInfo,
    library: &Library,
) -> Result<(ErasedPool, MigrationReport), EcsError> {
    let unknown = || EcsError::NoComponent(report_name(model));
    let old = structure.as_pool(ComponentId(model.model_type)).cloned();
    let old = old.ok_or_else(unknown)?;
    let new = (model.new_pool)(&structure.cells, old.index(), library);
    if old.is_sparse() != new.is_sparse() {
        return Err(EcsError::StorageChanged(report_name(model)));
    }
    let kinds = (&old.description().kind, &model.description.kind);
    let mut report = MigrationReport {
        component: report_name(model),
        ..MigrationReport::default()
    };
    compare(kinds.0, kinds.1, "", &mut report);
    let mut rows = Rows::new(&old, &new, *kinds.1);
    move_snapshots(structure, &old, &new, &mut rows);
    report.rows = rows.move_all(&mut structure.cells);
    report.lost.extend(rows.into_lost());
    Ok((new, report))
}

fn report_name(model: &ModelInfo) -> String {
    model.description.name.to_owned()
}

/// A game that is reloaded while it plays can be stopped all the same: what Stop puts back moves
/// to the new type too.
fn move_snapshots(
    structure: &mut Structure,
    old: &ErasedPool,
    new: &ErasedPool,
    rows: &mut Rows<'_>,
) {
    let Structure {
        cells, snapshots, ..
    } = structure;
    if snapshots.is_empty() {
        return;
    }
    old.save(cells, PRESENT);
    for number in snapshots.keys() {
        if old.restore(cells, *number) {
            rows.move_all(cells);
            new.save(cells, *number);
        }
    }
    old.restore(cells, PRESENT);
    old.forget(cells, PRESENT);
}
