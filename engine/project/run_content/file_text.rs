//! What a file contains, as text to compare and show.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// The most bytes of a file that are kept as they are: nobody reads more.
const MOST_BYTES: usize = 16 << 20;

/// The text of a plain file; `None` when it is none. What is no text is compared by its bytes all the
/// same, and a file that is too large by its length and hash.
pub fn file_text(file: &Path) -> Option<String> {
    // Reading a pipe would block.
    if !fs::metadata(file).ok()?.is_file() {
        return None;
    }
    let bytes = fs::read(file).ok()?;
    if bytes.len() > MOST_BYTES {
        let mut text = format!("{} bytes, SHA-256 ", bytes.len());
        for byte in Sha256::digest(&bytes) {
            let _never_fails = write!(text, "{byte:02x}");
        }
        return Some(text);
    }
    Some(match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => error.into_bytes().into_iter().map(char::from).collect(),
    })
}
