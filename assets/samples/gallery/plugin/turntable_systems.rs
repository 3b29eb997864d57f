//! [`TurntableSystems`].

use gallery_model::Turntable;
use playground::prelude::*;

/// What turns tables.
#[derive(Default)]
pub struct TurntableSystems;

#[systems]
impl TurntableSystems {
    /// Turns each a little further.
    #[system]
    fn turn(time: FrameTime, mut tables: Query<(&Turntable, &mut Transform)>) {
        for (table, transform) in &mut tables {
            let angle = table.speed_rad_per_s * time.delta_s;
            transform.rotation = (transform.rotation * Quat::from_rotation_y(angle)).normalize();
        }
    }
}
