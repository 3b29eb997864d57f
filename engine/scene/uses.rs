//! [`SceneUses`]: which scene files have what a reload would change.

use super::{SceneText, TextValue, parse_file};
use playground_core_engine::PlannedChange;
use std::path::{Path, PathBuf};

/// What to look for in scene files: a component, and fields of it.
#[derive(Debug)]
pub struct SceneUses {
    /// Its names.
    components: Vec<String>,
    /// Paths of fields; none for the whole component.
    fields: Vec<String>,
}

impl SceneUses {
    /// What a scene has of a change: the component if it is gone, renamed or changes as a whole, else
    /// one of the fields that are lost, renamed or converted.
    pub fn of(change: &PlannedChange) -> Self {
        let migration = &change.migration;
        let names = [&migration.component, &migration.former];
        let names = names.into_iter().filter(|name| !name.is_empty());
        let lost = migration.lost.iter().map(|lost| lost.split(' ').next());
        let renamed = migration.renamed.iter().map(|pair| pair.split(' ').next());
        let converted = migration.converted.iter().map(|field| {
            let (path, _) = field.split_once(':')?;
            Some(path)
        });
        let fields: Option<Vec<&str>> = lost.chain(renamed).chain(converted).collect();
        let is_whole = change.is_gone || !migration.former.is_empty();
        let fields = fields.filter(|_| !is_whole).unwrap_or_default();
        let is_whole_row = fields.contains(&"the");
        Self {
            components: names.cloned().collect(),
            fields: match is_whole_row {
                true => Vec::new(),
                false => fields.into_iter().map(str::to_owned).collect(),
            },
        }
    }

    /// The scenes, relative to the folder, that have each of `all`. A file that cannot be read has
    /// nothing.
    pub fn search(all: &[Self], folder: &Path, scenes: &[PathBuf]) -> Vec<Vec<PathBuf>> {
        let mut found = vec![Vec::new(); all.len()];
        for scene in scenes {
            let Ok(text) = SceneText::read(&folder.join(scene)) else {
                continue;
            };
            let has_name =
                |uses: &Self| uses.components.iter().any(|name| text.text.contains(name));
            if !all.iter().any(has_name) {
                continue;
            }
            let Ok(file) = parse_file(&text.text, "it") else {
                continue;
            };
            let entities = file.entities.iter().flat_map(|entity| &entity.components);
            let components = file.resources.iter().chain(entities);
            let components: Vec<(&str, &str)> = components
                .map(|(name, text)| (name.as_str(), text.get_ron()))
                .collect();
            for (uses, found) in all.iter().zip(&mut found) {
                let mut all = components.iter();
                if all.any(|(name, text)| uses.is_in(name, text)) {
                    found.push(scene.clone());
                }
            }
        }
        found
    }

    fn is_in(&self, name: &str, text: &str) -> bool {
        if !self.components.iter().any(|component| component == name) {
            return false;
        }
        let value = TextValue::parse(text);
        let has = |field: &String| {
            let steps: Vec<&str> = field.split('.').collect();
            value.at(&steps).is_some()
        };
        self.fields.is_empty() || self.fields.iter().any(has)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_core_ecs::MigrationReport;

    #[test]
    fn scenes_with_a_field_that_changes_are_found() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let scene = |name: &str, component: &str| {
            let text = format!("(version: 1, entities: [(id: 1, components: {{ {component} }})])");
            std::fs::write(folder.path().join(name), text).expect("it can be written");
            PathBuf::from(name)
        };
        let scenes = [
            scene(
                "both.ron",
                r#""game::Ship": (hull: (mass: 1.0), name: "A"), "#,
            ),
            scene("other.ron", r#""game::Ship": (name: "game::Ship")"#),
            scene("none.ron", r#""game::Rock": (hull: (mass: 1.0))"#),
            scene("broken.ron", r#""game::Ship": (hull"#),
            PathBuf::from("gone.ron"),
        ];
        let change = |of: MigrationReport, is_gone| PlannedChange {
            migration: MigrationReport {
                component: "game::Ship".to_owned(),
                ..of
            },
            is_gone,
            scenes: Vec::new(),
        };
        let list = |field: &str| vec![field.to_owned()];
        let report = MigrationReport::default;
        for (change, expected) in [
            (
                change(
                    MigrationReport {
                        lost: list("hull.mass"),
                        ..report()
                    },
                    false,
                ),
                &["both.ron"][..],
            ),
            (
                change(
                    MigrationReport {
                        converted: list("name: text -> u32"),
                        ..report()
                    },
                    false,
                ),
                &["both.ron", "other.ron"],
            ),
            (
                change(
                    MigrationReport {
                        lost: list("speed (was 2.5)"),
                        ..report()
                    },
                    false,
                ),
                &[],
            ),
            (change(report(), true), &["both.ron", "other.ron"]),
        ] {
            let uses = [SceneUses::of(&change)];
            let found = SceneUses::search(&uses, folder.path(), &scenes);
            let expected: Vec<PathBuf> = expected.iter().map(PathBuf::from).collect();
            assert_eq!(found, [expected], "{change:?}");
        }
    }
}
