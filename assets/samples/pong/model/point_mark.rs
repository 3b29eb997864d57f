//! [`PointMark`].

use crate::Side;
use playground::prelude::*;

/// A box above the table that lights up when its side has this many points.
#[component(copy)]
pub struct PointMark {
    /// The side that it belongs to.
    pub side: Side,
    /// The number of points from which it is lit.
    pub point: u32,
}
