//! The components of the breakout sample. The logic is in the plugin: editing a rule never compiles
//! this crate again.
#![forbid(unsafe_code)]

mod appear;
mod ball;
mod brick;
mod brick_kind;
mod events;
mod game;
mod label;
mod level;
mod paddle;
mod popup;
mod power;
mod rules;
mod shake;

pub use appear::Appear;
pub use ball::Ball;
pub use brick::Brick;
pub use brick_kind::BrickKind;
pub use events::{
    BallBounced, BallLost, BrickBroken, BrickHit, LevelCleared, LevelStarts, PowerTaken, Surface,
};
pub use game::{Game, Phase};
pub use label::{Label, LifeMark, Logo, Shown};
pub use level::Level;
pub use paddle::Paddle;
pub use popup::Popup;
pub use power::{Power, PowerKind};
pub use rules::Rules;
pub use shake::Shake;

playground::export!();
