//! Tests of light from all around that does not arrive.

use super::{
    picture::difference,
    rig::Rig,
    scenes::{add, camera, material},
    stage::{pixel, stage},
};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::{DrawList, MeshKind};
use playground_core_rendering::RenderingView;

/// A floor and a wall that meet in the middle of the picture, under light from all around alone.
fn corner() -> DrawList {
    let mut list = stage();
    list.lights.clear();
    list.still = true;
    list.environment.ambient = 2.0;
    list.camera = camera(Vec3::new(0.0, 1.6, 1.6), Vec3::new(0.0, 0.0, -0.5), 1.5);
    let white = material(0.6, 0.6, 0.6, 1.0, 0.0);
    let floor = Mat4::from_translation(Vec3::new(0.0, -0.5, 0.0));
    let wall = Mat4::from_translation(Vec3::new(0.0, 2.0, -1.0));
    for (place, size) in [(floor, [12.0, 1.0, 12.0]), (wall, [12.0, 6.0, 1.0])] {
        let place = place * Mat4::from_scale(Vec3::from_array(size));
        add(&mut list, MeshKind::Cube, place, &white);
    }
    list
}

fn column<R: RenderingView>(rig: &Rig<R>, list: &DrawList) -> Vec<i32> {
    rig.draw(list);
    let picture = rig.picture();
    (0..200)
        .map(|y| i32::from(pixel(&picture, 150, y)[1]))
        .collect()
}

/// It is darker where two things meet, the more the stronger it is, and the same far away from there.
pub fn corners_are_darker<R: RenderingView>(rig: &Rig<R>) {
    let mut list = corner();
    let open = column(rig, &list);
    list.environment.occlusion = 1.0;
    let usual = column(rig, &list);
    list.environment.occlusion = 2.0;
    let strong = column(rig, &list);
    let darkening = |of: &[i32]| open.iter().zip(of).map(|(a, b)| a - b).max();
    let (much, more) = (darkening(&usual), darkening(&strong));
    assert!(much > Some(15) && more > much, "{much:?}, {more:?}");
    // The floor near the eye.
    let (near, same) = (open[195], usual[195]);
    assert!((near - same).abs() <= 2, "{near} and {same}");
    // Wider, where it reaches farther.
    let dark = |of: &[i32]| open.iter().zip(of).filter(|(a, b)| *a - *b > 8).count();
    list.environment.occlusion = 1.0;
    list.environment.occlusion_m = 1.5;
    let wide = column(rig, &list);
    assert!(
        dark(&wide) > dark(&usual) + 5,
        "{} and {} pixels",
        dark(&wide),
        dark(&usual)
    );
}

/// What stands alone is as bright as without, whatever its shape, and so is what no light from all around
/// falls on.
pub fn lone_things_stay_as_they_are<R: RenderingView>(rig: &Rig<R>) {
    let mut list = stage();
    list.still = true;
    let place = Mat4::from_scale(Vec3::splat(2.0));
    add(
        &mut list,
        MeshKind::Sphere,
        place,
        &material(0.6, 0.6, 0.6, 0.8, 0.0),
    );
    rig.draw(&list);
    let open = rig.picture();
    list.environment.occlusion = 1.0;
    rig.draw(&list);
    let different = difference(&open, &rig.picture());
    assert!(different < 0.002, "{:.2} %", different * 100.0);

    let mut list = corner();
    list.environment.ambient = 0.0;
    let dark = column(rig, &list);
    list.environment.occlusion = 1.0;
    assert_eq!(dark, column(rig, &list));
}
