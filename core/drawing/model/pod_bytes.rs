//! Numbers in a row, stored as the bytes that they are: as fast as a copy.

use bytemuck::Pod;
use playground_base::serde::de::{Error, Visitor};
use playground_base::serde::{Deserializer, Serializer};
use std::fmt;
use std::marker::PhantomData;

/// Stores them.
///
/// # Errors
/// Those of the format.
pub fn serialize<T: Pod, S: Serializer>(all: &[T], to: S) -> Result<S::Ok, S::Error> {
    to.serialize_bytes(bytemuck::cast_slice(all))
}

/// Reads what [`serialize`] stored.
///
/// # Errors
/// Those of the format, and for a number of bytes that is no multiple of the size of one.
pub fn deserialize<'de, T: Pod, D: Deserializer<'de>>(from: D) -> Result<Vec<T>, D::Error> {
    from.deserialize_bytes(Bytes(PhantomData))
}

struct Bytes<T>(PhantomData<T>);

impl<T: Pod> Visitor<'_> for Bytes<T> {
    type Value = Vec<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "a multiple of {} bytes", size_of::<T>())
    }

    fn visit_bytes<E: Error>(self, bytes: &[u8]) -> Result<Self::Value, E> {
        if !bytes.len().is_multiple_of(size_of::<T>().max(1)) {
            return Err(E::invalid_length(bytes.len(), &self));
        }
        Ok(bytemuck::pod_collect_to_vec(bytes))
    }
}
