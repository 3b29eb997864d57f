//! The components of the pong sample. The logic is in the plugin: editing a rule never compiles
//! this crate again.
#![forbid(unsafe_code)]

mod ball;
mod goal;
mod paddle;
mod point_mark;
mod score;
mod side;
mod table;

pub use ball::Ball;
pub use goal::Goal;
pub use paddle::{Paddle, Player};
pub use point_mark::PointMark;
pub use score::{Phase, Score};
pub use side::Side;
pub use table::Table;

playground::export!();
