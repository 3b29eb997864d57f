//! [`PendingReload`]: a reload that was requested.

use super::ReloadMode;
use playground_core_engine::ReloadPlan;
use playground_modules_registry::StagedModule;
use std::collections::BTreeMap;
use std::time::Instant;

/// A reload that was requested, and whose build is under way or done.
#[derive(Clone, Debug)]
pub struct PendingReload {
    /// When it was requested.
    pub start: Instant,
    /// Whether it may wait.
    pub mode: ReloadMode,
    /// The libraries of a plan that the user decided about. Others are not loaded: the user did not see
    /// what they do.
    pub approved: Option<LibraryContents>,
}

/// The libraries that a reload loads, by content: size in bytes and fingerprint of each package's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LibraryContents(BTreeMap<String, (u64, u64)>);

impl PendingReload {
    /// True when the user is to see the plan for these libraries before anything changes.
    pub fn waits(&self, plan: &ReloadPlan, libraries: &LibraryContents) -> bool {
        if let Some(approved) = &self.approved {
            return approved != libraries;
        }
        match self.mode {
            ReloadMode::Apply => false,
            ReloadMode::Ask => !plan.is_exact(),
            ReloadMode::Preview => true,
        }
    }
}

impl LibraryContents {
    /// Those of the copies that are loaded.
    pub fn of(staged: &[StagedModule]) -> Self {
        let contents = staged.iter().map(|module| {
            let library = &module.library;
            let content = (library.size_bytes, library.fingerprint);
            (module.package.clone(), content)
        });
        Self(contents.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::ModuleKind;
    use playground_base::loader::stage;
    use playground_core_engine::PlannedChange;

    /// Libraries of these packages with these contents.
    fn libraries(built: &[(&str, &str)]) -> LibraryContents {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let staged = built.iter().map(|(package, content)| {
            let file = folder.path().join(package);
            std::fs::write(&file, content).expect("a file");
            StagedModule {
                package: (*package).to_owned(),
                kind: ModuleKind::Plugin,
                library: stage(&file, folder.path(), package).expect("it can be copied"),
            }
        });
        LibraryContents::of(&staged.collect::<Vec<_>>())
    }

    #[test]
    fn only_the_libraries_of_a_plan_are_loaded_when_it_is_applied() {
        let approved = libraries(&[("rocks", "one"), ("ships", "one")]);
        for (built, waits) in [
            (&[("rocks", "one"), ("ships", "one")][..], false),
            (&[("ships", "one"), ("rocks", "one")], false),
            (&[("rocks", "one"), ("ships", "two")], true),
            (&[("rocks", "one"), ("ships", "longer")], true),
            (&[("rocks", "one")], true),
            (&[("rocks", "one"), ("ships", "one"), ("more", "")], true),
        ] {
            let pending = PendingReload {
                start: Instant::now(),
                mode: ReloadMode::Preview,
                approved: Some(approved.clone()),
            };
            let plan = ReloadPlan::default();
            assert_eq!(pending.waits(&plan, &libraries(built)), waits, "{built:?}");
        }
    }

    #[test]
    fn reload_without_a_decision_waits_as_its_mode_says() {
        let exact = ReloadPlan::default();
        let mut lossy = PlannedChange::default();
        lossy.migration.lost = vec!["speed".to_owned()];
        let lossy = ReloadPlan {
            components: vec![lossy],
            ..exact.clone()
        };
        for (mode, plan, waits) in [
            (ReloadMode::Apply, &lossy, false),
            (ReloadMode::Ask, &lossy, true),
            (ReloadMode::Ask, &exact, false),
            (ReloadMode::Preview, &exact, true),
        ] {
            let pending = PendingReload {
                start: Instant::now(),
                mode,
                approved: None,
            };
            let built = libraries(&[("rocks", "one")]);
            assert_eq!(pending.waits(plan, &built), waits, "{mode:?}");
        }
    }
}
