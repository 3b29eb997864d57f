//! [`Eulers`]: rotations as angles.

use playground_base::glam::{EulerRot, Quat};
use playground_base::state;
use playground_core_ecs::Owner;
use std::collections::HashMap;

/// Angles around x, y and z in degrees, applied in the order z, x, y.
pub type Euler = [f64; 3];

/// The angles of a rotation.
pub fn degrees_from_rotation(rotation: Quat) -> Euler {
    let (y, x, z) = rotation.normalize().to_euler(EulerRot::YXZ);
    // Digits below a ten-thousandth of a degree are rounding errors of single precision.
    [x, y, z].map(|angle| (f64::from(angle).to_degrees() * 1e4).round() / 1e4 + 0.0)
}

/// The rotation of angles.
pub fn rotation_from_degrees([x, y, z]: Euler) -> Quat {
    let [x, y, z] = [x, y, z].map(|angle| angle.to_radians() as f32);
    Quat::from_euler(EulerRot::YXZ, y, x, z).normalize()
}

/// Angles that the user entered. Several sets of angles give the same rotation: the entered ones are
/// shown until the rotation changes, so that 370 does not become 10 and nothing flips at 90.
#[state]
#[derive(Debug)]
pub struct Eulers {
    entered: HashMap<(Owner, String), (Quat, Euler)>,
}

impl Eulers {
    /// The angles to show for a rotation.
    pub fn angles(&self, owner: Owner, path: &str, rotation: Quat) -> Euler {
        let entered = self.entered.get(&(owner, path.to_owned()));
        match entered.filter(|(of, _)| is_same(*of, rotation)) {
            Some((_, angles)) => *angles,
            None => degrees_from_rotation(rotation),
        }
    }

    /// Stores angles that the user entered and returns their rotation.
    pub fn enter(&mut self, owner: Owner, path: &str, angles: Euler) -> Quat {
        let rotation = rotation_from_degrees(angles);
        self.entered
            .insert((owner, path.to_owned()), (rotation, angles));
        rotation
    }

    /// Discards all angles.
    pub fn clear(&mut self) {
        self.entered.clear();
    }
}

fn is_same(a: Quat, b: Quat) -> bool {
    a.dot(b).abs() > 1.0 - 1e-6
}
