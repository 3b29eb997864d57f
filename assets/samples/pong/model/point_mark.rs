//! [`PointMark`].

use crate::Side;
use playground::prelude::*;

/// A box above the table that lights up when its side has this many points.
#[component]
#[derive(Copy)]
pub struct PointMark {
    /// Whose point it is.
    pub side: Side,
    /// How many points light it.
    pub point: u32,
}
