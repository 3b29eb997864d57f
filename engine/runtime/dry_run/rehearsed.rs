//! [`Rehearsed`]: what a dry run found.

use super::rehearsal::Played;
use crate::runtime::Reloaded;
use playground_core_ecs::MigrationReport;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a dry run found.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rehearsed {
    /// What was played.
    pub played: Played,
    /// Components whose data changed, each with whether no module declares it any more.
    pub changes: Vec<(MigrationReport, bool)>,
}

impl Rehearsed {
    /// What a reload did to the data.
    pub fn of(reloaded: Reloaded) -> Self {
        let mut gone: BTreeMap<String, usize> = BTreeMap::new();
        for row in reloaded.undeclared.rows {
            *gone.entry(row.component).or_default() += 1;
        }
        let gone = gone.into_iter().map(|(component, rows)| MigrationReport {
            component,
            rows,
            kept: rows,
            ..MigrationReport::default()
        });
        let migrations = reloaded.report.migrations.into_iter();
        let migrations = migrations.map(|migration| (migration, false));
        Self {
            played: Played::default(),
            changes: migrations.chain(gone.map(|gone| (gone, true))).collect(),
        }
    }
}
