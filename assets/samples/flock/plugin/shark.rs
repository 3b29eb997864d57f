//! The player's shark and the camera behind it.

use flock_model::{ChaseCamera, Predator};
use playground::prelude::*;

/// How far the shark turns when the mouse moves by a point, in radians.
const LOOK_PER_POINT: f32 = 0.004;

/// Turns and moves a predator.
pub fn steer(predator: &mut Predator, transform: &mut Transform, input: &Input, delta_s: f32) {
    let turn = input.axis(KeyCode::D, KeyCode::A) * predator.turn_speed * delta_s;
    let look = input.motion * -LOOK_PER_POINT;
    transform.rotation = turned(transform.rotation, turn + look.x, look.y);
    let push = input.axis(KeyCode::S, KeyCode::W);
    let speed = match push {
        push if push > 0.0 => predator.sprint_speed,
        push if push < 0.0 => predator.cruise_speed * 0.25,
        _ => predator.cruise_speed,
    };
    let wanted = transform.rotation * Vec3::NEG_Z * speed;
    predator.velocity += (wanted - predator.velocity) * (3.0 * delta_s).min(1.0);
    transform.translation += predator.velocity * delta_s;
}

/// Lets a camera follow.
pub fn chase(camera: &ChaseCamera, transform: &mut Transform, target: &Transform, delta_s: f32) {
    let back = target.rotation * Vec3::Z * camera.distance;
    let wanted = target.translation + back + Vec3::Y * camera.height;
    let share = (camera.stiffness * delta_s).min(1.0);
    transform.translation += (wanted - transform.translation) * share;
    *transform = looking_at(*transform, target.translation);
}

/// The rotation after a turn about the Y axis and a tilt; it never rolls over.
fn turned(rotation: Quat, turn: f32, tilt: f32) -> Quat {
    let (yaw, pitch, _) = rotation.to_euler(EulerRot::YXZ);
    let pitch = (pitch + tilt).clamp(-1.2, 1.2);
    Quat::from_euler(EulerRot::YXZ, yaw + turn, pitch, 0.0)
}

fn looking_at(transform: Transform, target: Vec3) -> Transform {
    let toward = (target - transform.translation).normalize_or(Vec3::NEG_Z);
    let yaw = (-toward.x).atan2(-toward.z);
    let pitch = toward.y.clamp(-1.0, 1.0).asin();
    Transform {
        rotation: Quat::from_euler(EulerRot::YXZ, yaw, pitch, 0.0),
        ..transform
    }
}
