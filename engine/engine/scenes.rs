//! Scenes of the open project.

use super::Engine;
use crate::frame::ViewOptions;
use crate::scene::{self, ParsedScene, UnknownComponents};
use crate::{EngineError, Views};
use playground_base::Handle;
use playground_core_ecs::WorldDifference;
use playground_core_engine::{Problem, Severity};
use playground_core_rendering::{DrawList, DrawnLabel};
use std::path::{Path, PathBuf};

impl Engine {
    /// Replaces the world by a scene file of the project. When the file is wrong, the world stays
    /// unchanged.
    pub fn open_scene(&mut self, file: &Path) -> Result<(), EngineError> {
        self.stop()?;
        let path = self.scene_path(file)?;
        let world = self.world().clone();
        let parsed = scene::load(&world, &path)?;
        let views: Views = self.views().clone();
        let before = views.worlds.call(|view| view.save(&world))?;
        let spawned = scene::spawn_all(&world, &views.entities, &views.components, &parsed);
        if spawned.is_err() {
            views.worlds.call(|view| view.restore(&world, before))??;
        }
        views.worlds.call(|view| view.forget(&world, before))?;
        spawned?;
        if let Some(open) = &mut self.open {
            open.scene_problems = problems_of(&parsed, &path);
            open.unknown_components = parsed.unknown_components;
            open.unknown_resources.clear();
            open.scene = Some(path);
        }
        // The world knows components that no module declares any more, and the scene may have them.
        self.take_out_undeclared()?;
        self.propagate()
    }

    /// Replaces the world by an empty scene that was never saved.
    pub fn new_scene(&mut self) -> Result<(), EngineError> {
        self.stop()?;
        let world = self.world().clone();
        self.views().entities.call(|view| view.clear(&world))?;
        self.views()
            .components
            .call(|view| view.reset_resources(&world))?;
        if let Some(open) = &mut self.open {
            open.scene_problems.clear();
            open.unknown_components = UnknownComponents::new();
            open.unknown_resources.clear();
            open.scene = None;
        }
        Ok(())
    }

    /// Saves the scene to `file`, or to the file that it was loaded from.
    pub fn save_scene(&mut self, file: Option<&Path>) -> Result<PathBuf, EngineError> {
        if self.play.is_running() {
            return Err(EngineError::Refused(
                "stop play first: what is saved is the scene, not the game".into(),
            ));
        }
        let open = self.open.as_ref().ok_or(EngineError::NoProject)?;
        let path = match file {
            Some(file) => self.scene_path(file)?,
            None => open.scene.clone().ok_or_else(|| {
                EngineError::Refused("the scene has no file yet: save it under a name".into())
            })?,
        };
        let text = scene::to_text(self.world(), &open.unknown_components);
        scene::save_atomically(&path, text.as_bytes())?;
        if let Some(open) = &mut self.open {
            open.scene = Some(path.clone());
        }
        Ok(path)
    }

    /// Reads a scene file of the project, so that it can be merged into the open scene. The world
    /// is only read.
    pub fn read_scene(&self, file: &Path) -> Result<ParsedScene, EngineError> {
        let path = self.scene_path(file)?;
        Ok(scene::load(self.world(), &path)?)
    }

    /// Adds components that no module registered, for entities that were added to the open scene.
    /// They are saved with it.
    pub fn add_unknown_components(&mut self, unknown: UnknownComponents) {
        if let Some(open) = &mut self.open {
            open.unknown_components.extend(unknown);
        }
    }

    /// The difference to the world at the start of play, with at most `values` component values.
    pub fn difference(&self, values: usize) -> Result<WorldDifference, EngineError> {
        let before = self.play.started_from().ok_or_else(|| {
            EngineError::Refused(
                "nothing plays: the difference is to the world at the start of play".into(),
            )
        })?;
        let world = self.world();
        let worlds = &self.views().worlds;
        Ok(worlds.call(|view| view.difference(world, before, values))??)
    }

    /// The scene as text, as it would be saved.
    pub fn scene_text(&self) -> String {
        let open = self.open.as_ref();
        let unknown = open.map(|open| open.unknown_components.clone());
        scene::to_text(self.world(), &unknown.unwrap_or_default())
    }

    /// A scene file's whole path, inside the project.
    pub(crate) fn scene_path(&self, file: &Path) -> Result<PathBuf, EngineError> {
        let open = self.open.as_ref().ok_or(EngineError::NoProject)?;
        let folder = open.project.folder();
        let mut path = folder.join(file);
        if path.extension().is_none() {
            path.set_extension("ron");
        }
        let parent = path.parent().unwrap_or(folder);
        // A link may point outside: check the real path of the file, or of the folder of a new
        // file.
        let real = path.canonicalize().or_else(|_| parent.canonicalize());
        let real = real.unwrap_or_else(|_| parent.to_path_buf());
        if real.starts_with(folder) && !file.components().any(|c| c.as_os_str() == "..") {
            Ok(path)
        } else {
            Err(EngineError::File {
                file: path,
                reason: "it is outside the project's folder: scenes stay inside".into(),
            })
        }
    }

    /// Updates all computed components after an edit.
    pub fn propagate_edits(&self) -> Result<(), EngineError> {
        self.propagate()
    }

    /// Fills a draw list from the world.
    pub fn extract(
        &mut self,
        options: &ViewOptions<'_>,
        list: &mut DrawList,
    ) -> Result<(), EngineError> {
        let (world, drawers) = (&self.runtime.world, &self.runtime.views.drawers);
        match &self.keys {
            Some(keys) => self.extraction.fill(world, keys, drawers, options, list),
            None => Ok(()),
        }
    }

    /// Texts in the world that plugins drew into the last draw list.
    pub fn labels(&self) -> &[DrawnLabel] {
        self.extraction.drawers.labels()
    }

    /// Changes when the set of drawings changes, so that the picture is drawn again.
    pub fn drawers_revision(&self) -> usize {
        Handle::as_ptr(&self.views().drawers.all()).addr()
    }

    pub(crate) fn propagate(&self) -> Result<(), EngineError> {
        let world = self.world();
        Ok(self.views().schedule.call(|view| view.propagate(world))?)
    }
}

/// Warnings about entities that were loaded, but not exactly as the file declares them.
fn problems_of(parsed: &ParsedScene, file: &Path) -> Vec<Problem> {
    let orphans = parsed.orphans.iter();
    let problem = |message: String| {
        tracing::warn!("{}: {message}", file.display());
        Problem {
            severity: Severity::Warning,
            source: "scene".into(),
            message,
            file: Some(file.to_path_buf()),
            ..Problem::default()
        }
    };
    orphans
        .map(|orphan| {
            problem(format!(
                "entity {} is at the root: its parent {} is not in the scene. Its Parent stays \
                 in the file; place it under another entity to replace it",
                orphan.entity, orphan.parent
            ))
        })
        .collect()
}
