//! [`GameKeyframe`]: a game that plays, for a process of the same build that continues it.

use super::session::PlayPosition;
use crate::runtime::SavedState;
use crate::{Engine, EngineError};
use playground_base::{FieldKind, fastrand};
use playground_core_ecs::{BoundWorldView, WorldChanges, WorldData, WorldMoment};
use serde::{Deserialize, Serialize};
use std::time::{SystemTime, UNIX_EPOCH};

/// A game that plays: a whole world, or what changed since a whole one. Rows are stored as they are, so
/// that only a process whose components have the same fields can continue it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct GameKeyframe {
    /// Names the whole world; that of a difference is the world that it changes.
    pub whole: u64,
    /// True for what changed since the whole world.
    pub is_difference: bool,
    /// When it was taken, in milliseconds since 1970.
    pub unix_ms: u64,
    position: PlayPosition,
    /// The components that have rows, each with a hash of its fields.
    components: Vec<(String, u64)>,
    #[serde(with = "playground_base::serde_bytes")]
    world: Vec<u8>,
}

impl GameKeyframe {
    /// The states of the ViewModels of the game.
    pub fn states(&self) -> &[SavedState] {
        &self.position.states
    }

    /// Steps since play started.
    pub const fn step(&self) -> u64 {
        self.position.step
    }
}

/// A keyframe whose rows are not bytes yet. Taking it costs a copy of what changed; the rest is left to
/// another thread.
pub struct GameCopy {
    keyframe: GameKeyframe,
    changes: WorldChanges,
    worlds: BoundWorldView,
}

impl GameCopy {
    /// The keyframe. Takes time, on any thread.
    ///
    /// # Errors
    /// When the module of the world fails.
    pub fn encode(self) -> Result<GameKeyframe, EngineError> {
        let world = self
            .worlds
            .call(|view| view.encode_changes(&self.changes))?;
        Ok(GameKeyframe {
            world,
            ..self.keyframe
        })
    }

    /// True for what changed since a whole world.
    pub const fn is_difference(&self) -> bool {
        self.keyframe.is_difference
    }
}

/// The keyframes of a game that were taken.
#[derive(Debug, Default)]
pub(super) struct TakenKeyframes {
    whole: Option<WholeKeyframe>,
    /// The state of play at the last keyframe.
    last: Option<(PlayPosition, u32)>,
}

/// The last keyframe that is a whole world.
#[derive(Debug)]
struct WholeKeyframe {
    id: u64,
    moment: WorldMoment,
    rows: usize,
    /// What changed since is so much that the next keyframe is a whole world again.
    is_used_up: bool,
}

impl Engine {
    /// Copies what a keyframe of the game needs: of the world what changed since the last whole
    /// keyframe. `None` while the scene is being edited, and when nothing changed since the last
    /// keyframe.
    ///
    /// # Errors
    /// When a ViewModel cannot save its state.
    pub fn copy_game(&mut self) -> Result<Option<GameCopy>, EngineError> {
        if !self.play.is_running() {
            return Ok(None);
        }
        let world = self.world().clone();
        let position = self.play_position()?;
        let tick = world.data.read().token.tick();
        let is_same = |(known, at): &(PlayPosition, u32)| *at == tick && *known == position;
        if self.play.keyframes.last.as_ref().is_some_and(is_same) {
            return Ok(None);
        }
        let worlds = self.views().worlds.clone();
        let taken = &mut self.play.keyframes;
        let whole = taken.whole.take().filter(|whole| !whole.is_used_up);
        let (whole, changes) = match whole {
            Some(whole) => {
                let changes = worlds.call(|view| view.changes(&world, &whole.moment))?;
                (whole, changes)
            }
            None => {
                let everything = WorldMoment::default();
                let changes = worlds.call(|view| view.changes(&world, &everything))?;
                let whole = WholeKeyframe {
                    id: fastrand::u64(..),
                    moment: worlds.call(|view| view.moment(&world))?,
                    rows: rows_of(&changes),
                    is_used_up: false,
                };
                (whole, changes)
            }
        };
        let keyframe = GameKeyframe {
            whole: whole.id,
            is_difference: !changes.is_whole,
            unix_ms: unix_ms(),
            position: position.clone(),
            components: shapes(&world.data.read()),
            world: Vec::new(),
        };
        let is_used_up = keyframe.is_difference && rows_of(&changes) * 2 > whole.rows;
        taken.whole = Some(WholeKeyframe {
            is_used_up,
            ..whole
        });
        taken.last = Some((position, world.data.read().token.tick()));
        Ok(Some(GameCopy {
            keyframe,
            changes,
            worlds,
        }))
    }

    /// The next keyframe is a whole world: the last one was not stored, or pools were replaced.
    pub fn forget_keyframes(&mut self) {
        self.play.keyframes = TakenKeyframes::default();
    }

    /// Continues a game on the scene that is open, paused: the module that ended the process before
    /// may do it again. No system of `Start` runs.
    ///
    /// # Errors
    /// When components have other fields than in the keyframes, or when their bytes are damaged. The
    /// scene is then as before.
    pub fn resume_game(
        &mut self,
        whole: GameKeyframe,
        difference: Option<GameKeyframe>,
    ) -> Result<(), EngineError> {
        let last = difference.as_ref().unwrap_or(&whole);
        let position = PlayPosition {
            is_paused: true,
            ..last.position.clone()
        };
        self.continue_game(position, |engine| {
            engine.check_shapes(&whole.components)?;
            if let Some(difference) = &difference {
                engine.check_shapes(&difference.components)?;
            }
            let (world, worlds) = (engine.world(), &engine.views().worlds);
            worlds.call(|view| view.decode(world, &whole.world))??;
            if let Some(difference) = &difference {
                worlds.call(|view| view.apply(world, &difference.world))??;
            }
            Ok(())
        })
    }

    fn check_shapes(&self, stored: &[(String, u64)]) -> Result<(), EngineError> {
        let world_data = self.world().data.read();
        let pools = world_data.pools.iter();
        let known: Vec<_> = pools.map(|pool| pool.description()).collect();
        for (name, shape) in stored {
            let of_name = known.iter().find(|of| of.name == name);
            let why = match of_name {
                None => "no module declares it any more",
                Some(of) if shape_of(&of.kind) != *shape => "its fields are others now",
                Some(_) => continue,
            };
            return Err(EngineError::Refused(format!(
                "the game has rows of {name}, and {why}"
            )));
        }
        Ok(())
    }
}

fn unix_ms() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| now.as_millis() as u64)
}

/// The number of rows that were copied.
fn rows_of(changes: &WorldChanges) -> usize {
    let archetypes = changes.archetypes.iter();
    let columns = archetypes.flat_map(|archetype| &archetype.columns);
    columns.map(|column| column.copies.count()).sum()
}

/// The components that have rows, with a hash of their fields.
fn shapes(world_data: &WorldData) -> Vec<(String, u64)> {
    let pools = world_data.pools.iter();
    let used = pools.filter(|pool| pool.total(&world_data.token) > 0);
    let described = used.map(|pool| pool.description());
    described
        .map(|of| (of.name.to_owned(), shape_of(&of.kind)))
        .collect()
}

/// A hash of the names and kinds of all fields, by which rows as bytes can be read.
fn shape_of(kind: &FieldKind) -> u64 {
    let mut text = String::new();
    write_shape(kind, &mut text);
    playground_base::stable_id(&text)
}

fn write_shape(kind: &FieldKind, to: &mut String) {
    match kind {
        FieldKind::Struct(fields) => {
            for field in *fields {
                to.push_str(field.name);
                to.push(':');
                write_shape(&field.kind, to);
                to.push(';');
            }
        }
        FieldKind::Enum(variants) => {
            for variant in *variants {
                to.push_str(variant.name);
                to.push('(');
                if let Some(kind) = &variant.kind {
                    write_shape(kind, to);
                }
                to.push(')');
            }
        }
        FieldKind::Tuple(kinds) => {
            for kind in *kinds {
                write_shape(kind, to);
                to.push(',');
            }
        }
        FieldKind::List(of) => {
            to.push('*');
            write_shape(of, to);
        }
        FieldKind::Option(of) => {
            to.push('?');
            write_shape(of, to);
        }
        plain => to.push_str(&format!("{plain:?}")),
    }
    to.push('.');
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::Describe;

    #[test]
    fn shapes_differ_when_rows_would_be_read_otherwise() {
        let shapes = [
            shape_of(&<(u32, f32) as Shape>::KIND),
            shape_of(&<Vec<u32>>::KIND),
            shape_of(&<Option<u32>>::KIND),
            shape_of(&u32::KIND),
            shape_of(&i32::KIND),
            shape_of(&u64::KIND),
            shape_of(&<[u32; 2]>::KIND),
            shape_of(&<[u32; 3]>::KIND),
        ];
        for (at, shape) in shapes.iter().enumerate() {
            assert!(!shapes[..at].contains(shape), "{at}");
        }
    }

    trait Shape {
        const KIND: FieldKind;
    }

    impl Shape for (u32, f32) {
        const KIND: FieldKind = FieldKind::Tuple(&[u32::KIND, f32::KIND]);
    }
}
