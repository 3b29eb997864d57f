//! Reading a world.

use super::fill::fill;
use super::{Header, MAGIC, VERSION};
use crate::viewmodel::structure::{CAPACITY, forget, restore, save};
use playground_base::{ComponentId, postcard, stable_id};
use playground_core_ecs::{EcsError, Structure};

/// Replaces everything by what `bytes` say, or nothing.
pub fn decode(structure: &mut Structure, bytes: &[u8]) -> Result<(), EcsError> {
    let (header, columns) = read_header(bytes)?;
    let components = known(structure, &header)?;
    let before = save(structure);
    let filled = fill(structure, header, &components, columns);
    let done = match filled {
        Ok(()) => Ok(()),
        Err(error) => restore(structure, before).and(Err(error)),
    };
    forget(structure, before);
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
    let (header, columns): (Header, &[u8]) = read.map_err(|error| refused(error.to_string()))?;
    match header.generations.len() > CAPACITY {
        true => Err(EcsError::Full(CAPACITY)),
        false => Ok((header, columns)),
    }
}

/// The ids of the header's components. Those that occur have to be registered.
fn known(structure: &Structure, header: &Header) -> Result<Vec<ComponentId>, EcsError> {
    let tables = header.tables.iter().chain([&header.resources]);
    let sparse = header
        .sparse
        .iter()
        .filter(|sparse| !sparse.places.is_empty());
    let sparse = sparse.map(|sparse| &sparse.component);
    for place in tables.flat_map(|table| &table.components).chain(sparse) {
        let name = header.components.get(*place as usize);
        let name = name.ok_or_else(|| refused("a table has a component without a name"))?;
        if structure.as_pool(ComponentId(stable_id(name))).is_none() {
            return Err(EcsError::NoComponent(name.clone()));
        }
    }
    let names = header.components.iter();
    Ok(names.map(|name| ComponentId(stable_id(name))).collect())
}

pub fn refused(why: impl Into<String>) -> EcsError {
    EcsError::Bytes(why.into())
}
