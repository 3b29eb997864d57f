//! [`SceneComparison`]: two versions of a scene that are compared.

use super::{Document, EditorApp};
use crate::answer::Outcome;
use crate::history::{EditError, Step, apply_difference};
use playground_base::Color;
use playground_base::glam::{Mat4, Vec3};
use playground_base::serde_json::json;
use playground_core_ecs::EntityId;
use playground_core_engine::PlayMode;
use playground_core_ui::{ComparedPart, ComparedVersion, Comparison, theme};
use playground_engine::scene::merge::{
    Difference, SceneTree, differences, split_versions, take_over,
};
use playground_engine::scene::{SceneError, SceneText, TextFormat};
use playground_engine::{
    ChangeColors, ComparedView, DrawnEntity, DrawnScene, EngineError, EntityChange, ShownVersions,
};
use playground_graphics::egui::{Color32, Rgba};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Two versions of a scene that are compared. Neither is changed by looking at them.
#[derive(Debug)]
pub struct SceneComparison {
    /// The version before.
    pub before: ComparedScene,
    /// The version after; `None` for the open scene.
    pub after: Option<ComparedScene>,
    /// What differs.
    pub differences: Vec<Difference>,
    /// What the version before shows.
    pub drawn_before: DrawnScene,
    /// What the version after shows; of the open scene, what differs.
    pub drawn_after: DrawnScene,
    /// The entities that differ.
    pub changes: BTreeMap<EntityId, EntityChange>,
    /// Changes with what is shown.
    pub revision: u64,
    /// The part that was looked at last.
    current: Option<usize>,
    is_stale: bool,
}

/// A version of a scene that is not open.
#[derive(Clone, Debug)]
pub struct ComparedScene {
    /// Its name for people.
    pub title: String,
    tree: SceneTree,
    file: Option<(PathBuf, Stamp)>,
}

type Stamp = Option<(SystemTime, u64)>;

impl ComparedScene {
    /// A scene file. Of one with the conflict markers of version control, the other side.
    ///
    /// # Errors
    /// When it cannot be read or is no scene.
    pub fn read(file: &Path, title: String) -> Result<Self, SceneError> {
        // git names this where a side has no file.
        if file == Path::new("/dev/null") {
            return Ok(Self {
                title: "No file".to_owned(),
                tree: SceneTree::default(),
                file: None,
            });
        }
        let stamp = stamp_of(file);
        let text = SceneText::read(file)?.text;
        let tree = match split_versions(&text, file)? {
            Some(versions) => tree_of(&versions.theirs, file)?,
            None => tree_of(&text, file)?,
        };
        Ok(Self {
            title,
            tree,
            file: Some((file.to_path_buf(), stamp)),
        })
    }

    /// A text that no file has any more; `file` names it in errors.
    ///
    /// # Errors
    /// When it is no scene.
    pub fn of_text(text: String, file: &Path, title: String) -> Result<Self, SceneError> {
        let (_, text) = TextFormat::separate(text);
        Ok(Self {
            title,
            tree: tree_of(&text, file)?,
            file: None,
        })
    }

    /// Reads the file again if it was written. One that cannot be read stays as it was.
    fn follow(&mut self) -> Result<(), SceneError> {
        let Some((file, stamp)) = &mut self.file else {
            return Ok(());
        };
        let now = stamp_of(file);
        if now == *stamp || now.is_none() {
            return Ok(());
        }
        let read = Self::read(file, self.title.clone())?;
        *self = read;
        Ok(())
    }
}

fn tree_of(text: &str, file: &Path) -> Result<SceneTree, SceneError> {
    // Two branches that both added the scene have an empty one in common.
    if text.trim().is_empty() {
        return Ok(SceneTree::default());
    }
    SceneTree::parse(text, &file.display().to_string())
}

fn stamp_of(file: &Path) -> Stamp {
    let data = std::fs::metadata(file).ok()?;
    Some((data.modified().ok()?, data.len()))
}

impl SceneComparison {
    fn new(before: ComparedScene, after: Option<ComparedScene>) -> Self {
        Self {
            before,
            after,
            differences: Vec::new(),
            drawn_before: DrawnScene::default(),
            drawn_after: DrawnScene::default(),
            changes: BTreeMap::new(),
            revision: 0,
            current: None,
            is_stale: true,
        }
    }

    /// Compares again.
    fn update(&mut self, document: &Document) -> Result<(), SceneError> {
        self.is_stale = false;
        let followed = self.before.follow();
        let after = match &mut self.after {
            Some(after) => {
                after.follow()?;
                after.tree.clone()
            }
            None => document.ours()?,
        };
        let before = &self.before.tree;
        self.differences = differences(before, &after);
        self.changes = changes(before, &after, &self.differences);
        let world = document.engine.world();
        self.drawn_before = DrawnScene::read(world, before);
        self.drawn_after = match &self.after {
            Some(_) => DrawnScene::read(world, &after),
            None => DrawnScene::read_entities(world, &after, self.changes.keys().copied()),
        };
        self.current = self.current.filter(|at| *at < self.differences.len());
        self.revision += 1;
        followed
    }

    /// The versions as the engine draws them.
    pub fn view(&self, version: ComparedVersion) -> ComparedView<'_> {
        ComparedView {
            before: &self.drawn_before,
            after: &self.drawn_after,
            after_is_world: self.after.is_none(),
            changes: &self.changes,
            shown: match version {
                ComparedVersion::Before => ShownVersions::Before,
                ComparedVersion::Both => ShownVersions::Both,
                ComparedVersion::After => ShownVersions::After,
            },
            colors: ChangeColors {
                added: linear(theme::ADDED),
                removed: linear(theme::REMOVED),
                changed: linear(theme::CHANGED),
            },
        }
    }

    /// Where a part is: centre and radius in metres of a sphere around the entity, in each version
    /// that shows it. `None` when it is nowhere.
    pub fn place_of(&self, entity: EntityId) -> Option<(Vec3, f32)> {
        let versions = [&self.drawn_before, &self.drawn_after];
        let found = versions.map(|scene| scene.entities.get(&entity).map(sphere_of));
        match found {
            [Some((a, a_radius)), Some((b, b_radius))] => {
                let radius = a.distance(b) * 0.5 + a_radius.max(b_radius);
                Some(((a + b) * 0.5, radius))
            }
            [one, None] | [None, one] => one,
        }
    }
}

fn linear(color: Color32) -> Color {
    let [r, g, b, a] = Rgba::from(color).to_array();
    Color { r, g, b, a }
}

fn sphere_of(entity: &DrawnEntity) -> (Vec3, f32) {
    let transform: &Mat4 = &entity.world_from_local;
    let reach = transform.transform_vector3(entity.half_size()).length();
    (transform.w_axis.truncate(), reach.max(0.5))
}

fn changes(
    before: &SceneTree,
    after: &SceneTree,
    differences: &[Difference],
) -> BTreeMap<EntityId, EntityChange> {
    let entities = differences.iter().filter_map(|of| of.entity);
    let change = |id: EntityId| match (before.get(Some(id)), after.get(Some(id))) {
        (None, _) => EntityChange::Added,
        (_, None) => EntityChange::Removed,
        _ => EntityChange::Changed,
    };
    entities.map(|id| (id, change(id))).collect()
}

impl Document {
    /// Gives parts of the scene the value that another version has, as one step of undo. Returns how
    /// many components and entities changed.
    ///
    /// # Errors
    /// When the world refuses it; nothing changed then.
    pub fn take_over(
        &mut self,
        from: &SceneTree,
        parts: &[Difference],
    ) -> Result<usize, EditError> {
        let ours = self.ours()?;
        let scene = ours.clone();
        let taken = parts
            .iter()
            .fold(scene, |scene, part| take_over(from, &scene, part));
        let (count, changes) = self.edit(|edit| apply_difference(edit, &ours, &taken))?;
        let name = match parts {
            [part] => format!("Take Over {}", part.path),
            parts => format!("Take Over {} Parts", parts.len()),
        };
        self.push(Step {
            name,
            changes,
            ..Step::default()
        });
        Ok(count)
    }
}

impl EditorApp {
    /// Compares two versions of a scene, in place of those that are compared now.
    pub(crate) fn begin_comparison(
        &mut self,
        before: ComparedScene,
        after: Option<ComparedScene>,
    ) -> Outcome {
        let mut comparison = SceneComparison::new(before, after);
        let updated = comparison.update(&self.document);
        updated.map_err(EngineError::from)?;
        let before = self.comparison.take();
        comparison.revision += before.map_or(0, |before| before.revision);
        self.comparison = Some(comparison);
        self.mirror.state.play.game_camera = false;
        self.mirror_comparison(None);
        let shown = self.mirror.state.comparison.as_ref();
        Ok(json!({
            "before": shown.map(|of| &of.before),
            "after": shown.map(|of| &of.after),
            "differences": shown.map(|of| of.parts.len()),
        }))
    }

    /// Ends the comparison.
    pub(crate) fn end_comparison(&mut self) {
        self.comparison = None;
        self.mirror.state.comparison = None;
    }

    /// The scene or a module changed: what is compared is out of date.
    pub(crate) const fn outdate_comparison(&mut self) {
        if let Some(comparison) = &mut self.comparison {
            comparison.is_stale = true;
        }
    }

    /// Brings the comparison up to date. While a game plays, it waits.
    pub(crate) fn follow_comparison(&mut self) {
        let Some(comparison) = &mut self.comparison else {
            return;
        };
        if !comparison.is_stale || self.document.engine.play_mode() != PlayMode::Edit {
            return;
        }
        let updated = comparison.update(&self.document);
        self.mirror_comparison(updated.err().map(|error| error.to_string()));
    }

    /// Remembers which part was looked at, from 0.
    pub(crate) fn look_at_part(&mut self, at: usize) {
        if let Some(comparison) = &mut self.comparison {
            comparison.current = Some(at);
        }
        if let Some(shown) = &mut self.mirror.state.comparison {
            shown.current = Some(at);
        }
    }

    /// The version from which parts are taken over.
    pub(crate) fn compared_tree(&self) -> Option<&SceneTree> {
        let comparison = self.comparison.as_ref()?;
        Some(&comparison.before.tree)
    }

    fn mirror_comparison(&mut self, error: Option<String>) {
        let Some(comparison) = &self.comparison else {
            return;
        };
        let known = self.mirror.state.comparison.take();
        let shown = known.map_or(ComparedVersion::default(), |known| known.shown);
        let after = comparison.after.as_ref();
        self.mirror.state.comparison = Some(Comparison {
            before: comparison.before.title.clone(),
            after: after.map_or("The open scene".to_owned(), |after| after.title.clone()),
            is_open_scene: after.is_none(),
            shown,
            parts: comparison.differences.iter().map(part).collect(),
            current: comparison.current,
            error,
        });
    }
}

fn part(difference: &Difference) -> ComparedPart {
    let component = difference.component.rsplit("::").next();
    let component = component.unwrap_or_default().to_owned();
    let field = difference.field.iter().cloned();
    let names: Vec<String> = std::iter::once(component).chain(field).collect();
    let owner = match difference.entity {
        Some(_) if difference.name.is_empty() => "Entity without a name".to_owned(),
        Some(_) => difference.name.clone(),
        None => "World".to_owned(),
    };
    ComparedPart {
        entity: difference.entity,
        owner,
        part: names.join("."),
        before: difference.before.clone(),
        after: difference.after.clone(),
    }
}
