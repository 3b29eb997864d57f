//! [`History`]: steps done and undone.

use super::{Change, Step};

/// The maximum number of steps.
const MAX_STEPS: usize = 1000;

/// Steps done and undone.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Counts all steps, so that the saved revision stays valid after old steps are dropped.
    revision: u64,
    /// The revision that was saved last.
    saved: u64,
    /// Number of steps and revision at the start of play.
    play: Option<(usize, u64)>,
}

impl History {
    /// Adds a step. A step of the same gesture as the last one is merged into it.
    pub fn push(&mut self, step: Step) {
        self.undone.clear();
        if let Some(last) = self.done.last_mut()
            && step.gesture != 0
            && last.gesture == step.gesture
        {
            step.changes
                .into_iter()
                .for_each(|change| merge(&mut last.changes, change));
            return;
        }
        self.done.push(step);
        self.revision += 1;
        if self.done.len() > MAX_STEPS {
            self.done.remove(0);
        }
    }

    /// Moves the last step to the undone ones and returns it; the caller applies its inverse.
    pub fn undo(&mut self) -> Option<Step> {
        if self.play.is_some_and(|(steps, _)| self.done.len() <= steps) {
            return None;
        }
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        self.revision -= 1;
        Some(step)
    }

    /// Moves the last undone step back and returns it; the caller applies it.
    pub fn redo(&mut self) -> Option<Step> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        self.revision += 1;
        Some(step)
    }

    /// The names of the steps that undo and redo would take.
    pub fn names(&self) -> (Option<String>, Option<String>) {
        let name = |steps: &[Step]| steps.last().map(|step| step.name.clone());
        (name(&self.done), name(&self.undone))
    }

    /// Records that the world equals the file.
    pub fn mark_saved(&mut self) {
        self.saved = self.revision;
        self.end_gesture();
    }

    /// The current revision; it changes with each edit, undo and redo.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// True when the world differs from the file.
    pub fn is_unsaved(&self) -> bool {
        let revision = self.play.map_or(self.revision, |(_, revision)| revision);
        revision != self.saved
    }

    /// Removes all steps, because another scene is open.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Starts play: edits from now on are discarded when it ends.
    pub fn begin_play(&mut self) {
        self.undone.clear();
        self.end_gesture();
        self.play = Some((self.done.len(), self.revision));
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

    /// Ends play and removes the steps that were made meanwhile.
    pub fn end_play(&mut self) {
        if let Some((steps, revision)) = self.play.take() {
            self.done.truncate(steps);
            self.undone.clear();
            self.revision = revision;
        }
    }

    /// Makes the next edit start a new step even if its gesture is the same.
    fn end_gesture(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.gesture = 0;
        }
    }
}

/// Adds a change to a gesture. For each component, the first `before` and the last `after` count.
fn merge(changes: &mut Vec<Change>, change: Change) {
    if let Change::Component {
        owner,
        component,
        after,
        ..
    } = &change
    {
        for known in changes.iter_mut().rev() {
            if let Change::Component {
                owner: o,
                component: c,
                after: known_after,
                ..
            } = known
                && (&*o, &*c) == (owner, component)
            {
                known_after.clone_from(after);
                return;
            }
        }
    }
    changes.push(change);
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::Value;
    use playground_core_ecs::{ComponentId, EntityId, Owner};
    use playground_core_ui::Selection;

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
            selected: Selection::default(),
        }
    }

    #[test]
    fn steps_of_one_gesture_are_merged() {
        let mut history = History::default();
        history.push(step("move", 5, 0, 1));
        history.push(step("move", 5, 1, 2));
        history.push(step("move", 6, 2, 3));
        assert_eq!(history.undo().map(|s| s.gesture), Some(6));
        let first = history.undo().expect("two steps were pushed");
        assert_eq!(first.changes, step("move", 5, 0, 2).changes);
        assert_eq!(history.undo(), None);
    }

    #[test]
    fn undo_and_redo_return_to_the_saved_revision() {
        let mut history = History::default();
        history.push(step("a", 0, 0, 1));
        history.mark_saved();
        assert!(!history.is_unsaved());
        history.undo();
        assert!(history.is_unsaved());
        history.redo();
        assert!(!history.is_unsaved());
    }

    #[test]
    fn end_play_removes_steps_of_play() {
        let mut history = History::default();
        history.push(step("a", 0, 0, 1));
        history.mark_saved();
        history.begin_play();
        history.push(step("b", 0, 1, 2));
        assert!(!history.is_unsaved());
        history.end_play();
        assert_eq!(history.names().0.as_deref(), Some("a"));
    }
}
