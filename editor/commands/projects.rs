//! Projects, scenes, reload, and what reaches outside.

use super::json::reload_json;
use super::{Answer, Refusal};
use crate::app::{EditorApp, Request};
use playground_base::serde_json::{Value as Json, json};
use playground_core_ui::{LogLevel, ReloadReport};
use playground_engine::{EngineError, HostFor};
use std::path::{Path, PathBuf};

impl EditorApp {
    pub(super) fn open_project(&mut self, folder: &Path) -> Answer {
        if folder
            .extension()
            .is_some_and(|extension| extension == "ron")
        {
            return self.open_scene(folder);
        }
        let folder = &folder.canonicalize().unwrap_or(folder.to_path_buf());
        match self.engine.host_for(folder) {
            Ok(HostFor::This) => {}
            Ok(other) => return self.open_in(folder, &other),
            Err(error) => return Err(self.refuse_project(error)),
        }
        if let Err(error) = self.engine.open(folder) {
            return Err(self.refuse_project(error));
        }
        self.problems.clear();
        self.another_scene();
        self.remember_project();
        Ok(json!({
            "project": self.state.project.as_ref().map(|p| p.title.clone()),
            "entities": self.state.entities,
        }))
    }

    pub(super) fn new_project(&mut self, folder: &Path) -> Answer {
        let made = crate::app::make_project(self.engine.host(), folder)?;
        self.trust_project(&made)
    }

    /// Makes an error the answer, and its rows those of the problems panel.
    pub(super) fn refuse_project(&mut self, error: EngineError) -> Refusal {
        let text = error.to_string();
        self.problems = error.into_problems("project");
        text.into()
    }

    pub(super) fn close_project(&mut self) -> Answer {
        self.engine.close().map_err(|e| e.to_string())?;
        self.another_scene();
        Ok(Json::Null)
    }

    pub(super) fn new_scene(&mut self) -> Answer {
        self.engine.new_scene().map_err(|e| e.to_string())?;
        self.another_scene();
        Ok(Json::Null)
    }

    pub(super) fn open_scene(&mut self, file: &Path) -> Answer {
        if let Err(error) = self.engine.open_scene(file) {
            let text = error.to_string();
            self.problems = error.into_problems("scene");
            return Err(text.into());
        }
        self.problems.clear();
        self.another_scene();
        Ok(json!({"entities": self.state.entities}))
    }

    /// The scene files of the project, read from its folder.
    pub(super) fn list_scenes(&mut self) -> Answer {
        self.world_changed();
        let project = self.state.project.as_ref();
        Ok(json!({"scenes": project.map(|project| &project.scenes)}))
    }

    pub(super) fn save(&mut self, file: Option<&Path>) -> Answer {
        let path = self.engine.save_scene(file).map_err(|e| e.to_string())?;
        self.history.mark_saved();
        self.refresh();
        Ok(json!({"file": path}))
    }

    /// Starts a reload. Headless it is waited for; in a window its report comes in a later frame.
    pub(super) fn reload(&mut self, package: Option<String>) -> Answer {
        self.engine.reload(package).map_err(|e| e.to_string())?;
        if !self.waits_for_reload {
            return Ok(json!({"outcome": "building"}));
        }
        match self.engine.wait_reload() {
            Some(report) => {
                let answer = self.take_report(report);
                self.refresh();
                answer
            }
            None => Err("the build ended without a report".into()),
        }
    }

    /// Keeps a report, tells of it, and makes it an answer.
    pub fn take_report(&mut self, report: ReloadReport) -> Answer {
        use playground_core_ui::ReloadOutcome::{Cancelled, Done, Failed, Unchanged};
        let fields = reload_json(&report);
        let (level, text, answer) = match &report.outcome {
            Done => {
                let modules = report.modules.iter();
                let names: Vec<String> = modules.map(|(name, g)| format!("{name} ({g})")).collect();
                let text = format!("reloaded {} in {:.0} ms", names.join(", "), report.total_ms);
                (LogLevel::Info, text, Ok(fields))
            }
            Unchanged => (LogLevel::Info, "nothing had changed".to_owned(), Ok(fields)),
            Cancelled => {
                let text = "the build was stopped; the old code goes on".to_owned();
                let refusal = Refusal {
                    text: text.clone(),
                    fields,
                };
                (LogLevel::Warning, text, Err(refusal))
            }
            Failed { stage, reason, .. } => {
                let text = format!("{stage}: {reason}; the old code goes on");
                let refusal = Refusal {
                    text: text.clone(),
                    fields,
                };
                (LogLevel::Error, text, Err(refusal))
            }
        };
        self.log.say(level, "reload", &text);
        self.reports_told += 1;
        self.last_reload = Some(answer.clone());
        self.state.reloads.insert(0, report);
        self.state.reloads.truncate(20);
        self.world_changed();
        answer
    }

    /// Saves and builds; the editor starts again when the build has ended well, and goes on as it
    /// is when not.
    pub(super) fn restart(&mut self) -> Answer {
        self.engine.stop().map_err(|e| e.to_string())?;
        self.history.end_play();
        if self.history.is_unsaved() {
            self.save(None)?;
        }
        self.engine.rebuild().map_err(|e| e.to_string())?;
        Ok(json!({"outcome": "building"}))
    }

    pub(super) fn use_renderer(&mut self, package: &str) -> Answer {
        let all = self.engine.renderers();
        let short = |name: &&String| name.rsplit('-').next() == Some(package);
        let known = all
            .iter()
            .find(|n| *n == package)
            .or_else(|| all.iter().find(short));
        let package = known.cloned().ok_or_else(|| {
            format!(
                "no rendering system is called {package}; there are {}",
                all.join(", ")
            )
        })?;
        self.engine
            .use_renderer(&package)
            .map_err(|e| e.to_string())?;
        self.requests.push(Request::StartRenderer);
        Ok(json!({"renderer": package}))
    }

    pub(super) fn screenshot(&mut self, file: PathBuf) -> Answer {
        self.requests.push(Request::Screenshot(file.clone()));
        Ok(json!({"file": file}))
    }

    pub(super) fn open_source(&mut self, file: &Path, line: u32) -> Answer {
        crate::app::open_source(file, line)?;
        Ok(json!({"file": file, "line": line}))
    }
}
