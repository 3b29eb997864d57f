//! Rotations as angles.

use playground_base::glam::{EulerRot, Quat};
use playground_base::state;
use playground_core_ecs::Owner;
use std::collections::HashMap;

/// Angles around x, y and z in degrees: first around z, then x, then y.
pub type Euler = [f64; 3];

/// The angles of a rotation.
pub fn degrees_from_rotation(rotation: Quat) -> Euler {
    let (y, x, z) = rotation.normalize().to_euler(EulerRot::YXZ);
    // A hundred-thousandth of a degree is noise of single precision.
    [x, y, z].map(|angle| (f64::from(angle).to_degrees() * 1e4).round() / 1e4 + 0.0)
}

/// The rotation of angles.
pub fn rotation_from_degrees([x, y, z]: Euler) -> Quat {
    let [x, y, z] = [x, y, z].map(|angle| angle.to_radians() as f32);
    Quat::from_euler(EulerRot::YXZ, y, x, z).normalize()
}

/// Angles that the user entered. One rotation has many angles: as long as the rotation is the one
/// that was made of them, these are shown and no others, so that 370 does not jump to 10 and
/// nothing flips at 90.
#[state]
#[derive(Debug)]
pub struct Eulers {
    entered: HashMap<(Owner, String), (Quat, Euler)>,
}

impl Eulers {
    /// The angles to show for a rotation.
    pub fn shown(&self, owner: Owner, path: &str, rotation: Quat) -> Euler {
        let entered = self.entered.get(&(owner, path.to_owned()));
        match entered.filter(|(made, _)| is_same(*made, rotation)) {
            Some((_, angles)) => *angles,
            None => degrees_from_rotation(rotation),
        }
    }

    /// Keeps angles that the user entered and gives their rotation.
    pub fn enter(&mut self, owner: Owner, path: &str, angles: Euler) -> Quat {
        let rotation = rotation_from_degrees(angles);
        self.entered
            .insert((owner, path.to_owned()), (rotation, angles));
        rotation
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.entered.clear();
    }
}

fn is_same(a: Quat, b: Quat) -> bool {
    a.dot(b).abs() > 1.0 - 1e-6
}
