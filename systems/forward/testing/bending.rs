//! Tests of meshes that bend: by joints and by morph targets.

use super::{
    picture::difference,
    rig::Rig,
    scenes::{add, camera, material, sun},
    stage::stage,
};
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_core_drawing::{
    DrawBatch, DrawList, Instance, InstanceFlags, JointMatrix, Mesh, MeshId, MeshJoints, MeshKind,
    MeshVertex, MorphTarget, SurfaceId,
};
use playground_core_rendering::RenderingView;

const BAR: MeshId = MeshId(Mesh::FIRST_FREE_ID + 70);
const BENT_BY_HAND: MeshId = MeshId(Mesh::FIRST_FREE_ID + 71);
const RINGS: usize = 13;

/// A bar of 2.4 m, upright on the ground: the lower joint moves its lower end, the upper one its upper end.
fn bar() -> Mesh {
    let mut mesh = Mesh {
        id: BAR,
        name: "bar".into(),
        ..Mesh::default()
    };
    let side = [(1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0), (1.0, -1.0)];
    for face in 0..4 {
        let (from, to) = (side[face], side[(face + 1) % 4]);
        let normal = Vec3::new(from.0 + to.0, 0.0, from.1 + to.1) * 0.5;
        for ring in 0..RINGS {
            let share = ring as f32 / (RINGS - 1) as f32;
            for (x, z) in [from, to] {
                mesh.vertices.push(MeshVertex {
                    position: [x * 0.2, share * 2.4, z * 0.2],
                    normal: normal.to_array(),
                    uv: [0.0, share],
                });
                let upper = (share * 3.0 - 1.0).clamp(0.0, 1.0);
                let shares = [1.0 - upper, upper, 0.0, 0.0];
                mesh.joints.push(MeshJoints::new([0, 1, 0, 0], shares));
            }
        }
        let first = (face * RINGS * 2) as u32;
        for ring in 0..RINGS as u32 - 1 {
            let [a, b, c, d] = [0, 1, 2, 3].map(|at| first + ring * 2 + at);
            mesh.indices.extend([a, c, b, b, c, d]);
        }
    }
    mesh
}

/// Two targets: one is wider, one leans to the right.
fn morphs(mesh: &Mesh) -> Vec<MorphTarget> {
    let moved = |by: fn(Vec3) -> Vec3| {
        let positions = mesh.vertices.iter();
        let positions = positions.map(|of| by(Vec3::from_array(of.position)).to_array());
        MorphTarget {
            positions: positions.collect(),
            normals: Vec::new(),
        }
    };
    vec![
        moved(|at| Vec3::new(at.x, 0.0, at.z)),
        moved(|at| Vec3::new(at.y * 0.4, 0.0, 0.0)),
    ]
}

/// The upper joint turns around the middle of the bar.
fn joints(angle: f32) -> [Mat4; 2] {
    let middle = Vec3::new(0.0, 1.2, 0.0);
    let turned = Mat4::from_translation(middle)
        * Mat4::from_rotation_z(angle)
        * Mat4::from_translation(-middle);
    [Mat4::IDENTITY, turned]
}

/// The same mesh with its shape computed here.
fn bent_here(mesh: &Mesh, weights: &[f32], joints: &[Mat4]) -> Mesh {
    let mut vertices = mesh.vertices.clone();
    for (at, vertex) in vertices.iter_mut().enumerate() {
        let mut position = Vec3::from_array(vertex.position);
        for (morph, weight) in mesh.morphs.iter().zip(weights) {
            position += Vec3::from_array(morph.positions[at]) * *weight;
        }
        let mut normal = Vec3::from_array(vertex.normal);
        if let Some(corner) = mesh.joints.get(at) {
            let mut sum = Mat4::ZERO;
            for (joint, weight) in corner.joints.iter().zip(corner.weights) {
                let share = f32::from(weight) / f32::from(u16::MAX);
                sum += joints[usize::from(*joint)] * share;
            }
            position = sum.transform_point3(position);
            normal = sum.inverse().transpose().transform_vector3(normal);
        }
        vertex.position = position.to_array();
        vertex.normal = normal.normalize().to_array();
    }
    Mesh {
        id: BENT_BY_HAND,
        name: "bent by hand".into(),
        vertices,
        indices: mesh.indices.clone(),
        ..Mesh::default()
    }
}

/// A bar that stands on ground, which it throws its shadow on.
fn scene(mesh: MeshId) -> DrawList {
    let mut list = DrawList {
        camera: camera(Vec3::new(1.2, 2.6, 5.4), Vec3::new(0.0, 1.0, 0.0), 1.5),
        lights: vec![sun()],
        ..DrawList::default()
    };
    let ground = Mat4::from_scale(Vec3::new(8.0, 1.0, 8.0));
    let grey = material(0.5, 0.5, 0.5, 0.9, 0.0);
    add(&mut list, MeshKind::Plane, ground, &grey);
    let paint = material(0.8, 0.4, 0.1, 0.5, 0.0);
    let turned = Mat4::from_rotation_y(0.5);
    list.batches.push(DrawBatch {
        // With maps and without there are two ways to draw a mesh.
        surface: None::<SurfaceId>,
        instances: vec![Instance::new(&turned, &paint, 7)],
        ..DrawBatch::new(mesh)
    });
    list
}

fn pose(list: &mut DrawList, weights: &[f32], joints: &[Mat4]) {
    // Not the first of the list, and not on the first row of the texture.
    list.joints = vec![JointMatrix::from(Mat4::ZERO); 700];
    let first = list.joints.len() as u32;
    JointMatrix::push_weights(weights, &mut list.joints);
    list.joints
        .extend(joints.iter().map(|joint| JointMatrix::from(*joint)));
    for batch in list.batches.iter_mut().filter(|batch| batch.mesh == BAR) {
        batch.reach_m = 3.0;
        for instance in &mut batch.instances {
            instance.pose = first;
        }
    }
}

/// A mesh that the GPU bends looks like the same mesh that was bent before it was uploaded: light, shadow,
/// outline.
pub fn bends_as_on_the_cpu<R: RenderingView>(rig: &Rig<R>) {
    let plain = bar();
    let morphed = Mesh {
        morphs: morphs(&plain),
        ..plain.clone()
    };
    let only_morphed = Mesh {
        joints: Vec::new(),
        ..morphed.clone()
    };
    let cases: [(&Mesh, &[f32], f32); 4] = [
        (&plain, &[], 1.1),
        (&morphed, &[0.6, 0.0], 1.1),
        (&morphed, &[0.3, -0.8], -0.7),
        (&only_morphed, &[0.5, 0.7], 0.0),
    ];
    for (number, (mesh, weights, angle)) in cases.into_iter().enumerate() {
        let joints = joints(angle);
        let by_hand = bent_here(mesh, weights, &joints);
        for uploaded in [mesh, &by_hand] {
            assert_eq!(rig.renderer.upload_mesh(&rig.gpu, uploaded), Ok(()));
        }
        let [expected, shown, at_rest] =
            [(BENT_BY_HAND, 1.0), (BAR, 1.0), (BAR, 0.0)].map(|(id, share): (MeshId, f32)| {
                let mut list = scene(id);
                let weights: Vec<f32> = weights.iter().map(|weight| weight * share).collect();
                let joints = self::joints(angle * share);
                pose(&mut list, &weights, &joints);
                let flags = &mut list.batches[1].instances[0].flags;
                *flags = *flags | InstanceFlags::SELECTED;
                rig.draw(&list);
                rig.picture()
            });
        let different = difference(&expected, &shown);
        assert!(
            different < 0.002,
            "case {number}: {:.2}% differ",
            different * 100.0
        );
        let moved = difference(&expected, &at_rest);
        assert!(moved > 0.02, "case {number}: nothing moved");
    }
}

/// A bar that bows, once straight and once bent.
pub fn bent_bars() -> DrawList {
    let mut list = scene(BAR);
    let bar = list.batches[1].instances[0];
    let paint = material(0.1, 0.5, 0.7, 0.4, 0.0);
    let beside = Mat4::from_translation(Vec3::new(-1.6, 0.0, 0.0));
    let straight = Instance::new(&beside, &paint, 8);
    list.batches[1].instances = vec![bar, straight];
    let still = joints(0.0).map(JointMatrix::from);
    let turned = joints(1.1).map(JointMatrix::from);
    list.joints.extend(still);
    list.joints.extend(turned);
    list.batches[1].instances[0].pose = 2;
    list.batches[1].reach_m = 3.0;
    list
}

/// Uploads what [`bent_bars`] shows.
pub fn upload_bar<R: RenderingView>(rig: &Rig<R>) {
    assert_eq!(rig.renderer.upload_mesh(&rig.gpu, &bar()), Ok(()));
}

/// A bent mesh is picked where it is shown, and drawn where its joints took it although it would be out of the
/// picture at rest.
pub fn is_picked_and_culled_where_it_is<R: RenderingView>(rig: &Rig<R>) {
    upload_bar(rig);
    let mut list = stage();
    let paint = material(0.8, 0.4, 0.1, 0.5, 0.0);
    list.batches = vec![DrawBatch {
        instances: vec![Instance::new(&Mat4::IDENTITY, &paint, 7)],
        ..DrawBatch::new(BAR)
    }];
    let lifted = |by: Vec3| [Mat4::from_translation(by); 2];
    pose(&mut list, &[], &lifted(Vec3::new(0.0, -1.0, 0.0)));
    rig.draw(&list);
    assert_eq!(rig.pick(150, 100), Some(7));
    pose(&mut list, &[], &lifted(Vec3::new(1.5, -1.0, 0.0)));
    rig.draw(&list);
    assert_eq!(rig.pick(150, 100), None);

    // Its origin is far to the left.
    let away = Mat4::from_rotation_translation(Quat::IDENTITY, Vec3::new(-40.0, -1.0, 0.0));
    list.batches[0].instances = vec![Instance::new(&away, &paint, 7)];
    pose(&mut list, &[], &lifted(Vec3::new(40.0, 0.0, 0.0)));
    list.batches[0].reach_m = 0.0;
    rig.draw(&list);
    assert_eq!(rig.pick(150, 100), None, "at rest it is outside");
    list.batches[0].reach_m = 43.0;
    rig.draw(&list);
    assert_eq!(rig.pick(150, 100), Some(7));
}

/// Joints that do not fit the mesh are refused; an instance that names joints beyond the list breaks nothing.
pub fn refuses_bad_joints<R: RenderingView>(rig: &Rig<R>) {
    let good = bar();
    let few = Mesh {
        joints: good.joints[1..].to_vec(),
        ..good.clone()
    };
    let short = Mesh {
        morphs: vec![MorphTarget {
            positions: vec![[0.0; 3]; 3],
            normals: Vec::new(),
        }],
        ..good.clone()
    };
    for (bad, why) in [(few, "joints of"), (short, "a morph target moves 3")] {
        let refused = rig.renderer.upload_mesh(&rig.gpu, &bad);
        let text = refused.expect_err("it is wrong").to_string();
        assert!(text.contains(why), "{text}");
    }
    upload_bar(rig);
    let mut list = scene(BAR);
    list.batches[1].instances[0].pose = u32::MAX - 3;
    rig.draw(&list);
    pose(&mut list, &[], &joints(0.0));
    list.joints.truncate(701);
    rig.draw(&list);
}
