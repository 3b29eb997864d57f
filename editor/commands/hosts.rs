//! Projects that are opened in another process than this one: trust, and handing over.

use super::Answer;
use crate::app::{EditorApp, Ending, Request};
use playground_base::serde_json::json;
use playground_core_ui::LogLevel;
use playground_engine::{HostFor, NextHost};
use std::path::Path;

impl EditorApp {
    /// Remembers that the user trusts the project, and opens it.
    pub(super) fn trust_project(&mut self, folder: &Path) -> Answer {
        // A misspelled folder is not remembered.
        if let Ok(folder) = folder.canonicalize() {
            self.files.trust(&folder);
        }
        self.open_project(folder)
    }

    /// Builds the host of a project, to hand over to it. Headless that is waited for; in a window
    /// it ends in a later frame, and the editor goes on until then.
    pub(super) fn open_in(&mut self, folder: &Path, host: &HostFor) -> Answer {
        if matches!(host, HostFor::Own(_)) && !self.files.trusts(folder) {
            self.requests.push(Request::AskTrust(folder.to_path_buf()));
            let text = format!(
                "{} is not trusted: opening it builds and runs its code. `trust PATH` opens a \
                 project that you trust; on the command line `--trust` does",
                folder.display()
            );
            return Err(text.into());
        }
        if let Err(error) = self.engine.build_host(folder, host) {
            return Err(self.refuse_project(error));
        }
        self.place_when_asked = self.history.place();
        let text = format!("building the editor for {}", folder.display());
        self.log.say(LogLevel::Info, "project", &text);
        if !self.waits_for_reload {
            return Ok(json!({"outcome": "building"}));
        }
        match self.engine.wait_host() {
            Some(built) => self.take_host(built),
            None => Err("the build ended without a result".into()),
        }
    }

    /// Takes in how the build of a host ended. When it ended well, this process is to make room.
    pub fn take_host(&mut self, built: Result<NextHost, String>) -> Answer {
        let answer = match built {
            // Whoever asked was asked about what was unsaved then.
            Ok(next)
                if self.history.is_unsaved() && self.history.place() != self.place_when_asked =>
            {
                let text = format!(
                    "{} is built, but this scene was edited meanwhile: save it, and open the \
                     project again",
                    next.project.display()
                );
                Err(text.into())
            }
            Ok(next) => {
                self.ending = Some(Ending::HandOver(next));
                Ok(json!({"outcome": "handing over"}))
            }
            Err(text) => Err(text.into()),
        };
        self.hosts_told += 1;
        self.last_host = Some(answer.clone());
        answer
    }
}
