//! Scenes of the open project.

use super::Engine;
use crate::frame::ViewOptions;
use crate::scene::merge::Versions;
use crate::scene::{self, FileStamp, ParsedScene, SceneError, SceneText, UnreadComponents};
use crate::{EngineError, Views};
use playground_base::Handle;
use playground_core_drawing::{DrawList, DrawnLabel};
use playground_core_ecs::WorldDifference;
use playground_core_engine::{Problem, Severity};
use std::path::{Path, PathBuf};

/// Whether a scene that was spawned stays.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Spawning {
    Try,
    Keep,
}

impl Engine {
    /// Replaces the world by a scene file of the project, and ends play.
    ///
    /// # Errors
    /// When the file is outside of the project or cannot be read, or the world refuses it. The world
    /// stays unchanged, and a game plays on.
    pub fn open_scene(&mut self, file: &Path) -> Result<(), EngineError> {
        let path = self.scene_path(file)?;
        let stamp = FileStamp::of(&path);
        let mut base = SceneText::read(&path)?;
        let text_hash = base.hash();
        let versions = scene::merge::split_versions(&base.text, &path)?;
        if let Some(versions) = &versions {
            base.text.clone_from(&versions.ours);
        }
        self.replace_scene(&path, base, (stamp, text_hash))?;
        if let Some(open) = &mut self.open {
            open.versions = versions;
        }
        Ok(())
    }

    /// Replaces the world by the scene that a file had when its text had this hash. What the file
    /// has now is then a change by another program. True when the file still has conflict markers about
    /// which everything was decided: it differs from every scene.
    ///
    /// # Errors
    /// When the file is outside of the project, or the text is no scene. The world stays unchanged.
    pub fn open_scene_as_of(
        &mut self,
        file: &Path,
        base: SceneText,
        text_hash: u64,
    ) -> Result<bool, EngineError> {
        let path = self.scene_path(file)?;
        let now = SceneText::read(&path).ok();
        let same = now.filter(|now| now.hash() == text_hash);
        let versions = same.map(|now| scene::merge::split_versions(&now.text, &path));
        let versions = versions.transpose()?.flatten();
        // The base is what the markers call ours, until theirs was taken in.
        let is_undecided = |versions: &Versions| versions.ours == base.text;
        let (undecided, is_decided) = match versions {
            Some(versions) if is_undecided(&versions) => (Some(versions), false),
            versions => (None, versions.is_some()),
        };
        self.replace_scene(&path, base, (None, text_hash))?;
        if let Some(open) = &mut self.open {
            open.versions = undecided;
        }
        Ok(is_decided)
    }

    fn replace_scene(
        &mut self,
        path: &Path,
        base: SceneText,
        (stamp, text_hash): (Option<FileStamp>, u64),
    ) -> Result<(), EngineError> {
        let world = self.world().clone();
        let parsed = scene::load_scene(&world, &base.text, &path.display().to_string())?;
        if self.play.is_running() {
            // What the world would refuse is found before the game ends for it.
            self.spawn_scene(&parsed, Spawning::Try)?;
        }
        self.stop()?;
        self.spawn_scene(&parsed, Spawning::Keep)?;
        if let Some(open) = &mut self.open {
            open.scene_problems = problems_of(&parsed, path);
        }
        self.set_scene_file(path.to_path_buf(), base, (stamp, text_hash));
        self.unread = parsed.unread;
        // The world knows components that no module declares any more, and the scene may have them.
        self.take_out_undeclared()?;
        self.propagate()
    }

    /// Replaces the world by a scene; restores it when the scene is refused.
    fn spawn_scene(&self, parsed: &ParsedScene, spawning: Spawning) -> Result<(), EngineError> {
        let (world, views): (_, &Views) = (self.world(), self.views());
        // A restored world forgets what observers have not seen yet.
        let observations = world.data.read().observations.clone();
        let before = views.worlds.call(|view| view.save(world))?;
        let spawned = scene::spawn_all(world, &views.entities, &views.components, parsed);
        if spawned.is_err() || spawning == Spawning::Try {
            views.worlds.call(|view| view.restore(world, before))??;
            world.data.write().observations = observations;
        }
        views.worlds.call(|view| view.forget(world, before))?;
        Ok(spawned?)
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
        }
        self.forget_scene_file();
        self.unread = UnreadComponents::default();
        Ok(())
    }

    /// Saves the scene to `file`, or to the file that it was loaded from.
    ///
    /// # Errors
    /// When the file is that of the open scene and another program changed it since, when it is no
    /// scene, and when it cannot be written. Nothing has changed then.
    pub fn save_scene(&mut self, file: Option<&Path>) -> Result<PathBuf, EngineError> {
        if self.play.is_running() {
            return Err(EngineError::Refused(
                "stop play first: what is saved is the scene, not the game".into(),
            ));
        }
        let open = self.open.as_ref().ok_or(EngineError::NoProject)?;
        let folder = open.project.folder();
        if !folder.is_dir() {
            return Err(EngineError::Refused(format!(
                "{} is gone: was it moved? Move it back, or open it where it is; the scene is still here",
                folder.display()
            )));
        }
        let path = match file {
            Some(file) => self.scene_path(file)?,
            None => open.scene.clone().ok_or_else(|| {
                EngineError::Refused("the scene has no file yet: save it under a name".into())
            })?,
        };
        let format = match open
            .base
            .as_ref()
            .filter(|_| open.scene.as_ref() == Some(&path))
        {
            Some(base) => {
                let format = base.format();
                let unchanged = check_unchanged(&path, open.text_hash);
                if let (Err(_), Some(open)) = (&unchanged, &mut self.open) {
                    // It may have the time and the size of before: it is read again, whatever they say.
                    open.stamp = None;
                }
                unchanged?;
                format
            }
            None => check_is_scene(&path)?.format,
        };
        let text = self.scene_text();
        scene::save_with_backup(&path, format.join(&text).as_bytes()).map_err(SceneError::from)?;
        let (stamp, saved) = (FileStamp::of(&path), SceneText { text, format });
        let text_hash = saved.hash();
        self.set_scene_file(path.clone(), saved, (stamp, text_hash));
        Ok(path)
    }

    /// Reads a scene file of the project, so that it can be merged into the open scene. The world
    /// is only read.
    pub fn read_scene(&self, file: &Path) -> Result<ParsedScene, EngineError> {
        let path = self.scene_path(file)?;
        let text = SceneText::read(&path)?.text;
        let origin = path.display().to_string();
        Ok(scene::parse_scene(self.world(), &text, &origin)?)
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
        scene::to_text(self.world(), &self.unread)
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
        let (world, views) = (&self.runtime.world, &self.runtime.views);
        let views = (&views.drawers, &views.particles);
        if let Some(keys) = &self.keys {
            self.extraction.fill(world, keys, views, options, list)?;
        }
        list.time_s = self.play_time().1;
        Ok(())
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

/// Refuses to replace a scene file that another program changed. One that was removed is written
/// again.
fn check_unchanged(file: &Path, text_hash: u64) -> Result<(), SceneError> {
    if !file.exists() || SceneText::read(file)?.hash() == text_hash {
        Ok(())
    } else {
        Err(SceneError::ChangedOutside {
            file: file.to_path_buf(),
        })
    }
}

/// The scene that a save replaces, if there is one. Only a scene is replaced by a scene.
fn check_is_scene(file: &Path) -> Result<SceneText, SceneError> {
    let no_scene = |reason: String| SceneError::NoScene {
        file: file.to_path_buf(),
        reason,
    };
    if file.extension().is_none_or(|extension| extension != "ron") {
        return Err(no_scene("the name of a scene ends in `.ron`".to_owned()));
    }
    if !file.exists() {
        return Ok(SceneText::default());
    }
    let before = SceneText::read(file).map_err(|error| no_scene(error.to_string()))?;
    match scene::parse_file(&before.text, "it") {
        Ok(_) => Ok(before),
        Err(error) => Err(no_scene(error.to_string())),
    }
}

/// Warnings about what was loaded, but not as the file says it.
fn problems_of(parsed: &ParsedScene, file: &Path) -> Vec<Problem> {
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
    let orphans = parsed.orphans.iter().map(|orphan| {
        format!(
            "entity {} is at the root: its parent {} is not in the scene. Its Parent stays in the \
             file; place it under another entity to replace it",
            orphan.entity, orphan.parent
        )
    });
    orphans.map(problem).collect()
}
