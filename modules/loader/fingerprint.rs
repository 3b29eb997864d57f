//! [`fingerprint`]: a content hash that names a build.

use std::io::Read;
use std::path::Path;

/// 64-bit hash of a file's content: each word of 8 bytes, then each byte of the tail, is mixed in
/// by exclusive or, multiplication and rotation. It distinguishes builds; it does not protect
/// against deliberate collisions.
pub fn fingerprint(file: &Path) -> std::io::Result<u64> {
    let mut source = std::fs::File::open(file)?;
    let mut block = vec![0_u8; 1 << 20];
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut length = 0_u64;
    loop {
        let filled = fill(&mut source, &mut block)?;
        length += filled as u64;
        let (words, tail) = block[..filled].as_chunks::<8>();
        for word in words {
            hash = mix(hash, u64::from_le_bytes(*word));
        }
        for &byte in tail {
            hash = mix(hash, u64::from(byte));
        }
        if filled < block.len() {
            return Ok(mix(hash, length));
        }
    }
}

const fn mix(hash: u64, word: u64) -> u64 {
    (hash ^ word)
        .wrapping_mul(0x9e37_79b9_7f4a_7c15)
        .rotate_left(29)
}

fn fill(source: &mut std::fs::File, block: &mut [u8]) -> std::io::Result<usize> {
    let mut filled = 0;
    while filled < block.len() {
        match source.read(&mut block[filled..])? {
            0 => break,
            read => filled += read,
        }
    }
    Ok(filled)
}
