//! Types with `#[draw]`: they read the world and add to the picture.
#![forbid(unsafe_code)]

use playground_base::glam::{Mat4, Vec3};
use playground_base::{Color, draw};
use playground_core_drawing::{Draw, DrawView, Drawing, MeshKind, MeshRenderer};
use playground_core_ecs::param::{Query, With};
use playground_core_ecs::{EntityId, Name, WorldTransform};
use playground_tests_panels::{Scene, row, rows_of};

/// A line up from each mesh, its name above it, and a sphere where it is.
#[derive(Default)]
pub struct Names;

#[draw]
impl Names {
    fn draw(
        &self,
        drawing: &mut Drawing,
        all: Query<(EntityId, &Name, &WorldTransform), With<MeshRenderer>>,
    ) -> Result<(), String> {
        for (entity, name, transform) in &all {
            if name.name.is_empty() {
                return Err(format!("{entity} has no name"));
            }
            let at = transform.world_from_local.w_axis.truncate();
            drawing.scene.line(at, at + Vec3::Y, Color::WHITE);
            drawing.label(at + Vec3::Y, &*name.name, Color::WHITE);
            drawing.mesh(MeshKind::Sphere, transform.world_from_local, Color::WHITE);
        }
        Ok(())
    }
}

fn mesh(scene: &Scene, name: &str, at: Vec3) -> EntityId {
    let mut rows = rows_of(name, None);
    rows.push(row(&MeshRenderer::default()));
    rows.push(row(&WorldTransform {
        world_from_local: Mat4::from_translation(at),
    }));
    scene.spawn(rows)
}

#[test]
fn queried_entities_are_drawn_at_their_positions() {
    let scene = Scene::new();
    scene.named("Fleet", None);
    mesh(&scene, "Ship", Vec3::X);
    mesh(&scene, "Buoy", Vec3::Z);
    let names = Names::open(&scene.context()).expect("core components are known");
    let mut drawing = Drawing::default();
    let drawn = names.draw(scene.world.read().reader(), &mut drawing);
    assert_eq!(drawn, Ok(()));
    let texts: Vec<_> = drawing.labels.iter().map(|label| &*label.text).collect();
    assert_eq!(texts, ["Ship", "Buoy"]);
    assert_eq!(drawing.labels[0].position, Vec3::new(1.0, 1.0, 0.0));
    assert_eq!((drawing.scene.vertices.len(), drawing.meshes.len()), (4, 2));
    assert!(drawing.on_top.vertices.is_empty());
    drawing.clear();
    assert_eq!(drawing, Drawing::default());
}

#[test]
fn failed_drawing_is_reported_with_the_name_of_its_type() {
    let scene = Scene::new();
    mesh(&scene, "", Vec3::X);
    let names = Names::open(&scene.context()).expect("core components are known");
    let mut drawing = Drawing::default();
    let drawn = names.draw(scene.world.read().reader(), &mut drawing);
    let error = drawn.expect_err("one has no name").to_string();
    assert!(
        error.contains("::Names") && error.contains("has no name"),
        "{error}"
    );
}
