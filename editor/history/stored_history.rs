//! [`StoredHistory`]: a history as data.

use super::Step;
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
