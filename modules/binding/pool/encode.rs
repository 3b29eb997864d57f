//! [`encode`] and [`decode`]: the bytes of a row.

use playground_modules_types::ValueError;
use postcard::ser_flavors::Flavor;
use postcard::{Deserializer, Serializer};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Appends the bytes of one row. A row that does not serialise (a map with an odd key) is left out;
/// reading it back then fails with an error rather than with wrong data.
#[inline]
pub(super) fn encode<T: Serialize>(row: &T, to: &mut Vec<u8>) {
    let start = to.len();
    let mut serializer = Serializer { output: Append(to) };
    if row.serialize(&mut serializer).is_err() {
        to.truncate(start);
    }
}

/// The row that the first of these bytes are, and the bytes after it.
#[inline]
pub(super) fn decode<T: DeserializeOwned>(from: &[u8]) -> Result<(T, &[u8]), ValueError> {
    let mut deserializer = Deserializer::from_bytes(from);
    let row = T::deserialize(&mut deserializer).map_err(undecoded)?;
    Ok((row, deserializer.finalize().map_err(undecoded)?))
}

#[cold]
#[expect(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn undecoded(error: postcard::Error) -> ValueError {
    ValueError::new(error.to_string())
}

/// Appends to a buffer that stays with the caller: postcard's own takes it, and drops it when a row
/// fails.
struct Append<'a>(&'a mut Vec<u8>);

impl Flavor for Append<'_> {
    type Output = ();

    #[inline]
    fn try_extend(&mut self, data: &[u8]) -> postcard::Result<()> {
        self.0.extend_from_slice(data);
        Ok(())
    }
    #[inline]
    fn try_push(&mut self, data: u8) -> postcard::Result<()> {
        self.0.push(data);
        Ok(())
    }
    fn finalize(self) -> postcard::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::ser::{Error, SerializeTuple, Serializer};

    /// Fails after it wrote a number, if it is odd.
    struct Even(u8);

    impl Serialize for Even {
        fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            let mut tuple = to.serialize_tuple(1)?;
            tuple.serialize_element(&self.0)?;
            match self.0 % 2 {
                0 => tuple.end(),
                _ => Err(S::Error::custom("odd")),
            }
        }
    }

    #[test]
    fn row_that_does_not_serialise_leaves_the_others() {
        let mut bytes = vec![9];
        for row in [2, 3, 4] {
            encode(&Even(row), &mut bytes);
        }
        assert_eq!(bytes, [9, 2, 4]);
    }
}
