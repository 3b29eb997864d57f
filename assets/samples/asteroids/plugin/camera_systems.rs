//! [`CameraSystems`]: fits the camera to the arena, and shakes it.

use crate::spark_systems::SparkSystems;
use asteroids_model::{Game, Phase, Rules, Shake};
use playground::prelude::*;

/// The share of the shaking that is lost per second, as a rate.
const CALM: f32 = 5.0;

/// The systems of the camera.
#[derive(Default)]
pub struct CameraSystems;

#[systems(name = "asteroids")]
impl CameraSystems {
    /// Shows the whole arena, however wide the picture is.
    #[system(stage = Update)]
    fn fit(screen: Res<Screen>, rules: Res<Rules>, mut cameras: Query<&mut Camera, With<Shake>>) {
        for camera in &mut cameras {
            camera.ortho_height_m = height(rules.arena, screen.aspect());
        }
    }

    /// Moves a camera that shakes, less and less.
    #[system(after = SparkSystems::explode, when = Game.phase != Phase::Paused)]
    fn shake(time: FrameTime, mut rng: Rng, mut cameras: Query<(&mut Shake, &mut Transform)>) {
        for (shake, transform) in &mut cameras {
            let offset = rng.in_ball().truncate() * shake.reach;
            transform.translation = offset.extend(transform.translation.z);
            shake.reach *= 1.0 - (CALM * time.delta_s).min(1.0);
        }
    }
}

/// How high a picture is that shows the whole arena.
fn height(arena: Vec2, aspect: f32) -> f32 {
    arena.y.max(arena.x / aspect)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_picture_is_as_wide_as_the_arena() {
        let arena = Vec2::new(21.0, 12.0);
        assert_eq!(height(arena, 2.5), 12.0);
        assert_eq!(height(arena, 1.5), 14.0);
    }
}
