//! [`AssetRef`]: a reference to an asset, and [`AssetId`].

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt::{self, Display, Formatter};

/// Between the path of an asset and its id, in a text.
const SEPARATOR: char = '#';

/// Names an asset. It stays the same when its file is moved or renamed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AssetId(pub u64);

/// A reference to an asset: a file below the `assets` folder of the project.
///
/// In scenes and in the console it is a text: the path, and the id of the asset where it has one:
/// `"ships/hero.png#8f3a9c0d5b7e2a64"`. The id counts, so the reference follows a file that was moved. A
/// path alone is a reference too, and what a person writes: `"ships/hero.png".into()`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct AssetRef {
    /// The path below the `assets` folder when the reference was made, with `/` between folders; empty for
    /// no asset.
    pub path: String,
    /// The asset; `None` for the one that is at the path.
    pub id: Option<AssetId>,
}

impl AssetRef {
    /// True for a reference to nothing.
    pub const fn is_none(&self) -> bool {
        self.path.is_empty() && self.id.is_none()
    }
}

impl AssetId {
    /// The id of 16 hexadecimal digits.
    pub fn parse(digits: &str) -> Option<Self> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        let is_id = digits.len() == 16 && digits.bytes().all(is_digit);
        let number = u64::from_str_radix(digits, 16).ok();
        number.filter(|_| is_id).map(Self)
    }
}

impl Display for AssetId {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl Display for AssetRef {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        match self.id {
            Some(id) => write!(f, "{SEPARATOR}{id}"),
            None => Ok(()),
        }
    }
}

impl From<&str> for AssetRef {
    fn from(text: &str) -> Self {
        let parts = text.rsplit_once(SEPARATOR);
        let with_id = parts.and_then(|(path, id)| Some((path, AssetId::parse(id)?)));
        let (path, id) = match with_id {
            Some((path, id)) => (path, Some(id)),
            None => (text, None),
        };
        Self {
            path: path.to_owned(),
            id,
        }
    }
}

impl From<String> for AssetRef {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl Serialize for AssetRef {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.id {
            Some(_) => serializer.collect_str(self),
            None => serializer.serialize_str(&self.path),
        }
    }
}

impl<'de> Deserialize<'de> for AssetRef {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_reference_is_read_back() {
        let id = Some(AssetId(0x8f3a_9c0d_5b7e_2a64));
        for (text, path, id) in [
            ("", "", None),
            ("ships/hero.png", "ships/hero.png", None),
            ("ships/hero.png#8f3a9c0d5b7e2a64", "ships/hero.png", id),
            ("#8f3a9c0d5b7e2a64", "", id),
            ("level #2.png", "level #2.png", None),
            ("level#2.png#8f3a9c0d5b7e2a64", "level#2.png", id),
            ("a#8F3A9C0D5B7E2A64", "a#8F3A9C0D5B7E2A64", None),
            ("a#+f3a9c0d5b7e2a64", "a#+f3a9c0d5b7e2a64", None),
        ] {
            let read = AssetRef::from(text);
            assert_eq!((read.path.as_str(), read.id), (path, id), "{text}");
            assert_eq!(read.to_string(), text);
        }
    }
}
