//! Frames: entries of a file, each with its length and a checksum, so that one that was not written
//! to its end is noticed.

use playground_base::postcard;
use playground_base::serde::Serialize;
use playground_base::serde::de::DeserializeOwned;
use playground_engine::content_hash;

/// Length of the frame's content, and its checksum.
const HEAD_BYTES: usize = 4 + 8;

/// The largest entry.
const LIMIT_BYTES: usize = 1 << 30;

/// An entry as bytes of the file.
///
/// # Errors
/// When the entry cannot be written as bytes, or is larger than an entry may be.
pub fn encode<T: Serialize>(entry: &T) -> Result<Vec<u8>, String> {
    let frame = postcard::to_extend(entry, vec![0; HEAD_BYTES]);
    let mut frame = frame.map_err(|error| error.to_string())?;
    let (head, content) = frame.split_at_mut(HEAD_BYTES);
    let length = u32::try_from(content.len()).ok();
    let length = length.filter(|_| content.len() <= LIMIT_BYTES);
    let length = length.ok_or("the edit is too large for the journal")?;
    let (of_length, of_sum) = head.split_at_mut(size_of::<u32>());
    of_length.copy_from_slice(&length.to_le_bytes());
    of_sum.copy_from_slice(&content_hash(content).to_le_bytes());
    Ok(frame)
}

/// Takes the first entry of `bytes`. `None` when it is not whole, or not what was written.
pub fn decode<T: DeserializeOwned>(bytes: &mut &[u8]) -> Option<T> {
    let (head, rest) = bytes.split_at_checked(HEAD_BYTES)?;
    let (length, sum) = head.split_at_checked(4)?;
    let length = u32::from_le_bytes(length.try_into().ok()?) as usize;
    let (content, rest) = rest.split_at_checked(length)?;
    if content_hash(content) != u64::from_le_bytes(sum.try_into().ok()?) {
        return None;
    }
    let entry = postcard::from_bytes(content).ok()?;
    *bytes = rest;
    Some(entry)
}

/// True when an entry begins here that is as long as it says: what cannot be decoded of it was changed, and
/// not only cut off.
pub fn is_complete(bytes: &[u8]) -> bool {
    let Some((length, rest)) = bytes.split_first_chunk() else {
        return false;
    };
    let content = rest.len().saturating_sub(HEAD_BYTES - length.len());
    rest.len() >= HEAD_BYTES - length.len() && u32::from_le_bytes(*length) as usize <= content
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entry_that_is_cut_or_changed_is_noticed() {
        let first = encode(&"first".to_owned()).expect("it is text");
        let second = encode(&"second".to_owned()).expect("it is text");
        let whole = [first.clone(), second].concat();
        let read = |mut bytes: &[u8]| {
            let mut entries = Vec::new();
            while let Some(entry) = decode::<String>(&mut bytes) {
                entries.push(entry);
            }
            entries
        };
        assert_eq!(read(&whole), ["first", "second"]);
        for length in 0..whole.len() {
            let expected = usize::from(length >= first.len());
            assert_eq!(read(&whole[..length]).len(), expected, "cut at {length}");
            let cut = &whole[expected * first.len()..length];
            assert!(!is_complete(cut), "cut at {length}");
        }
        for at in first.len()..whole.len() {
            let mut changed = whole.clone();
            changed[at] ^= 0x10;
            assert_eq!(read(&changed), ["first"], "changed at {at}");
            let is_of_content = at >= first.len() + 4;
            assert!(is_complete(&changed[first.len()..]) || !is_of_content);
        }
    }
}
