//! The cubes: one mesh, one material, each at its own place.

use crate::stage::Stage;
use crate::workload::{CUBES, place_m};
use bevy::prelude::*;

#[derive(Component)]
struct Cube(usize);

/// Whether cubes move, and the frame that they are in.
#[derive(Resource, Default)]
struct Motion {
    is_on: bool,
    frame: u32,
}

/// Spawns them, and draws some frames. Returns their number.
pub fn spawn(stage: &mut Stage) -> usize {
    stage.app.init_resource::<Motion>();
    stage.app.add_systems(Update, motion);
    let world = stage.app.world_mut();
    let mesh = world
        .resource_mut::<Assets<Mesh>>()
        .add(Cuboid::new(1.0, 1.0, 1.0));
    let material = StandardMaterial::from(Color::srgb(0.8, 0.5, 0.3));
    let material = world
        .resource_mut::<Assets<StandardMaterial>>()
        .add(material);
    world.spawn_batch((0..CUBES).map(move |cube| {
        (
            Cube(cube),
            Mesh3d(mesh.clone()),
            MeshMaterial3d(material.clone()),
            Transform::from_translation(Vec3::from_array(place_m(cube, 0))),
        )
    }));
    for _ in 0..5 {
        stage.frame();
    }
    CUBES
}

/// Whether they move from the next frame on.
pub fn set_moving(stage: &mut Stage, is_on: bool) {
    if let Some(mut motion) = stage.app.world_mut().get_resource_mut::<Motion>() {
        motion.is_on = is_on;
    }
}

fn motion(mut motion: ResMut<Motion>, mut cubes: Query<(&Cube, &mut Transform)>) {
    if !motion.is_on {
        return;
    }
    motion.frame += 1;
    for (cube, mut transform) in &mut cubes {
        transform.translation = Vec3::from_array(place_m(cube.0, motion.frame));
    }
}
