//! Changes that the game itself makes.

use super::{EditorApp, Mark};
use playground_core_ecs::LogLevel as GameLogLevel;
use playground_core_engine::PlayMode;
use playground_core_ui::{LogLevel, Selection};

impl EditorApp {
    /// Handles what the game did in the last frame: logged lines, changed the scene, or ended
    /// itself.
    pub(crate) fn follow_game(&mut self) {
        self.take_game_log();
        if self.document.engine.take_scene_change() {
            self.document.history.change_scene();
            // The world stays selectable in the other scene; the entities are gone.
            if !self.mirror.state.selection.is_world() {
                self.mirror.state.selection = Selection::default();
            }
            self.mirror.mark(Mark::Scene);
        }
        let is_over = self.document.engine.play_mode() == PlayMode::Edit;
        if is_over && self.document.history.is_in_play() {
            self.end_play();
        }
    }

    fn take_game_log(&mut self) {
        for line in self.document.engine.take_log() {
            let level = match line.level {
                GameLogLevel::Info => LogLevel::Info,
                GameLogLevel::Warning => LogLevel::Warning,
                GameLogLevel::Error => LogLevel::Error,
            };
            self.log.add(level, "game", &line.text);
        }
    }

    /// Handles the end of play: the world is the scene again.
    pub(crate) fn end_play(&mut self) {
        self.take_game_log();
        self.discard_game();
        self.document.history.end_play();
        self.document.mend_journal();
        let play = &mut self.mirror.state.play;
        play.captured = false;
        play.game_camera = self.mirror.game_camera_in_edit;
        self.follow_file();
        self.mirror.mark(Mark::Scene);
    }
}
