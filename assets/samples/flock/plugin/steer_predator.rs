//! The player's shark and the camera behind it.

use crate::flock_systems::FlockSystems;
use playground_base::glam::{EulerRot, Quat, Vec3};
use playground_core_ecs::{ModuleError, SystemContext, Transform};
use playground_core_input::KeyCode;

/// How far the shark turns when the mouse moves by a point, in radians.
const LOOK_PER_POINT: f32 = 0.004;

/// Turns and moves every predator.
pub fn steer(systems: &FlockSystems, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
    let cells = context.as_cells();
    let input = systems.input.read(cells)?;
    let input = input.resource().cloned().unwrap_or_default();
    let delta_s = context.frame.delta_s;
    let (mut predators, mut places) = (
        systems.predator.write(cells)?,
        systems.transform.write(cells)?,
    );
    for &table in context.as_tables(0) {
        let rows = predators
            .rows_mut(table)
            .iter_mut()
            .zip(places.rows_mut(table));
        for (predator, place) in rows {
            let turn = input.as_axis(KeyCode::D, KeyCode::A) * predator.turn_speed * delta_s;
            let look = input.motion * -LOOK_PER_POINT;
            place.rotation = turned(place.rotation, turn + look.x, look.y);
            let push = input.as_axis(KeyCode::S, KeyCode::W);
            let speed = match push {
                push if push > 0.0 => predator.sprint_speed,
                push if push < 0.0 => predator.cruise_speed * 0.25,
                _ => predator.cruise_speed,
            };
            let wanted = place.rotation * Vec3::NEG_Z * speed;
            predator.velocity += (wanted - predator.velocity) * (3.0 * delta_s).min(1.0);
            place.translation += predator.velocity * delta_s;
        }
    }
    Ok(())
}

/// Lets every chase camera follow the first predator.
pub fn chase(systems: &FlockSystems, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
    let cells = context.as_cells();
    let delta_s = context.frame.delta_s;
    let mut places = systems.transform.write(cells)?;
    let target = context
        .as_tables(0)
        .iter()
        .find_map(|table| places.rows(*table).first().copied());
    let Some(target) = target else {
        return Ok(());
    };
    let cameras = systems.chase_camera.read(cells)?;
    for &table in context.as_tables(1) {
        for (row, camera) in cameras.rows(table).iter().enumerate() {
            if let Some(place) = places.get_mut(table, row) {
                let back = target.rotation * Vec3::Z * camera.distance;
                let wanted = target.translation + back + Vec3::Y * camera.height;
                let share = (camera.stiffness * delta_s).min(1.0);
                place.translation += (wanted - place.translation) * share;
                *place = looking_at(*place, target.translation);
            }
        }
    }
    Ok(())
}

/// The rotation after a turn about the upright and a tilt; it never rolls over.
fn turned(rotation: Quat, turn: f32, tilt: f32) -> Quat {
    let (yaw, pitch, _) = rotation.to_euler(EulerRot::YXZ);
    let pitch = (pitch + tilt).clamp(-1.2, 1.2);
    Quat::from_euler(EulerRot::YXZ, yaw + turn, pitch, 0.0)
}

fn looking_at(place: Transform, target: Vec3) -> Transform {
    let toward = (target - place.translation).normalize_or(Vec3::NEG_Z);
    let yaw = (-toward.x).atan2(-toward.z);
    let pitch = toward.y.clamp(-1.0, 1.0).asin();
    Transform {
        rotation: Quat::from_euler(EulerRot::YXZ, yaw, pitch, 0.0),
        ..place
    }
}
