//! The components of the asteroids sample. The logic is in the plugin: editing a rule never
//! compiles this crate again.
#![forbid(unsafe_code)]

mod body;
mod bullet;
mod events;
mod game;
mod lifetime;
mod rock;
mod rules;
mod shake;
mod ship;
mod spark;

pub use body::Body;
pub use bullet::Bullet;
pub use events::{Explosion, RockHit, ShipLost};
pub use game::{Game, Phase};
pub use lifetime::Lifetime;
pub use rock::{Rock, RockSize};
pub use rules::Rules;
pub use shake::Shake;
pub use ship::{Shield, Ship};
pub use spark::Spark;

playground::export!();
