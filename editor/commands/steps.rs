//! Commands for the steps of undo.

use crate::answer::{CommandError, Outcome};
use crate::app::EditorApp;
use playground_base::serde_json::{Value as Json, json};

impl EditorApp {
    pub(super) fn list_steps(&self) -> Json {
        let (steps, done) = self.document.history.steps();
        let rows = steps.enumerate().map(|(at, step)| {
            json!({
                "number": at + 1,
                "step": step.name,
                "done": at < done,
            })
        });
        json!({"done": done, "steps": rows.collect::<Json>()})
    }

    /// Undoes or redoes steps until this number is done.
    pub(super) fn go_to_step(&mut self, count: u64) -> Outcome {
        let (steps, _) = self.document.history.steps();
        let all = steps.count();
        let wanted = usize::try_from(count).ok().filter(|wanted| *wanted <= all);
        let wanted = wanted.ok_or(CommandError::NoStep(all))?;
        loop {
            let done = self.document.history.steps().1;
            match done.cmp(&wanted) {
                std::cmp::Ordering::Less => self.redo()?,
                std::cmp::Ordering::Greater => self.undo()?,
                std::cmp::Ordering::Equal => return Ok(json!({"done": done})),
            };
        }
    }

    /// Undoes the last step and does it again: the scene must be the same. Only where the user, or a
    /// test, wants this check.
    pub(super) fn check_last_step(&mut self) -> Result<(), CommandError> {
        if !self.document.checks_undo {
            return Ok(());
        }
        let before = self.document.state_hash()?;
        let Some(name) = self.document.repeat_last_step()? else {
            return Ok(());
        };
        if self.document.state_hash()? == before {
            Ok(())
        } else {
            Err(CommandError::UndoDiffers(name))
        }
    }
}
