//! [`Passed`]: what time passed in a step.

/// What the time of a player passed in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Passed {
    /// The end of the clip, once or more often.
    End,
    /// The mark with this index.
    Mark(usize),
}
