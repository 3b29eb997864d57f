//! Safe mode: the project is open without a module that ended the editor.

use super::{EditorApp, Mark};
use crate::journal::Leftover;
use crate::supervisor::CrashReport;
use playground_base::tracing;
use playground_core_engine::ModuleOff;
use playground_engine::CallPlace;
use std::path::Path;

impl EditorApp {
    /// The next project is opened without these modules. `crashed` says why, for the one that ended the
    /// editor.
    pub fn start_safe(&mut self, modules: &[String], crashed: Option<&CrashReport>) {
        let place = crashed.and_then(|report| report.off.as_ref());
        let off_of = |name: &String| {
            let place = place.filter(|place| place.module == *name);
            let host = self.document.engine.host();
            ModuleOff {
                package: name.clone(),
                reason: place.map_or_else(|| "`--safe` names it".to_owned(), reason_of),
                source: place.and_then(|of| Some((host.source(&of.file)?, of.line))),
            }
        };
        let off: Vec<ModuleOff> = modules.iter().map(off_of).collect();
        self.safe = off;
    }

    /// Leaves out what is to be off, before the project is opened. Unsaved edits may be about its
    /// components: then it is loaded until they are repeated. No system runs in between.
    pub(crate) fn leave_out_before(&mut self, project: &Path) {
        if Leftover::exists(project) {
            return;
        }
        for off in std::mem::take(&mut self.safe) {
            self.document.engine.leave_out(off);
        }
    }

    /// Switches off what could not be left out before.
    pub(crate) fn leave_out_after(&mut self) {
        for off in std::mem::take(&mut self.safe) {
            let name = off.package.clone();
            match self.document.engine.switch_off(off) {
                Ok(notes) => self.follow_switch(&notes),
                Err(error) => tracing::warn!("{name} is not switched off: {error}"),
            }
        }
        self.mirror.mark(Mark::Modules);
    }

    /// The modules that are off, for the process that continues this one.
    pub fn modules_to_leave_out(&self) -> Vec<String> {
        let off = self.document.engine.modules_off().iter();
        off.map(|off| off.package.clone()).collect()
    }
}

/// `it ended the editor twice (game::walk, rules.rs:12)`.
fn reason_of(place: &CallPlace) -> String {
    let CallPlace {
        name, file, line, ..
    } = place;
    format!("it ended the editor twice ({name}, {file}:{line})")
}
