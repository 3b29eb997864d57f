//! [`History`].

use super::{Change, Step};

/// The most steps kept.
const MOST: usize = 1000;

/// Steps done and undone.
#[derive(Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// Counts steps for ever, so that the saved place is found again after old ones are dropped.
    place: u64,
    saved: u64,
    /// How many steps were there when play started.
    play: Option<(usize, u64)>,
}

impl History {
    /// Keeps a step that was done. One of the same gesture as the last becomes part of it.
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
        self.place += 1;
        if self.done.len() > MOST {
            self.done.remove(0);
        }
    }

    /// The step to undo; it counts as undone.
    pub fn undo(&mut self) -> Option<Step> {
        if self.play.is_some_and(|(steps, _)| self.done.len() <= steps) {
            return None;
        }
        let step = self.done.pop()?;
        self.undone.push(step.clone());
        self.place -= 1;
        Some(step)
    }

    /// The step to do again; it counts as done.
    pub fn redo(&mut self) -> Option<Step> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        self.place += 1;
        Some(step)
    }

    /// What the next undo and redo are called.
    pub fn names(&self) -> (Option<String>, Option<String>) {
        let name = |steps: &[Step]| steps.last().map(|step| step.name.clone());
        (name(&self.done), name(&self.undone))
    }

    /// The world is as the file is.
    pub fn mark_saved(&mut self) {
        self.saved = self.place;
        self.end_gesture();
    }

    /// Names the state that the world is in by what was done to it: another number after an edit.
    pub const fn place(&self) -> u64 {
        self.place
    }

    /// The world differs from the file.
    pub fn is_unsaved(&self) -> bool {
        let place = self.play.map_or(self.place, |(_, place)| place);
        place != self.saved
    }

    /// Nothing was done: another scene is open.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Play starts: what is edited from now on goes with it.
    pub fn begin_play(&mut self) {
        self.undone.clear();
        self.end_gesture();
        self.play = Some((self.done.len(), self.place));
    }

    /// Between [`begin_play`](Self::begin_play) and [`end_play`](Self::end_play).
    pub const fn is_in_play(&self) -> bool {
        self.play.is_some()
    }

    /// The game went on with another scene: what was edited in the one before is gone.
    pub fn change_scene(&mut self) {
        self.end_play();
        self.begin_play();
    }

    /// Play ended: what was edited meanwhile is gone.
    pub fn end_play(&mut self) {
        if let Some((steps, place)) = self.play.take() {
            self.done.truncate(steps);
            self.undone.clear();
            self.place = place;
        }
    }

    /// The next edit starts a new step even if its gesture is the same.
    fn end_gesture(&mut self) {
        if let Some(last) = self.done.last_mut() {
            last.gesture = 0;
        }
    }
}

/// Adds a change to a gesture: of one component only the first `before` and the last `after` count.
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
    fn a_gesture_is_one_step() {
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
    fn saved_is_a_place_and_not_a_flag() {
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
    fn what_is_edited_while_playing_goes_with_it() {
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
