//! [`History`]: steps done and undone.

use super::{Change, Step, StoredHistory, joins, merge_changes};
use playground_core_ui::Selection;
use std::collections::VecDeque;

/// The maximum number of steps.
const MAX_STEPS: usize = 1000;

/// Steps done and undone.
#[derive(Debug, Default)]
pub struct History {
    done: VecDeque<Step>,
    undone: Vec<Step>,
    /// Steps that the gesture at the end of `done` made impossible to redo. They come back if it
    /// turns out to change nothing.
    replaced: Vec<Step>,
    /// Counts everything that happened.
    revision: u64,
    /// The last step was just made: what is selected after it is not known yet.
    is_fresh: bool,
    /// While a game plays.
    play: Option<BeforePlay>,
}

/// The history at the start of play, to which its end goes back.
#[derive(Debug)]
struct BeforePlay {
    /// Number of steps that were done.
    done: usize,
    /// Steps that were undone.
    undone: Vec<Step>,
}

impl History {
    /// Adds a step. A step of the same gesture as the last one is merged into it. What changes
    /// nothing is no step, and steps that were undone can still be redone.
    pub fn push(&mut self, step: Step) {
        self.revision += 1;
        self.is_fresh = true;
        let is_of_last = |last: &Step| {
            step.gesture != 0 && last.gesture == step.gesture && joins(&last.changes, &step.changes)
        };
        if self.done.back().is_some_and(is_of_last) {
            self.extend_last(step);
        } else if !step.changes.is_empty() {
            self.replaced = std::mem::take(&mut self.undone);
            self.done.push_back(step);
            self.limit();
        }
    }

    fn extend_last(&mut self, step: Step) {
        let Some(last) = self.done.back_mut() else {
            return;
        };
        merge_changes(&mut last.changes, step.changes);
        if last.changes.is_empty() {
            self.done.pop_back();
            self.undone = std::mem::take(&mut self.replaced);
        }
    }

    fn limit(&mut self) {
        if self.done.len() > MAX_STEPS {
            self.done.pop_front();
            if let Some(play) = &mut self.play {
                play.done = play.done.saturating_sub(1);
            }
        }
    }

    /// Stores what is selected after the step that was just made.
    pub fn select_after(&mut self, selection: &Selection) {
        if std::mem::take(&mut self.is_fresh)
            && let Some(last) = self.done.back_mut()
        {
            last.selected_after.clone_from(selection);
        }
    }

    /// The step that was just made.
    pub fn fresh_step(&self) -> Option<&Step> {
        self.done.back().filter(|_| self.is_fresh)
    }

    /// The step that undo takes.
    pub fn next_undo(&self) -> Option<&Step> {
        let play = self.play.as_ref();
        let is_before_play = play.is_some_and(|play| self.done.len() <= play.done);
        self.done.back().filter(|_| !is_before_play)
    }

    /// The step that redo takes.
    pub fn next_redo(&self) -> Option<&Step> {
        self.undone.last()
    }

    /// The last step was undone.
    pub fn undo(&mut self) {
        if let Some(step) = self.done.pop_back() {
            self.undone.push(step);
            self.revision += 1;
            self.end_gesture();
        }
    }

    /// The last undone step was done again.
    pub fn redo(&mut self) {
        if let Some(step) = self.undone.pop() {
            self.done.push_back(step);
            self.revision += 1;
            self.end_gesture();
        }
    }

    /// The steps in order: those that are done, and those that redo takes. With it, how many are
    /// done.
    pub fn steps(&self) -> (impl Iterator<Item = &Step> + Clone, usize) {
        (
            self.done.iter().chain(self.undone.iter().rev()),
            self.done.len(),
        )
    }

    /// The names of the steps that undo and redo would take.
    pub fn names(&self) -> (Option<String>, Option<String>) {
        let name = |step: Option<&Step>| step.map(|step| step.name.clone());
        (name(self.next_undo()), name(self.next_redo()))
    }

    /// Changes with each edit, undo and redo.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// All changes that undo and redo may make.
    pub fn changes_mut(&mut self) -> impl Iterator<Item = &mut Change> {
        let steps = self.done.iter_mut().chain(&mut self.undone);
        let steps = steps.chain(&mut self.replaced);
        let before_play = self.play.iter_mut().flat_map(|play| &mut play.undone);
        let steps = steps.chain(before_play);
        steps.flat_map(|step| &mut step.changes)
    }

    /// All steps as data.
    pub fn stored(&self) -> StoredHistory {
        StoredHistory {
            done: self.done.iter().cloned().collect(),
            undone: self.undone.clone(),
            replaced: self.replaced.clone(),
        }
    }

    /// Takes over the steps of another process.
    pub fn restore(&mut self, stored: StoredHistory) {
        *self = Self {
            done: stored.done.into(),
            undone: stored.undone,
            replaced: stored.replaced,
            revision: self.revision + 1,
            ..Self::default()
        };
    }

    /// Removes all steps, because another scene is open.
    pub fn clear(&mut self) {
        *self = Self {
            revision: self.revision + 1,
            ..Self::default()
        };
    }

    /// Starts play: edits from now on are discarded when it ends.
    pub fn begin_play(&mut self) {
        self.end_gesture();
        self.play = Some(BeforePlay {
            done: self.done.len(),
            undone: std::mem::take(&mut self.undone),
        });
    }

    /// Between [`begin_play`](Self::begin_play) and [`end_play`](Self::end_play).
    pub const fn is_in_play(&self) -> bool {
        self.play.is_some()
    }

    /// Removes the steps of the scene before, because the game changed the scene.
    pub fn change_scene(&mut self) {
        self.end_play();
        self.begin_play();
    }

    /// Ends play and removes the steps that were made meanwhile. What was undone before can be done
    /// again: play changed nothing.
    pub fn end_play(&mut self) {
        if let Some(play) = self.play.take() {
            self.done.truncate(play.done);
            self.undone = play.undone;
            self.end_gesture();
        }
    }

    /// Makes the next edit start a new step even if its gesture is the same.
    pub fn end_gesture(&mut self) {
        self.replaced.clear();
        if let Some(last) = self.done.back_mut() {
            last.gesture = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::Change;
    use playground_base::Value;
    use playground_core_ecs::ComponentId;
    use playground_core_ecs::{EntityId, Owner};

    fn step(name: &str, gesture: u64, before: i64, after: i64) -> Step {
        Step {
            name: name.into(),
            gesture,
            changes: vec![Change::Component {
                owner: Owner::Entity(EntityId::from_bits(1)),
                component: ComponentId(7),
                before: Some(Value::Int(before)),
                after: Some(Value::Int(after)),
            }],
            ..Step::default()
        }
    }

    fn names(history: &History) -> Vec<&str> {
        history.steps().0.map(|step| step.name.as_str()).collect()
    }

    #[test]
    fn steps_of_one_gesture_are_merged() {
        let mut history = History::default();
        history.push(step("move", 5, 0, 1));
        history.push(step("move", 5, 1, 2));
        history.push(step("move", 6, 2, 3));
        assert_eq!(names(&history).len(), 2);
        history.undo();
        let first = history.next_undo().expect("two steps were pushed");
        assert_eq!(first.changes, step("move", 5, 0, 2).changes);
    }

    #[test]
    fn texts_of_one_gesture_are_merged_only_when_no_other_program_wrote_in_between() {
        let text = |before: &str, after: &str| Step {
            gesture: 5,
            changes: vec![Change::AssetText {
                path: "stone.material".into(),
                before: before.into(),
                after: after.into(),
            }],
            ..Step::default()
        };
        let cases = [(text("b", "c"), 1), (text("written by another", "c"), 2)];
        for (second, count) in cases {
            let mut history = History::default();
            history.push(text("a", "b"));
            history.push(second.clone());
            assert_eq!(names(&history).len(), count, "{second:?}");
        }
    }

    #[test]
    fn gesture_that_changes_nothing_in_the_end_is_no_step_and_redo_survives() {
        let mut history = History::default();
        history.push(step("a", 0, 0, 1));
        history.push(step("b", 0, 1, 2));
        history.undo();
        history.push(step("drag", 5, 1, 9));
        assert_eq!(history.next_redo(), None);
        history.push(step("drag", 5, 9, 1));
        assert_eq!(names(&history), ["a", "b"]);
        assert_eq!(history.next_redo().map(|step| &*step.name), Some("b"));
        let nothing = Step {
            changes: Vec::new(),
            ..step("nothing", 0, 1, 1)
        };
        history.push(nothing);
        assert_eq!(history.next_redo().map(|step| &*step.name), Some("b"));
    }

    #[test]
    fn end_play_goes_back_to_the_steps_of_before() {
        let mut history = History::default();
        history.push(step("a", 0, 0, 1));
        history.push(step("undone", 0, 1, 2));
        history.undo();
        history.begin_play();
        assert_eq!((history.next_undo(), history.next_redo()), (None, None));
        history.push(step("b", 0, 1, 2));
        history.push(step("c", 0, 2, 3));
        history.undo();
        history.end_play();
        assert_eq!(names(&history), ["a", "undone"]);
        assert_eq!(history.steps().1, 1, "one of them is done");
    }
}
