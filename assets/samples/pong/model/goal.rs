//! [`Goal`].

use crate::Side;
use playground::{base::Named, prelude::*};

/// The event that the ball left the table.
#[described]
#[derive(Copy)]
pub struct Goal {
    /// Who gets the point.
    pub scorer: Side,
}

impl Named for Goal {
    const NAME: &'static str = "pong::Goal";
}
