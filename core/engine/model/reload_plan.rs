//! [`ReloadPlan`]: what a reload would do to the data.

use playground_core_ecs::MigrationReport;
use std::path::PathBuf;

/// What a reload would do to the data: found out by its dry run, before anything has changed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReloadPlan {
    /// Packages that would be swapped.
    pub modules: Vec<String>,
    /// Components whose data would change.
    pub components: Vec<PlannedChange>,
}

/// What a reload would do to the rows of one component.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PlannedChange {
    /// Fields and rows.
    pub migration: MigrationReport,
    /// No module would declare the component any more: its rows would be kept as text.
    pub is_gone: bool,
    /// Scene files of the project in which the component has what would change.
    pub scenes: Vec<PathBuf>,
}

impl PlannedChange {
    fn is_exact(&self) -> bool {
        !self.is_gone && self.migration.is_exact()
    }
}

impl ReloadPlan {
    /// True when no value would be lost, kept as text or stored less exactly.
    pub fn is_exact(&self) -> bool {
        self.components.iter().all(PlannedChange::is_exact)
    }

    /// The same, or what would be lost stands nowhere: no entity and no scene has the component.
    pub fn is_about_nothing(&self) -> bool {
        let mut lossy = self.components.iter().filter(|change| !change.is_exact());
        lossy.all(|change| change.migration.rows == 0 && change.scenes.is_empty())
    }
}
