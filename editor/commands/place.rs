//! [`free_place`]: where a new entity is put.

use playground_base::glam::Vec3;
use playground_base::{ComponentId, Named, Value, stable_id};
use playground_core_ecs::{Transform, World};

/// Nearer than this, two new things are inside each other, in metres.
const NEAR: f32 = 1.0;
/// Higher than this, one is above the other, in metres.
const TALL: f32 = 3.0;
/// How far the next place is, in metres.
const STEP: f32 = 1.5;
/// The most places that are tried.
const TRIES: usize = 64;

/// `wanted`, or the first place beside it where nothing is. Small heights do not count: things of
/// several heights stand on the same ground.
pub fn free_place(world: &World, wanted: Vec3) -> Vec3 {
    let taken = places_near(world, wanted);
    let places = (0..TRIES).map(|step| wanted + Vec3::X * STEP * step as f32);
    let is_free = |place: &Vec3| {
        let mut taken = taken.iter();
        taken.all(|other| {
            let apart = *place - *other;
            apart.x.hypot(apart.z) >= NEAR || apart.y.abs() >= TALL
        })
    };
    places.clone().find(is_free).unwrap_or(wanted)
}

/// The places of entities that may be in the way.
fn places_near(world: &World, wanted: Vec3) -> Vec<Vec3> {
    let world_data = world.data.read();
    let Some(pool) = world_data.pool(ComponentId(stable_id(Transform::NAME))) else {
        return Vec::new();
    };
    let values = world_data.entities.iter();
    let values = values.filter_map(|entity| world_data.get_value(entity, pool));
    let places = values.filter_map(|value| place_of(&value));
    let reach = STEP * (TRIES + 1) as f32;
    places
        .filter(|place| place.distance(wanted) < reach)
        .collect()
}

fn place_of(transform: &Value) -> Option<Vec3> {
    let Value::List(numbers) = transform.field("translation")? else {
        return None;
    };
    match numbers.iter().map(Value::as_f64).collect::<Vec<_>>()[..] {
        [Some(x), Some(y), Some(z)] => Some(Vec3::new(x as f32, y as f32, z as f32)),
        _ => None,
    }
}
