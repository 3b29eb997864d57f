//! A hash over the world that does not depend on where rows lie.

use playground_base::{ErasedPool, TableId};
use playground_core_ecs::{Storage, Structure};

/// The hash of everything that is not derived, in order of entity id and component id.
pub fn hash_of(structure: &Structure) -> u64 {
    let mut of_entities = vec![0; structure.entities.slots.len()];
    let mut buffer = Vec::new();
    for (at, storage) in structure.tables.iter().enumerate() {
        let rows = hash_rows(structure, TableId(at as u32), storage, &mut buffer);
        for (id, hash) in storage.entities.iter().zip(rows) {
            if let Some(place) = of_entities.get_mut(id.index as usize) {
                *place = hash;
            }
        }
    }
    hash_sparse(structure, &mut of_entities, &mut buffer);
    let entities = structure.entities.iter();
    let start = hash_resources(structure, &mut buffer);
    entities.fold(start, |hash, entity| {
        let of_entity = of_entities.get(entity.id.index as usize);
        mix(
            mix(hash, entity.id.to_bits()),
            of_entity.copied().unwrap_or(0),
        )
    })
}

/// One hash a row, column by column.
fn hash_rows(
    structure: &Structure,
    table: TableId,
    storage: &Storage,
    buffer: &mut Vec<u8>,
) -> Vec<u64> {
    let mut rows = vec![SEED; storage.entities.len()];
    for pool in lasting(structure, storage) {
        for (row, hash) in rows.iter_mut().enumerate() {
            *hash = mix_row(*hash, structure, pool, (table, row), buffer);
        }
    }
    rows
}

/// The rows that lie in no table, in order of component id.
fn hash_sparse(structure: &Structure, of_entities: &mut [u64], buffer: &mut Vec<u8>) {
    let pools = structure.sparse.iter();
    let pools = pools.filter_map(|place| structure.pools.get(*place as usize));
    let mut lasting: Vec<&ErasedPool> = pools.filter(|p| p.description().editable).collect();
    lasting.sort_unstable_by_key(|pool| pool.component());
    for pool in lasting {
        let places = pool.sparse_places(&structure.cells);
        for (row, place) in places.iter().enumerate() {
            if let Some(hash) = of_entities.get_mut(*place as usize) {
                *hash = mix_row(*hash, structure, pool, (TableId::SPARSE, row), buffer);
            }
        }
    }
}

fn hash_resources(structure: &Structure, buffer: &mut Vec<u8>) -> u64 {
    let Some(resources) = structure.tables.first() else {
        return SEED;
    };
    lasting(structure, resources).fold(SEED, |hash, pool| {
        mix_row(hash, structure, pool, (TableId::RESOURCES, 0), buffer)
    })
}

/// The pools of what is not derived, in order of component id.
fn lasting<'a>(
    structure: &'a Structure,
    storage: &'a Storage,
) -> impl Iterator<Item = &'a ErasedPool> {
    let pools = storage.pools.iter();
    let pools = pools.filter_map(|place| structure.pools.get(*place as usize));
    pools.filter(|pool| pool.description().editable)
}

fn mix_row(
    hash: u64,
    structure: &Structure,
    pool: &ErasedPool,
    (table, row): (TableId, usize),
    buffer: &mut Vec<u8>,
) -> u64 {
    buffer.clear();
    pool.encode_row(&structure.cells, table, row, buffer);
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
