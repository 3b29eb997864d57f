//! A component with a field of every kind.

use playground_base::{Component, component, described};
use playground_core_ecs::EntityId;
use playground_tests_panels::{Scene, row, rows_of};

/// One field of every kind.
#[component]
pub struct Zoo {
    pub alive: bool,
    #[field(min = 0, max = 9)]
    pub legs: u8,
    pub label: String,
    pub shape: Shape,
    pub friend: EntityId,
    pub marks: Vec<u32>,
    pub mood: Option<f32>,
    pub home: Home,
    pub pair: [f64; 2],
}

/// An enum with data.
#[described]
pub enum Shape {
    #[default]
    Point,
    Circle {
        radius: f32,
    },
    Square(f32),
}

/// A nested struct.
#[described]
pub struct Home {
    pub address: String,
}

/// Another component with the same short name.
pub mod other {
    use playground_base::component;

    /// The zoo of another crate.
    #[component(name = "other::Zoo")]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Zoo {
        pub cages: u8,
    }
}

/// A scene that knows both zoos.
pub fn scene() -> Scene {
    let scene = Scene::new();
    scene.register(&[Zoo::INFO, other::Zoo::INFO]);
    scene
}

/// A scene with an entity that has this zoo.
pub fn with_zoo(zoo: &Zoo) -> (Scene, EntityId) {
    let scene = scene();
    let mut rows = rows_of("Animal", None);
    rows.push(row(zoo));
    let animal = scene.spawn(rows);
    (scene, animal)
}
