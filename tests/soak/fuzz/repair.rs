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

/// The header and the parts of a binary glTF: their lengths are those that there are.
pub fn glb(bytes: &mut [u8]) {
    let whole = (bytes.len() as u32).to_le_bytes();
    if let Some(length) = bytes.get_mut(8..12) {
        length.copy_from_slice(&whole);
    }
    let mut at = 12;
    while let Some(head) = bytes.get(at..at + 4) {
        let length = u32::from_le_bytes(head.try_into().expect("four bytes")) as usize;
        let left = bytes.len().saturating_sub(at + 8);
        // The last part reaches to the end.
        let is_last = at > 12 || length > left;
        let length = if is_last { left } else { length };
        bytes[at..at + 4].copy_from_slice(&(length as u32).to_le_bytes());
        at += 8 + length.max(1);
    }
}

/// The pages of OGG: a checksum of all of each. Other sounds stay as they are.
pub fn ogg(bytes: &mut [u8]) {
    let mut at = 0;
    while let Some(page) = bytes.get(at..).filter(|rest| rest.starts_with(b"OggS")) {
        let Some(segments) = page.get(26).map(|count| usize::from(*count)) else {
            return;
        };
        let lengths = page.get(27..27 + segments).unwrap_or_default();
        let content: usize = lengths.iter().map(|length| usize::from(*length)).sum();
        let end = (at + 27 + segments + content).min(bytes.len());
        let page = &mut bytes[at..end];
        if let Some(sum) = page.get_mut(22..26) {
            sum.fill(0);
        }
        let sum = page.iter().fold(0_u32, |sum, byte| {
            (0..8).fold(sum ^ (u32::from(*byte) << 24), |sum, _| {
                (sum << 1) ^ (0x04c1_1db7 * (sum >> 31))
            })
        });
        if let Some(place) = page.get_mut(22..26) {
            place.copy_from_slice(&sum.to_le_bytes());
        }
        at = end;
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
