//! [`Goal`].

use crate::Side;
use playground::prelude::*;

/// The event that the ball left the table.
#[event(copy)]
pub struct Goal {
    /// The side that gets the point.
    pub scorer: Side,
}
