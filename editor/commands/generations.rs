//! Commands for the generations of the code, for failed systems, and for modules that are off.

use crate::answer::{CommandError, Outcome};
use crate::app::{EditorApp, Mark};
use playground_base::serde_json::{Value as Json, json};
use playground_core_engine::{ModuleOff, ProjectGeneration, SourceChange};
use playground_core_ui::LogLevel;

impl EditorApp {
    /// The generations of the code as JSON, the latest first.
    pub(super) fn list_generations(&self) -> Json {
        let generations = self.document.engine.generations();
        let all = generations.all.iter().map(generation_json);
        json!({
            "running": generations.running,
            "latest": generations.latest(),
            "disk_bytes": generations.disk_bytes,
            "generations": all.collect::<Json>(),
        })
    }

    /// Runs another generation of the code; the report is the outcome.
    pub(super) fn go_to_generation(&mut self, which: Option<&str>) -> Outcome {
        let number = self.generation_called(which)?;
        let report = self.document.engine.go_to_generation(number)?;
        self.take_report(report)
    }

    /// The number of the generation that is meant.
    fn generation_called(&self, which: Option<&str>) -> Result<u32, CommandError> {
        let generations = &self.mirror.state.generations;
        let none = |text: &str| CommandError::Outside(text.to_owned());
        match which.unwrap_or("back") {
            "back" => generations
                .before()
                .ok_or_else(|| none("there is no generation before the one that runs")),
            "latest" => generations
                .latest()
                .ok_or_else(|| none("there are no generations: no module was loaded yet")),
            number => number.parse().map_err(|_| {
                CommandError::Outside(format!(
                    "`{number}` is no generation: give a number, `back` or `latest`; `generations` \
                     lists them"
                ))
            }),
        }
    }

    /// Runs systems again that are off since they failed.
    pub(super) fn resume_failed(&mut self) -> Outcome {
        let count = self.document.engine.resume_failed()?;
        self.mirror.mark(Mark::Modules);
        Ok(json!({"resumed": count}))
    }

    /// Switches a module of the project off or on.
    pub(super) fn switch_module(&mut self, module: &str, on: bool) -> Outcome {
        let notes = if on {
            self.document.engine.switch_on(module)?
        } else {
            self.document.engine.switch_off(ModuleOff {
                package: module.to_owned(),
                ..ModuleOff::default()
            })?
        };
        self.follow_switch(&notes);
        Ok(json!({"module": module, "on": on, "notes": notes}))
    }

    /// Tells the user what happened to rows when a module was switched.
    pub(crate) fn follow_switch(&mut self, notes: &[String]) {
        for note in notes {
            self.log.add(LogLevel::Info, "module", note);
        }
        // The steps in the journal are of components as they were.
        self.document.require_keyframe();
        for mark in [Mark::Scene, Mark::Project, Mark::Modules] {
            self.mirror.mark(mark);
        }
    }
}

fn generation_json(of: &ProjectGeneration) -> Json {
    let modules = of.modules.iter().map(|module| {
        json!({
            "package": module.package,
            "fingerprint": format!("{:016x}", module.fingerprint),
            "size_bytes": module.size_bytes,
            "changed": module.is_changed,
        })
    });
    let stages = of.stages.iter().map(|(name, ms)| (name.clone(), json!(ms)));
    json!({
        "number": of.number,
        "unix_s": of.unix_s,
        "modules": modules.collect::<Json>(),
        "time_ms": of.time_ms,
        "stages": Json::Object(stages.collect()),
        "memory_before_bytes": of.memory_before_bytes,
        "memory_after_bytes": of.memory_after_bytes,
        "dry_run_frames": of.dry_run_frames,
        "dry_run_warnings": of.dry_run_warnings,
        "fields": of.fields.iter().map(|f| json!({
            "component": f.component,
            "gained": f.gained,
            "lost": f.lost,
            "renamed": f.renamed,
        })).collect::<Json>(),
        "changes": of.changes.iter().map(change_json).collect::<Json>(),
        "obstacle": of.obstacle,
    })
}

fn change_json(change: &SourceChange) -> Json {
    json!({"file": change.file, "added": change.added, "removed": change.removed})
}
