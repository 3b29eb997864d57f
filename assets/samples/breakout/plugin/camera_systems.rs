//! [`CameraSystems`]: fits the camera to the table, and shakes it.

use breakout_model::{Game, Phase, Shake};
use playground::prelude::*;

/// What the picture has room for: the table with its walls and what is above it, in metres.
const SHOWN: Vec2 = Vec2::new(17.8, 15.4);
/// The share of the shaking that is lost per second, as a rate.
const CALM: f32 = 9.0;

/// The systems of the camera.
#[derive(Default)]
pub struct CameraSystems;

#[systems(name = "breakout")]
impl CameraSystems {
    /// Shows the whole table, however wide the picture is.
    #[system(stage = Update)]
    fn fit(screen: Res<Screen>, mut cameras: Query<&mut Camera, With<Shake>>) {
        let height_m = height(SHOWN, screen.aspect());
        for camera in &mut cameras {
            camera.ortho_height_m = height_m;
        }
    }

    /// Moves a camera that shakes, less and less.
    #[system(when = Game.phase != Phase::Paused)]
    fn shake(time: FrameTime, mut rng: Rng, mut cameras: Query<(&mut Shake, &mut Transform)>) {
        for (shake, transform) in &mut cameras {
            let place = shake.rest + rng.in_ball().truncate() * shake.reach;
            transform.translation = place.extend(transform.translation.z);
            shake.reach *= 1.0 - (CALM * time.delta_s).min(1.0);
        }
    }
}

/// How high a picture is that has room for this width and height.
fn height(shown: Vec2, aspect: f32) -> f32 {
    shown.y.max(shown.x / aspect.max(0.01))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn narrow_picture_is_as_wide_as_the_table() {
        let shown = Vec2::new(18.0, 15.0);
        assert_eq!(height(shown, 2.5), 15.0);
        assert_eq!(height(shown, 0.9), 20.0);
    }
}
