//! Puts assets into the scene: a picture as a sprite, a model with what its nodes have besides meshes.

use super::assets::missing;
use super::model_component::read_model_component;
use super::naming::FreeNames;
use super::place::free_place;
use super::spawning::source;
use crate::answer::{CommandError, Outcome, Reply};
use crate::app::{EditorApp, JobKind, Origin, PlacedModel};
use playground_base::glam::{Mat4, Vec3};
use playground_base::serde_json::json;
use playground_base::{AssetRef, Named, Value, from_value, stable_id};
use playground_core_assets::{Asset, AssetKind};
use playground_core_drawing::{ModelEntity, ModelRenderer, NodeExtras, Sprite};
use playground_core_ecs::{
    ComponentId, EntityId, Name, OutsideReference, Parent, RowSource, Spawn, Transform,
};
use playground_core_ui::{LogLevel, Selection};
use playground_engine::scene::UnreadComponents;
use playground_engine::{DrawnModel, LoadState};
use std::collections::HashMap;
use std::time::Duration;

/// The longest time that a line waits for a model without looking at anything else.
const SHORT: Duration = Duration::from_millis(100);

/// The number of the entity that shows a model, until the world gives it one. Those of its nodes follow.
const ROOT: u64 = 1;

/// The components of an entity that is to be made.
type Rows = Vec<(ComponentId, RowSource)>;

impl EditorApp {
    /// Adds an entity that shows an asset. A model is read first, which may take a while.
    pub(super) fn place_asset(
        &mut self,
        path: &str,
        at: Option<&Value>,
        (name, origin): (&'static str, Origin),
    ) -> Result<Reply, CommandError> {
        let assets = self.look_at_assets()?;
        let asset = assets.by_path.get(path);
        let asset = asset.ok_or_else(|| missing(path))?;
        if !matches!(asset.kind, AssetKind::Picture | AssetKind::Model) {
            let text = format!(
                "{path} is of the kind {}: only pictures and models are shown by an entity",
                asset.kind.name()
            );
            return Err(CommandError::Outside(text));
        }
        let world = self.document.engine.world();
        let before_camera = || self.mirror.focus.map(|focus| free_place(world, focus));
        let place = match at {
            Some(at) => from_value(at.clone())?,
            None => before_camera().unwrap_or(Vec3::Y * 0.5),
        };
        // In play, and where the folder cannot be written, the path has to do.
        let reference = self.document.engine.reference_asset(path);
        let reference = reference.unwrap_or_else(|_| AssetRef::from(path));
        if asset.kind == AssetKind::Picture {
            let shown = source(&self.sprite_of(reference, asset))?;
            return self.place_entity(path, place, shown).map(Reply::Done);
        }
        let placed = PlacedModel {
            job: self.jobs.begin(JobKind::Place, name, origin),
            scene: self.mirror.state.scenes_opened,
            reference,
            path: path.to_owned(),
            place,
        };
        let state = self.document.engine.model(&placed.reference);
        if matches!(state, LoadState::Waiting) {
            let job = placed.job;
            self.placed_models.push(placed);
            return Ok(Reply::Later(job));
        }
        self.jobs.forget(placed.job);
        self.place_model(&placed, state).map(Reply::Done)
    }

    /// Puts models into the scene that are read now. True when there was one.
    pub(crate) fn take_placed_models(&mut self) -> bool {
        let waiting = std::mem::take(&mut self.placed_models);
        let count = waiting.len();
        for placed in waiting {
            // A job that was cancelled is not there any more.
            if self.jobs.get(placed.job).is_none() {
                continue;
            }
            if placed.scene != self.mirror.state.scenes_opened {
                let text = "another scene was opened meanwhile: place it again".to_owned();
                self.jobs
                    .finish(placed.job, Err(CommandError::Outside(text)));
                continue;
            }
            match self.document.engine.model(&placed.reference) {
                LoadState::Waiting => self.placed_models.push(placed),
                LoadState::Cancelled => {
                    self.jobs.finish(placed.job, Err(CommandError::Cancelled));
                }
                state => {
                    self.touch();
                    let outcome = self.place_model(&placed, state);
                    let selection = &self.mirror.state.selection;
                    self.document.history.select_after(selection);
                    self.jobs.finish(placed.job, outcome);
                }
            }
        }
        self.placed_models.len() < count
    }

    /// Waits for a model that is placed by this job.
    pub(crate) fn wait_placed_model(&mut self, job: playground_core_ui::JobId) {
        let placed = self.placed_models.iter().find(|placed| placed.job == job);
        if let Some(reference) = placed.map(|placed| placed.reference.clone()) {
            self.document.engine.wait_model(&reference, SHORT);
        }
        self.take_placed_models();
    }

    /// One that cannot be read is shown by an entity too: a problem says why it is not to be seen.
    fn place_model(&mut self, placed: &PlacedModel, state: LoadState<DrawnModel>) -> Outcome {
        let shown = source(&ModelRenderer {
            model: placed.reference.clone(),
            ..ModelRenderer::default()
        })?;
        match state {
            LoadState::Loaded(model) if !model.entities.is_empty() => {
                self.place_with_entities(placed, &model, shown)
            }
            _ => self.place_entity(&placed.path, placed.place, shown),
        }
    }

    fn place_entity(
        &mut self,
        path: &str,
        place: Vec3,
        shown: (ComponentId, RowSource),
    ) -> Outcome {
        let name = self.free_name(path);
        let title = format!("Create {name}");
        let spawn = Spawn {
            id: None,
            components: vec![
                source(&Name { name })?,
                source(&Transform::from_translation(place))?,
                shown,
            ],
        };
        let ids = self.edit(title, 0, |edit| edit.spawn(vec![spawn]))?;
        self.mirror.state.selection = Selection::Entities(ids.clone());
        Ok(json!({"id": ids.first().map(|id| id.to_bits())}))
    }

    /// The entity that shows the model, and below it one for each node with more than a mesh.
    fn place_with_entities(
        &mut self,
        placed: &PlacedModel,
        model: &DrawnModel,
        shown: (ComponentId, RowSource),
    ) -> Outcome {
        let name = self.free_name(&placed.path);
        let title = format!("Create {name}");
        let root = Spawn {
            id: Some(EntityId::from_bits(ROOT)),
            components: vec![
                source(&Name { name })?,
                source(&Transform::from_translation(placed.place))?,
                shown,
            ],
        };
        let (mut spawns, mut unread) = (vec![root], UnreadComponents::default());
        let of_node: HashMap<usize, u64> = model
            .entities
            .iter()
            .map(|of| of.node)
            .zip(ROOT + 1..)
            .collect();
        for entity in &model.entities {
            let id = of_node.get(&entity.node).copied().unwrap_or(ROOT);
            let parent = entity_above(model, entity.node, &of_node);
            let rows = self.rows_of(model, entity, parent, (id, &mut unread))?;
            spawns.push(Spawn {
                id: Some(EntityId::from_bits(id)),
                components: rows,
            });
        }
        self.tell_unread(&placed.path, model, &of_node, &unread);
        let pairs = self.edit(title, 0, |edit| {
            edit.merge(spawns, &unread, OutsideReference::Keep)
        })?;
        let new = pairs.iter().find(|(old, _)| old.to_bits() == ROOT);
        let new = new.map(|(_, new)| *new);
        self.mirror.state.selection = Selection::Entities(new.into_iter().collect());
        let children = pairs.len().saturating_sub(1);
        Ok(json!({"id": new.map(|id| id.to_bits()), "children": children}))
    }

    /// The components of an entity for a node. `parent` is the number of the entity above it, and the node
    /// of that.
    fn rows_of(
        &self,
        model: &DrawnModel,
        entity: &ModelEntity,
        (parent, above): (u64, Option<usize>),
        (id, unread): (u64, &mut UnreadComponents),
    ) -> Result<Rows, CommandError> {
        let node = model.rig.nodes.get(entity.node);
        let name = match node.map(|node| node.name.as_str()) {
            Some(name) if !name.is_empty() => name.to_owned(),
            _ if entity.light.is_some() => "Light".to_owned(),
            _ if entity.camera.is_some() => "Camera".to_owned(),
            _ => format!("Node {}", entity.node),
        };
        let mut rows = vec![
            source(&Name { name })?,
            source(&Parent {
                entity: EntityId::from_bits(parent),
            })?,
            source(&local(model, entity.node, above))?,
        ];
        rows.extend(entity.light.as_ref().map(source).transpose()?);
        rows.extend(entity.camera.as_ref().map(source).transpose()?);
        if !entity.extras.is_empty() {
            rows.push(source(&NodeExtras {
                json: entity.extras.clone(),
            })?);
        }
        let world = self.document.engine.world();
        let given = [Parent::NAME, Transform::NAME].map(|name| ComponentId(stable_id(name)));
        for component in &entity.components {
            let read = read_model_component(world, component);
            unread.extend(Some(EntityId::from_bits(id)), read.unread);
            // Where a node is, the file says elsewhere.
            let Some(row) = read.row.filter(|(id, _)| !given.contains(id)) else {
                continue;
            };
            rows.retain(|(id, _)| *id != row.0);
            rows.push(row);
        }
        Ok(rows)
    }

    /// What the project has no component for does not go unnoticed.
    fn tell_unread(
        &mut self,
        path: &str,
        model: &DrawnModel,
        of_node: &HashMap<usize, u64>,
        unread: &UnreadComponents,
    ) {
        let mut nodes: Vec<(&usize, &u64)> = of_node.iter().collect();
        nodes.sort_unstable();
        for (node, id) in nodes {
            for (name, unread) in unread.of(Some(EntityId::from_bits(*id))) {
                let node_name = model.rig.nodes.get(*node).map_or("", |node| &node.name);
                let text = format!(
                    "{path}: node {node_name}: {name} is kept as text, because {}",
                    unread.reason
                );
                self.log.add(LogLevel::Warning, "assets", &text);
                self.notify(LogLevel::Warning, text);
            }
        }
    }

    fn free_name(&self, path: &str) -> String {
        let (_, name) = path.rsplit_once('/').unwrap_or(("", path));
        let (stem, _) = name.rsplit_once('.').unwrap_or((name, ""));
        FreeNames::of(self.document.engine.world()).take(stem)
    }

    /// A sprite of 1 m in height, with the shape of its picture where that is known.
    fn sprite_of(&self, texture: AssetRef, asset: &Asset) -> Sprite {
        let previews = self.document.engine.previews();
        let preview = previews.get(&asset.content).and_then(Option::as_ref);
        let aspect = preview.map_or(1.0, |of| of.width_px as f32 / of.height_px.max(1) as f32);
        Sprite {
            texture,
            width_m: aspect,
            ..Sprite::default()
        }
    }
}

/// The number of the nearest entity above a node, and its node; that which shows the model where there is
/// none, and where a flat node is between.
fn entity_above(
    model: &DrawnModel,
    node: usize,
    of_node: &HashMap<usize, u64>,
) -> (u64, Option<usize>) {
    let parent_of = |node: usize| model.rig.nodes.get(node).and_then(|node| node.parent);
    let above = std::iter::successors(parent_of(node), |node| parent_of(*node));
    let mut above = above.filter(|node| of_node.contains_key(node));
    let place_of = |node: &usize| model.rest.model_from_nodes.get(*node);
    let is_solid = |node: &usize| place_of(node).is_some_and(|of| of.determinant().abs() > 1e-12);
    let found = above.next().filter(is_solid);
    match found.and_then(|node| Some((*of_node.get(&node)?, node))) {
        Some((id, node)) => (id, Some(node)),
        None => (ROOT, None),
    }
}

/// Where a node is, relative to that of the entity above it.
fn local(model: &DrawnModel, node: usize, above: Option<usize>) -> Transform {
    let place_of = |node: usize| model.rest.model_from_nodes.get(node).copied();
    let place = place_of(node).unwrap_or(Mat4::IDENTITY);
    let above = above.and_then(place_of).unwrap_or(Mat4::IDENTITY);
    let (scale, rotation, translation) = (above.inverse() * place).to_scale_rotation_translation();
    match scale.is_finite() && rotation.is_finite() && translation.is_finite() {
        true => Transform {
            translation,
            rotation: rotation.normalize(),
            scale,
        },
        // A flat node has no direction.
        false => Transform::from_translation(place.w_axis.truncate()),
    }
}
