//! Reading changes of a world.

use super::fill::fill;
use super::{Header, MAGIC, VERSION, refused};
use crate::viewmodel::world_data::{CAPACITY, forget, restore, save};
use playground_base::{ComponentId, postcard, stable_id};
use playground_core_ecs::{EcsError, WorldData};

/// Replaces everything by the world in `bytes`; on an error nothing changes.
pub fn decode(world_data: &mut WorldData, bytes: &[u8]) -> Result<(), EcsError> {
    let (header, rows) = read_header(bytes)?;
    if !header.is_whole {
        return Err(refused("it is what changed, and not a whole world"));
    }
    apply_header(world_data, header, rows)
}

/// Applies the changes in `bytes`; on an error nothing changes.
pub fn apply(world_data: &mut WorldData, bytes: &[u8]) -> Result<(), EcsError> {
    let (header, rows) = read_header(bytes)?;
    apply_header(world_data, header, rows)
}

fn apply_header(world_data: &mut WorldData, header: Header, rows: &[u8]) -> Result<(), EcsError> {
    let components = known(world_data, &header)?;
    let before = save(world_data);
    let filled = fill(world_data, header, &components, rows);
    let done = match filled {
        Ok(()) => Ok(()),
        Err(error) => restore(world_data, before).and(Err(error)),
    };
    forget(world_data, before);
    done
}

fn read_header(bytes: &[u8]) -> Result<(Header, &[u8]), EcsError> {
    let rest = bytes
        .strip_prefix(MAGIC)
        .ok_or_else(|| refused("it does not start like one"))?;
    let (version, rest) = rest
        .split_first_chunk()
        .ok_or_else(|| refused("it ends before its version"))?;
    let version = u32::from_le_bytes(*version);
    if version != VERSION {
        let message = format!("its format is {version}, this build reads {VERSION}");
        return Err(refused(message));
    }
    let read = postcard::take_from_bytes(rest);
    let (header, rows): (Header, &[u8]) = read.map_err(|error| refused(error.to_string()))?;
    let slots = header.slots.as_ref();
    if slots.is_some_and(|slots| slots.generations.len() > CAPACITY) {
        Err(EcsError::Full(CAPACITY))
    } else {
        Ok((header, rows))
    }
}

/// The ids of the header's components. Those that are used must be registered.
fn known(world_data: &WorldData, header: &Header) -> Result<Vec<ComponentId>, EcsError> {
    let archetypes = header.archetypes.iter().chain(&header.resources);
    let sparse = header
        .sparse
        .iter()
        .filter(|sparse| !sparse.indices.is_empty());
    let sparse = sparse.map(|sparse| &sparse.component);
    for index in archetypes
        .flat_map(|archetype| &archetype.components)
        .chain(sparse)
    {
        let name = header.components.get(*index as usize);
        let name = name.ok_or_else(|| refused("an archetype has a component without a name"))?;
        if world_data.pool(ComponentId(stable_id(name))).is_none() {
            return Err(EcsError::NoComponent(name.clone()));
        }
    }
    let names = header.components.iter();
    Ok(names.map(|name| ComponentId(stable_id(name))).collect())
}
