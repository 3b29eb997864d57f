//! [`StoredHistory`]: a history as data.

use super::{Change, Step};
use playground_base::postcard;
use playground_base::serde::{Deserialize, Serialize};

/// Steps done and undone, for another process.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct StoredHistory {
    /// Steps that are done, the oldest first.
    pub done: Vec<Step>,
    /// Steps that were undone, the first undone one first.
    pub undone: Vec<Step>,
    /// Steps that a gesture which is not over yet replaced.
    pub replaced: Vec<Step>,
}

impl StoredHistory {
    /// The changes of all steps.
    pub fn changes(&self) -> impl Iterator<Item = &Change> {
        let steps = self.done.iter().chain(&self.undone);
        let steps = steps.chain(&self.replaced);
        steps.flat_map(|step| &step.changes)
    }

    /// The changes of each step.
    pub fn changes_mut(&mut self) -> impl Iterator<Item = &mut Vec<Change>> {
        let steps = self.done.iter_mut().chain(&mut self.undone);
        let steps = steps.chain(&mut self.replaced);
        steps.map(|step| &mut step.changes)
    }

    /// Drops the oldest steps until the others fit into this number of bytes.
    pub fn limit(&mut self, bytes: usize) {
        let size =
            |step: &Step| postcard::experimental::serialized_size(step).unwrap_or(usize::MAX);
        let others = self.undone.iter().chain(&self.replaced);
        let mut left = bytes.saturating_sub(others.map(size).fold(0, usize::saturating_add));
        let newest = self.done.iter().rev().take_while(|step| {
            let size = size(step);
            let fits = size <= left;
            left = left.saturating_sub(size);
            fits
        });
        let kept = newest.count();
        self.done.drain(..self.done.len() - kept);
    }
}
