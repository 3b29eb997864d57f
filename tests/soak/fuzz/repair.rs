//! Makes the checksums of changed inputs right again.

use playground_engine::content_hash;

/// For targets without checksums.
pub fn nothing(_bytes: &mut [u8]) {}

/// The frames of a journal: length, hash of the content, content (`editor/journal/frame.rs`).
pub fn journal(bytes: &mut [u8]) {
    let mut at = 0;
    while let Some(head) = bytes.get(at..at + 4) {
        let length = u32::from_le_bytes(head.try_into().expect("four bytes")) as usize;
        let Some(content) = bytes.get(at + 12..).filter(|rest| !rest.is_empty()) else {
            return;
        };
        // A length that points behind the end is made to fit.
        let length = length.min(content.len());
        let sum = content_hash(&content[..length]);
        bytes[at..at + 4].copy_from_slice(&(length as u32).to_le_bytes());
        bytes[at + 4..at + 12].copy_from_slice(&sum.to_le_bytes());
        at += 12 + length;
    }
}

/// The chunks of a PNG: length, kind, content, CRC-32 of kind and content.
pub fn png(bytes: &mut [u8]) {
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 4) {
        let length = u32::from_be_bytes(head.try_into().expect("four bytes")) as usize;
        let end = at.saturating_add(8).saturating_add(length);
        let Some(content) = bytes.get(at + 4..end) else {
            return;
        };
        let sum = crc32(content).to_be_bytes();
        match bytes.get_mut(end..end + 4) {
            Some(place) => place.copy_from_slice(&sum),
            None => return,
        }
        at = end + 4;
    }
}

fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = (crc >> 1) ^ if crc & 1 == 1 { 0xedb8_8320 } else { 0 };
        }
    }
    !crc
}
