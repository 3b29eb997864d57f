//! [`CameraSystems`].

use playground_base::glam::Vec2;
use playground_base::systems;
use playground_core_drawing::{Camera, CameraFollow, Projection, Screen};
use playground_core_ecs::param::{Query, Res};
use playground_core_ecs::{FrameTime, Transform, WorldTransform};

/// The system of cameras that follow.
#[derive(Default)]
pub struct CameraSystems;

#[systems(name = "cameras")]
impl CameraSystems {
    /// Moves each camera after its target, as that was at the end of the last step.
    #[system]
    pub fn follow(
        time: FrameTime,
        screen: Res<Screen>,
        targets: Query<&WorldTransform>,
        mut cameras: Query<(&CameraFollow, &Camera, &mut Transform)>,
    ) {
        for (follow, camera, transform) in &mut cameras {
            let Some(target) = targets.get(follow.target) else {
                continue;
            };
            let half_height = match camera.projection {
                Projection::Orthographic => camera.ortho_height_m * 0.5,
                // A picture in perspective has no size of its own.
                Projection::Perspective => 0.0,
            };
            let half_size = Vec2::new(half_height * screen.aspect(), half_height);
            let target = target.world_from_local.w_axis.truncate().truncate();
            let position = transform.translation.truncate();
            let next = follow.next_position(position, target, half_size, time.delta_s);
            transform.translation = next.extend(transform.translation.z);
        }
    }
}
