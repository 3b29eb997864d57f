//! Entities as bytes of rows.

use playground_base::{ArchetypeId, ErasedPool};
use playground_core_ecs::{Entity, EntityId, EntityRows, WorldData};
use std::collections::HashMap;

/// Entities with the components that are edited, as bytes; those with the same components are one
/// group. Entities that are gone are left out.
pub fn rows(world_data: &WorldData, ids: &[EntityId]) -> Vec<EntityRows> {
    let mut groups = Groups::default();
    for entity in ids.iter().filter_map(|id| world_data.locate(*id)) {
        groups.push(world_data, entity);
    }
    let of_group = |group: &Group| group.rows(world_data);
    groups.all.iter().map(of_group).collect()
}

/// Entities of one archetype that have the same sparse components.
struct Group {
    archetype: ArchetypeId,
    /// Indices of the pools of sparse components.
    sparse: Vec<u32>,
    ids: Vec<EntityId>,
    /// Their rows in the archetype.
    rows: Vec<u32>,
}

#[derive(Default)]
struct Groups {
    all: Vec<Group>,
    by_components: HashMap<(ArchetypeId, Vec<u32>), usize>,
    /// That of the last entity: neighbours are often alike.
    last: usize,
}

impl Groups {
    fn push(&mut self, world_data: &WorldData, entity: Entity) {
        let sparse = sparse_of(world_data, entity);
        let is_same = |group: &Group| group.archetype == entity.archetype && group.sparse == sparse;
        if !self.all.get(self.last).is_some_and(is_same) {
            let new = self.all.len();
            let key = (entity.archetype, sparse.clone());
            self.last = *self.by_components.entry(key).or_insert(new);
            if self.last == new {
                self.all.push(Group {
                    archetype: entity.archetype,
                    sparse,
                    ids: Vec::new(),
                    rows: Vec::new(),
                });
            }
        }
        if let Some(group) = self.all.get_mut(self.last) {
            group.ids.push(entity.id);
            group.rows.push(entity.row);
        }
    }
}

fn sparse_of(world_data: &WorldData, entity: Entity) -> Vec<u32> {
    let token = &world_data.token;
    if !token.may_have_sparse(entity.id.index) {
        return Vec::new();
    }
    let has = |index: &u32| {
        let pool = world_data.pools.get(*index as usize);
        pool.is_some_and(|pool| pool.sparse_row(token, entity.id.index).is_some())
    };
    world_data.sparse.iter().copied().filter(has).collect()
}

impl Group {
    fn rows(&self, world_data: &WorldData) -> EntityRows {
        let of_archetype = world_data.archetypes.get(self.archetype.0 as usize);
        let dense = of_archetype.map_or(&[][..], |archetype| &archetype.pools);
        let pools = dense.iter().chain(&self.sparse);
        let pools = pools.filter_map(|index| world_data.pools.get(*index as usize));
        let edited = pools.filter(|pool| pool.description().editable);
        EntityRows {
            ids: self.ids.clone(),
            columns: edited
                .map(|pool| (pool.component(), self.column(world_data, pool)))
                .collect(),
        }
    }

    fn column(&self, world_data: &WorldData, pool: &ErasedPool) -> Vec<u8> {
        let (token, mut bytes) = (&world_data.token, Vec::new());
        if pool.is_sparse() {
            let of = |id: &EntityId| pool.sparse_row(token, id.index).map(|row| row as u32);
            let rows: Vec<u32> = self.ids.iter().filter_map(of).collect();
            pool.encode_some(token, ArchetypeId::SPARSE, &rows, &mut bytes);
        } else {
            pool.encode_some(token, self.archetype, &self.rows, &mut bytes);
        }
        bytes
    }
}
