//! [`Row`].

use crate::{Game, GameError};
use playground_base::Component;
use playground_core_ecs::{ComponentId, EntityId};

/// Some components of one entity: a tuple of component types, for [`Game::query`].
pub trait Row: Sized {
    /// The components that an entity must have, with their stable names.
    const COMPONENTS: &'static [(&'static str, ComponentId)];

    /// Copies them.
    ///
    /// # Errors
    /// When one does not fit its type.
    fn read(game: &Game, entity: EntityId) -> Result<Self, GameError>;
}

macro_rules! rows {
    ($($part:ident)+) => {
        impl<$($part: Component),+> Row for ($($part,)+) {
            const COMPONENTS: &'static [(&'static str, ComponentId)] =
                &[$(($part::NAME, $part::ID)),+];

            fn read(game: &Game, entity: EntityId) -> Result<Self, GameError> {
                Ok(($({
                    let part: $part = game.read(entity)?;
                    part
                },)+))
            }
        }
    };
}

rows!(A);
rows!(A B);
rows!(A B C);
rows!(A B C D);
