//! [`Span`]: from a least to a greatest number.

use playground_base::described;

/// From a least to a greatest number: each particle gets one between them.
#[described]
#[derive(Copy)]
pub struct Span {
    /// The least.
    #[field(step = 0.01)]
    pub from: f32,
    /// The greatest.
    #[field(step = 0.01)]
    pub to: f32,
}

impl Span {
    /// From one number to another.
    pub const fn new(from: f32, to: f32) -> Self {
        Self { from, to }
    }

    /// The number at a share of the way, 0 to 1.
    pub fn at(self, share: f32) -> f32 {
        self.from + (self.to - self.from) * share
    }

    /// The greater of both.
    pub fn greatest(self) -> f32 {
        self.from.max(self.to)
    }
}
