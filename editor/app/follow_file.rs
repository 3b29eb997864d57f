//! Follows the file of the open scene, which other programs may write.

use super::{EditorApp, FrontTask, Mark, OutsideLook};
use crate::answer::CommandError;
use playground_core_engine::{PlayMode, Problem, Severity};
use playground_core_ui::LogLevel;
use playground_engine::scene::SceneError;

impl EditorApp {
    /// Takes in what another program wrote into the scene file, if it did. While the game plays,
    /// this waits.
    pub(crate) fn follow_file(&mut self) {
        if self.document.engine.play_mode() != PlayMode::Edit {
            return;
        }
        let is_asked = !self.document.conflicts().is_empty();
        match self.document.look_outside() {
            Ok(OutsideLook::Changed) => drop(self.take_in_outside()),
            Ok(OutsideLook::AsBefore) => {
                if is_asked {
                    let text =
                        "the scene file is as before again: there is nothing to decide any more";
                    self.log.add(LogLevel::Info, "scene", text);
                }
                self.forget_outside_problems();
                self.mirror.mark(Mark::Scene);
            }
            Ok(OutsideLook::Same) => {}
            Err(error) => self.report_file(&error),
        }
    }

    /// A project was opened: an editor may have ended before its edits were saved. Returns how many
    /// steps are in the scene again.
    pub(crate) fn recover(&mut self) -> usize {
        self.mirror.mark(Mark::Scene);
        self.mirror.mark(Mark::Project);
        match self.document.recover() {
            Ok(None) => {
                self.mirror.state.recovered = None;
                0
            }
            Ok(Some(recovered)) => {
                let count = recovered.steps.len();
                let text = match count {
                    0 => "what was undone and not saved is undone again".to_owned(),
                    1 => "1 change that was not saved is in the scene again".to_owned(),
                    count => format!("{count} changes that were not saved are in the scene again"),
                };
                self.log.add(LogLevel::Warning, "journal", &text);
                self.mirror.state.recovered = Some(recovered);
                self.front.push(FrontTask::OpenRecoveryDialog);
                count
            }
            Err(text) => {
                self.document.problems.push(Problem {
                    severity: Severity::Error,
                    source: "journal".into(),
                    message: text.clone(),
                    ..Problem::default()
                });
                self.log_error("journal", &text);
                0
            }
        }
    }

    /// A scene was opened: its file may have conflict markers.
    pub(crate) fn follow_markers(&mut self) {
        match self.document.look_for_markers() {
            Ok(true) => drop(self.take_in_outside()),
            Ok(false) => {}
            Err(error) => self.report_file(&error),
        }
    }

    /// Takes in what another program wrote, or asks about the conflicts.
    pub(crate) fn take_in_outside(&mut self) -> Result<usize, CommandError> {
        self.mirror.mark(Mark::Scene);
        let taken = self.document.take_in();
        self.document.outside_problems.clear();
        let taken = match taken {
            Ok(taken) => taken,
            Err(error) => {
                let error = CommandError::from(error);
                self.report_outside(Severity::Error, error.to_string());
                return Err(error);
            }
        };
        let Some(taken) = taken else {
            let count = self.document.conflicts().len();
            let error = CommandError::Conflicts(count);
            self.report_outside(Severity::Warning, error.to_string());
            self.front.push(FrontTask::OpenConflictDialog);
            return Err(error);
        };
        let count = taken.differences.len();
        if count > 0 {
            let first: Vec<String> = taken
                .differences
                .iter()
                .take(3)
                .map(|d| d.path.clone())
                .collect();
            let more = if count > 3 { ", .." } else { "" };
            let text = format!(
                "took in what another program changed in the scene file ({}{more}); undo takes it back",
                first.join("; ")
            );
            self.log.add(LogLevel::Info, "scene", &text);
            self.notify(LogLevel::Info, text);
        }
        Ok(count)
    }

    /// The scene is as its file has it, so there is nothing to decide.
    pub(crate) fn forget_outside_problems(&mut self) {
        self.document.outside_problems.clear();
    }

    fn report_file(&mut self, error: &SceneError) {
        let text = format!(
            "another program changed the scene file, and it cannot be taken in: {error}. Correct the \
             file, or save the scene under another name"
        );
        self.document.outside_problems.clear();
        self.report_outside(Severity::Error, text);
    }

    fn report_outside(&mut self, severity: Severity, message: String) {
        let level = match severity {
            Severity::Error => LogLevel::Error,
            Severity::Warning => LogLevel::Warning,
        };
        self.log.add(level, "scene", &message);
        let open = self.document.engine.open_project();
        self.document.outside_problems.push(Problem {
            severity,
            source: "scene".into(),
            message,
            file: open.and_then(|open| open.scene.clone()),
            ..Problem::default()
        });
    }
}
