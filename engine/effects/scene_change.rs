//! Changes of the scene by the game.

use crate::scene::{self, ParsedScene, SceneText};
use crate::{Engine, EngineError};
use playground_core_ecs::Observations;
use std::collections::BTreeSet;
use std::path::Path;

impl Engine {
    /// Replaces the entities of the game by those of a scene of the project, and starts it. If that
    /// fails, the game is unchanged. The edited scene, which Stop restores, does not change.
    ///
    /// # Errors
    /// When nothing plays, when the file is missing or wrong, and when the start of the scene
    /// fails.
    pub(super) fn change_scene(&mut self, file: &str) -> Result<(), EngineError> {
        if !self.play.is_running() {
            return Err(EngineError::Refused(format!(
                "{file}: a scene is changed while a game plays"
            )));
        }
        let path = self.scene_path(Path::new(file))?;
        let world = self.world().clone();
        let text = SceneText::read(&path)?;
        let parsed = scene::load_scene(&world, &text.text, &path.display().to_string())?;
        let worlds = self.views().worlds.clone();
        let before = worlds.call(|view| view.save(&world))?;
        let begun = self.begin_scene(&parsed);
        if begun.is_err() {
            worlds.call(|view| view.restore(&world, before))??;
        }
        worlds.call(|view| view.forget(&world, before))?;
        begun?;
        self.effects.has_changed_scene = true;
        self.log_left_out(file, &parsed);
        Ok(())
    }

    /// A game does not save its scene, so what cannot be read is dropped.
    fn log_left_out(&mut self, file: &str, parsed: &ParsedScene) {
        let names: BTreeSet<&str> = parsed
            .unread
            .iter()
            .map(|(_, name, _)| name.as_str())
            .collect();
        if !names.is_empty() {
            let names: Vec<&str> = names.into_iter().collect();
            let message = format!(
                "{file}: components that no module declares, or that do not fit, are left out of the \
                 game: {}",
                names.join(", ")
            );
            self.effects.report("change scene", message);
        }
    }

    fn begin_scene(&mut self, parsed: &ParsedScene) -> Result<(), EngineError> {
        let world = self.world().clone();
        let views = self.views().clone();
        // Observers are not notified of entities that are removed with their scene.
        world.data.write().observations = Observations::default();
        scene::spawn_entities(&world, &views.entities, parsed)?;
        scene::set_resources(&world, &views.components, parsed)?;
        self.run_start()
    }
}
