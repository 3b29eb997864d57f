//! Console commands as functions.

use super::{A, Script};
use playground_base::systems;
use playground_core_ecs::param::{Arg, Commands, Query, ResMut, WorldMut};
use playground_core_ecs::{EntityId, Name};

/// Console commands.
#[derive(Default)]
pub struct Console;

#[systems]
impl Console {
    /// Adds points.
    #[command]
    fn add_points(
        Arg(value): Arg<i32>,
        by: Arg<Option<i32>>,
        mut points: ResMut<Script>,
    ) -> String {
        points.number += value * by.unwrap_or(1);
        format!("{} points", points.number)
    }

    /// Makes an entity with a value.
    #[command(name = "make-a")]
    fn make(Arg(name): Arg<String>, Arg(value): Arg<i32>, mut commands: Commands<(Name, A)>) {
        commands.spawn((Name { name }, A { value }));
    }

    /// Doubles the value of an entity.
    #[command]
    fn double(Arg(entity): Arg<EntityId>, mut all: Query<&mut A>) -> Result<&'static str, String> {
        let of = all.get_mut(entity);
        let of = of.ok_or_else(|| format!("entity {entity} has no A"))?;
        of.value *= 2;
        Ok("doubled")
    }

    /// Makes entities at once, and returns how many there were.
    #[command(only_in_play)]
    fn flood(Arg(count): Arg<u8>, mut world: WorldMut<(A,)>) -> Result<String, String> {
        let rows = (0..i32::from(count)).map(|value| (A { value },));
        let made = world.spawn_batch(rows).map_err(|error| error.to_string())?;
        Ok(format!("{made} made"))
    }

    /// Requests an entity, and panics.
    #[command]
    fn burst(mut commands: Commands<(A,)>) {
        commands.spawn((A { value: 1 },));
        panic!("the balloon burst");
    }
}

/// Another plugin, with a command that a plugin before it has.
#[derive(Default)]
pub struct Rival;

#[systems]
impl Rival {
    /// Adds points too.
    #[command(name = "twice")]
    fn one(mut points: ResMut<Script>) {
        points.number += 1;
    }
}

/// The other plugin.
#[derive(Default)]
pub struct OtherRival;

#[systems]
impl OtherRival {
    /// Adds points as well.
    #[command]
    fn twice(mut points: ResMut<Script>) {
        points.number += 2;
    }
}
