//! Scenes to draw.

use playground_base::{
    Color,
    glam::{Mat4, Quat, Vec3},
};
use playground_core_drawing::{
    Camera, CameraView, DrawBatch, DrawList, Grid, Instance, InstanceFlags, Light, LightInstance,
    LightKind, LineVertex, Material, MeshKind,
};

/// A camera at `eye` that looks at `target`.
pub fn camera(eye: Vec3, target: Vec3, aspect: f32) -> CameraView {
    let view_from_world =
        playground_base::glam::camera::rh::view::look_at_mat4(eye, target, Vec3::Y);
    CameraView::new(&Camera::default(), &view_from_world.inverse(), aspect)
}

/// A late sun.
pub fn sun() -> LightInstance {
    let light = Light {
        intensity: 0.85,
        ..Light::default()
    };
    let mut instance = LightInstance::new(light, &Mat4::IDENTITY);
    instance.direction = Vec3::new(-0.55, -0.75, -0.35).normalize();
    instance
}

fn point(kind: LightKind, position: Vec3, color: Color, intensity: f32) -> LightInstance {
    let light = Light {
        kind,
        color,
        intensity,
        range_m: 6.0,
        ..Light::default()
    };
    let down = Mat4::from_rotation_translation(
        Quat::from_rotation_x(-std::f32::consts::FRAC_PI_2),
        position,
    );
    LightInstance::new(light, &down)
}

/// A material.
pub fn material(r: f32, g: f32, b: f32, roughness: f32, metallic: f32) -> Material {
    Material {
        color: Color::rgb(r, g, b),
        roughness,
        metallic,
        ..Material::default()
    }
}

/// Adds an instance; its entity is the number of instances before it.
pub fn add(list: &mut DrawList, mesh: MeshKind, transform: Mat4, material: &Material) -> u32 {
    let entity = list
        .batches
        .iter()
        .map(|batch| batch.instances.len() as u32)
        .sum();
    let mut batch = DrawBatch::new(mesh);
    batch
        .instances
        .push(Instance::new(&transform, material, entity));
    match list
        .batches
        .iter_mut()
        .find(|batch| batch.mesh == mesh.id())
    {
        Some(known) => known.instances.append(&mut batch.instances),
        None => list.batches.push(batch),
    }
    entity
}

/// Every built-in mesh, lights of every kind, the grid, a selection, lines and a gizmo.
pub fn everything(aspect: f32) -> DrawList {
    let mut list = DrawList {
        camera: camera(Vec3::new(3.4, 3.1, 7.2), Vec3::new(-0.1, 0.45, 0.0), aspect),
        grid: Some(Grid::default()),
        still: true,
        lights: vec![
            sun(),
            point(
                LightKind::Point,
                Vec3::new(-3.2, 0.9, 1.6),
                Color::rgb(1.0, 0.45, 0.15),
                2.5,
            ),
            point(
                LightKind::Spot,
                Vec3::new(3.0, 2.6, -0.6),
                Color::rgb(0.35, 0.6, 1.0),
                5.0,
            ),
        ],
        ..DrawList::default()
    };
    let floor = Mat4::from_scale_rotation_translation(
        Vec3::new(8.0, 0.1, 5.0),
        Quat::IDENTITY,
        Vec3::new(0.0, -0.051, 0.0),
    );
    add(
        &mut list,
        MeshKind::Cube,
        floor,
        &material(0.16, 0.17, 0.19, 0.75, 0.0),
    );
    let shapes = [
        (
            MeshKind::Cube,
            [-2.6, 0.5, -0.6],
            material(0.75, 0.20, 0.12, 0.45, 0.0),
        ),
        (
            MeshKind::Sphere,
            [-1.2, 0.5, -0.9],
            material(0.90, 0.66, 0.28, 0.25, 1.0),
        ),
        (
            MeshKind::Cone,
            [0.1, 0.5, -1.2],
            material(0.15, 0.45, 0.30, 0.60, 0.0),
        ),
        (
            MeshKind::Cylinder,
            [1.4, 0.5, -1.1],
            material(0.12, 0.30, 0.62, 0.35, 0.0),
        ),
        (
            MeshKind::Capsule,
            [2.8, 1.0, -0.8],
            material(0.70, 0.70, 0.72, 0.30, 0.0),
        ),
        (
            MeshKind::Torus,
            [-0.1, 0.16, 1.0],
            material(0.55, 0.12, 0.35, 0.40, 0.0),
        ),
        (
            MeshKind::Fish,
            [-2.0, 0.8, 1.3],
            material(0.10, 0.42, 0.55, 0.35, 0.1),
        ),
        (
            MeshKind::Bird,
            [1.5, 1.0, 1.2],
            material(0.80, 0.74, 0.62, 0.70, 0.0),
        ),
        (
            MeshKind::Sphere,
            [2.9, 0.5, 1.0],
            material(0.85, 0.85, 0.87, 0.12, 1.0),
        ),
    ];
    for (mesh, at, material) in shapes {
        let turn = Quat::from_rotation_y(if mesh == MeshKind::Fish { -0.9 } else { 0.5 });
        let transform = Mat4::from_rotation_translation(turn, Vec3::from(at));
        add(&mut list, mesh, transform, &material);
    }
    select(&mut list, MeshKind::Cone);
    gizmo(&mut list, Vec3::new(0.1, 0.5, -1.2));
    list
}

/// Selects the first instance of a mesh.
pub fn select(list: &mut DrawList, mesh: MeshKind) {
    let batch = list
        .batches
        .iter_mut()
        .find(|batch| batch.mesh == mesh.id());
    if let Some(first) = batch.and_then(|batch| batch.instances.first_mut()) {
        first.flags = InstanceFlags::SELECTED;
    }
}

/// Three arrows and a box.
fn gizmo(list: &mut DrawList, at: Vec3) {
    let axes = [
        (Vec3::X, [0.80, 0.08, 0.10, 1.0]),
        (Vec3::Y, [0.22, 0.62, 0.08, 1.0]),
        (Vec3::Z, [0.06, 0.25, 0.90, 1.0]),
    ];
    for (axis, color) in axes {
        let tip = at + axis * 1.3;
        list.overlay_lines.push(LineVertex::new(at, color));
        list.overlay_lines
            .push(LineVertex::new(at + axis * 1.15, color));
        let side = axis.any_orthonormal_vector() * 0.05;
        let other = axis.cross(side);
        for (a, b) in [
            (side, other),
            (other, -side),
            (-side, -other),
            (-other, side),
        ] {
            let base = at + axis * 1.1;
            list.overlay_triangles
                .extend([tip, base + a, base + b].map(|at| LineVertex::new(at, color)));
        }
    }
    let corner = |x: f32, y: f32, z: f32| LineVertex::new(Vec3::new(x, y, z), [0.9, 0.9, 0.9, 0.8]);
    for (x, z) in [(-3.15, -1.2), (-2.05, -1.2), (-2.05, 0.0), (-3.15, 0.0)] {
        list.lines.extend([corner(x, 0.0, z), corner(x, 1.1, z)]);
    }
}

/// A flock of `count` fish over the grid.
pub fn flock(count: u32, mesh: MeshKind, aspect: f32) -> DrawList {
    let mut list = DrawList {
        camera: camera(Vec3::new(0.0, 16.0, 44.0), Vec3::new(0.0, 6.0, 0.0), aspect),
        grid: Some(Grid::default()),
        lights: vec![sun()],
        ..DrawList::default()
    };
    let mut batch = DrawBatch::new(mesh);
    let mut seed = 7_u32;
    let mut random = || {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) as f32 / (1 << 24) as f32
    };
    for entity in 0..count {
        let (angle, radius) = (
            random() * std::f32::consts::TAU,
            4.0 + 20.0 * random().sqrt(),
        );
        let at = Vec3::new(
            angle.cos() * radius,
            1.0 + 12.0 * random(),
            angle.sin() * radius,
        );
        let turn = Quat::from_rotation_y(-angle + 0.4 * random())
            * Quat::from_rotation_x(0.4 * random() - 0.2);
        let transform = Mat4::from_rotation_translation(turn, at);
        let warm = random();
        let paint = material(
            0.10 + 0.75 * warm,
            0.36 + 0.05 * warm,
            0.60 - 0.5 * warm,
            0.4,
            0.0,
        );
        batch
            .instances
            .push(Instance::new(&transform, &paint, entity));
    }
    list.batches.push(batch);
    list
}
