//! [`FlockCommands`]: the console commands of the sample.

use crate::spawn;
use flock_model::{Boid, Flock};
use playground::prelude::*;

/// The console commands of the sample.
#[derive(Default)]
pub struct FlockCommands;

#[systems(name = "flock")]
impl FlockCommands {
    /// Puts more fish into the water.
    #[command]
    fn add_fish(
        Arg(count): Arg<u16>,
        flocks: Query<(EntityId, &Flock)>,
        mut rng: Rng,
        mut commands: Commands<(Transform, Boid, MeshRenderer, Parent)>,
    ) -> Result<String, &'static str> {
        let (entity, flock) = flocks.first().ok_or("the scene has no Flock")?;
        let more = Flock {
            count: count.into(),
            ..*flock
        };
        commands.spawn_batch(spawn::school(entity, &more, &mut rng));
        Ok(format!("{count} more fish"))
    }

    /// Takes all fish out of the water.
    #[command]
    fn remove_fish(fish: Query<EntityId, With<Boid>>, mut commands: Commands) -> String {
        let mut count = 0;
        for fish in fish.iter() {
            commands.despawn(fish);
            count += 1;
        }
        format!("{count} fish removed")
    }
}
