//! A hash over the world that does not depend on the order of rows.

use playground_base::{ArchetypeId, ErasedPool};
use playground_core_ecs::{Archetype, WorldData};

/// The hash of all components that are not derived, in order of entity id and component id.
pub fn hash_of(world_data: &WorldData) -> u64 {
    let mut of_entities = vec![0; world_data.entities.slots.len()];
    let mut buffer = Vec::new();
    for (at, archetype) in world_data.archetypes.iter().enumerate() {
        let rows = hash_rows(world_data, ArchetypeId(at as u32), archetype, &mut buffer);
        for (id, hash) in archetype.entities.iter().zip(rows) {
            if let Some(slot) = of_entities.get_mut(id.index as usize) {
                *slot = hash;
            }
        }
    }
    hash_sparse(world_data, &mut of_entities, &mut buffer);
    let entities = world_data.entities.iter();
    let start = hash_resources(world_data, &mut buffer);
    entities.fold(start, |hash, entity| {
        let of_entity = of_entities.get(entity.id.index as usize);
        mix(
            mix(hash, entity.id.to_bits()),
            of_entity.copied().unwrap_or(0),
        )
    })
}

/// One hash for each row, column by column.
fn hash_rows(
    world_data: &WorldData,
    archetype_id: ArchetypeId,
    archetype: &Archetype,
    buffer: &mut Vec<u8>,
) -> Vec<u64> {
    let mut rows = vec![SEED; archetype.entities.len()];
    for pool in saved_pools(world_data, archetype) {
        for (row, hash) in rows.iter_mut().enumerate() {
            *hash = mix_row(*hash, world_data, pool, (archetype_id, row), buffer);
        }
    }
    rows
}

/// Adds the sparse rows, in order of component id.
fn hash_sparse(world_data: &WorldData, of_entities: &mut [u64], buffer: &mut Vec<u8>) {
    let pools = world_data.sparse.iter();
    let pools = pools.filter_map(|index| world_data.pools.get(*index as usize));
    let mut saved_pools: Vec<&ErasedPool> = pools.filter(|p| p.description().editable).collect();
    saved_pools.sort_unstable_by_key(|pool| pool.component());
    for pool in saved_pools {
        let indices = pool.sparse_indices(&world_data.token);
        for (row, index) in indices.iter().enumerate() {
            if let Some(hash) = of_entities.get_mut(*index as usize) {
                *hash = mix_row(*hash, world_data, pool, (ArchetypeId::SPARSE, row), buffer);
            }
        }
    }
}

fn hash_resources(world_data: &WorldData, buffer: &mut Vec<u8>) -> u64 {
    let Some(resources) = world_data.archetypes.first() else {
        return SEED;
    };
    saved_pools(world_data, resources).fold(SEED, |hash, pool| {
        mix_row(hash, world_data, pool, (ArchetypeId::RESOURCES, 0), buffer)
    })
}

/// The pools of an archetype that are not derived, in order of component id.
fn saved_pools<'a>(
    world_data: &'a WorldData,
    archetype: &'a Archetype,
) -> impl Iterator<Item = &'a ErasedPool> {
    let pools = archetype.pools.iter();
    let pools = pools.filter_map(|index| world_data.pools.get(*index as usize));
    pools.filter(|pool| pool.description().editable)
}

fn mix_row(
    hash: u64,
    world_data: &WorldData,
    pool: &ErasedPool,
    (archetype_id, row): (ArchetypeId, usize),
    buffer: &mut Vec<u8>,
) -> u64 {
    buffer.clear();
    pool.encode_row(&world_data.token, archetype_id, row, buffer);
    let hash = mix(mix(hash, pool.component().0), buffer.len() as u64);
    let (words, tail): (&[[u8; 8]], &[u8]) = buffer.as_chunks();
    let words = words.iter().map(|word| u64::from_le_bytes(*word));
    let tail = tail.iter().map(|byte| u64::from(*byte));
    words.chain(tail).fold(hash, mix)
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// FNV's step over words, with a rotation so that high bits come down again.
const fn mix(hash: u64, word: u64) -> u64 {
    (hash ^ word).wrapping_mul(SEED).rotate_left(29)
}
