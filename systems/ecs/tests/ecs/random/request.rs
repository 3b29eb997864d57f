//! [`Request`]: one step of a sequence.

use super::Random;

/// One step. Entities and snapshots are chosen by number among all so far, despawned ones included;
/// components are bits of a mask.
#[derive(Clone, Debug)]
pub enum Request {
    /// Each with a mask, a seed for values, and a parent.
    Spawn(Vec<(u8, u32, u32)>),
    /// Respawns the entity of that number under its id.
    Respawn(u32, u8, u32),
    Despawn(Vec<u32>),
    Insert(Vec<(u32, u8, u32)>),
    Remove(u32, u8),
    Set(u32, u8, u32),
    SetParent(u32, Option<u32>),
    Clear,
    Save,
    Restore(u32),
    Forget(u32),
    /// Through bytes and back into the same world.
    Bytes,
    /// Changes as bytes, to a second world that follows; the next changes are counted from here on if
    /// true.
    Follow(bool),
    Propagate,
    /// One entity, with the world held exclusively.
    Make(u8, u32),
    /// One component of one entity is added or removed, with the world held exclusively.
    Change(u32, u8, u32, bool),
    End(u32),
    EndBatch(Vec<u32>),
    /// All of the archetype of an entity.
    EndTable(u32),
}

impl Request {
    pub fn any(random: &mut Random) -> Self {
        let mut number = |end: u64| random.below(end) as u32;
        match number(56) {
            0..10 => {
                let count = 1 + number(3);
                let mut one = || (number(64) as u8, number(1000), number(8));
                Self::Spawn((0..count).map(|_| one()).collect())
            }
            10..13 => Self::Respawn(number(16), number(64) as u8, number(1000)),
            13..17 => {
                let count = 1 + number(2);
                Self::Despawn((0..count).map(|_| number(16)).collect())
            }
            17..22 => {
                let count = 1 + number(3);
                let mut one = || (number(16), number(64) as u8, number(1000));
                Self::Insert((0..count).map(|_| one()).collect())
            }
            22..26 => Self::Remove(number(16), number(64) as u8),
            26..30 => Self::Set(number(16), number(6) as u8, number(1000)),
            30..33 => Self::SetParent(number(16), (number(4) > 0).then(|| number(16))),
            33 => match number(4) {
                0 => Self::Clear,
                _ => Self::Bytes,
            },
            34..36 => Self::Save,
            36..38 => Self::Restore(number(4)),
            38 => Self::Forget(number(4)),
            39 => Self::Propagate,
            40..42 => Self::Make(number(64) as u8, number(1000)),
            42..47 => {
                let (entity, component) = (number(16), number(6) as u8);
                Self::Change(entity, component, number(1000), number(2) == 0)
            }
            47 => Self::End(number(16)),
            48 => {
                let count = 1 + number(4);
                Self::EndBatch((0..count).map(|_| number(16)).collect())
            }
            49 => Self::EndTable(number(16)),
            _ => Self::Follow(number(2) == 0),
        }
    }
}
