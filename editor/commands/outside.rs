//! Commands about the difference between the scene and its file.

use crate::answer::{CommandError, Outcome};
use crate::app::{EditorApp, Mark};
use playground_base::serde_json::{Value as Json, json};
use playground_core_engine::PlayMode;
use playground_core_ui::{ConflictSide, When};
use playground_engine::EngineError;
use playground_engine::scene::merge::{Conflict, Difference, Side};

impl EditorApp {
    /// What differs between the scene and its file.
    pub(super) fn list_changes(&self) -> Outcome {
        let found = self.document.differences().map_err(EngineError::from)?;
        let rows: Vec<Json> = found.iter().map(difference_json).collect();
        Ok(json!({"changes": rows}))
    }

    pub(super) fn list_conflicts(&self) -> Json {
        let row = |(at, conflict): (usize, &Conflict)| {
            json!({
                "number": at + 1,
                "part": conflict.path(),
                "base": conflict.base,
                "ours": conflict.ours,
                "theirs": conflict.theirs,
            })
        };
        let rows = self.document.conflicts().iter().enumerate().map(row);
        json!({"conflicts": rows.collect::<Json>()})
    }

    /// Decides conflicts; when none is left, the scene takes in what another program wrote.
    pub(super) fn resolve(&mut self, side: ConflictSide, number: Option<u64>) -> Outcome {
        let side = match side {
            ConflictSide::Ours => Side::Ours,
            ConflictSide::Theirs => Side::Theirs,
        };
        // What would be taken into the game would end with it.
        if self.document.engine.play_mode() != PlayMode::Edit {
            return Err(CommandError::NotNow(When::NotStarted.reason()));
        }
        if !self.document.decide(side, number) {
            return Err(CommandError::NoConflict);
        }
        match self.take_in_outside() {
            Ok(taken) => Ok(json!({"conflicts": 0, "changed": taken})),
            Err(CommandError::Conflicts(left)) => Ok(json!({"conflicts": left})),
            Err(error) => Err(error),
        }
    }

    /// Makes the scene as its file has it.
    pub(super) fn revert(&mut self) -> Outcome {
        let taken = self.document.revert()?;
        self.mirror.mark(Mark::Scene);
        self.forget_outside_problems();
        Ok(json!({"changed": taken.differences.len()}))
    }
}

fn difference_json(difference: &Difference) -> Json {
    json!({
        "part": difference.path,
        "file": difference.before,
        "scene": difference.after,
    })
}
