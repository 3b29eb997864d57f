//! [`check_whole`]: checks that a library was written to its end.

use playground_base::ModuleError;
use std::fs::File;
use std::io::{Error, Read};
use std::path::Path;

/// Fields of the header of an ELF file of 64 bits, in bytes from its start: where the table of
/// sections begins, the size of an entry, and their number.
const TABLE: usize = 0x28;
const ENTRY_BYTES: usize = 0x3a;
const ENTRIES: usize = 0x3c;
const HEADER_BYTES: usize = 0x40;

/// Returns an error when an ELF file ends before its last table, which linkers write at its end. The
/// part that is mapped may be there, so the system would open it. Files of other forms pass.
pub fn check_whole(file: &Path) -> Result<(), ModuleError> {
    let failed = |reason: String| ModuleError::Load {
        file: file.to_path_buf(),
        reason,
    };
    let unread = |error: Error| failed(error.to_string());
    let mut header = Vec::new();
    let opened = File::open(file).map_err(unread)?;
    let length = opened.metadata().map_err(unread)?.len();
    let mut head = opened.take(HEADER_BYTES as u64);
    head.read_to_end(&mut header).map_err(unread)?;
    let needed = needed_bytes(&header).unwrap_or(0);
    if needed > length {
        return Err(failed(format!(
            "it is cut: {length} of {needed} bytes are there. Is the disk full? Save one of its \
             sources and reload, so that it is built again"
        )));
    }
    Ok(())
}

/// The least length of a file with this header; `None` for another form.
fn needed_bytes(header: &[u8]) -> Option<u64> {
    if !header.starts_with(b"\x7fELF\x02\x01") {
        return None;
    }
    let start = u64::from_le_bytes(header.get(TABLE..TABLE + 8)?.try_into().ok()?);
    let number = |at: usize| -> Option<u64> {
        let bytes = header.get(at..at + 2)?.try_into().ok()?;
        Some(u64::from(u16::from_le_bytes(bytes)))
    };
    Some(start.saturating_add(number(ENTRY_BYTES)? * number(ENTRIES)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn library_is_whole_and_each_cut_of_it_is_not() {
        let whole = std::env::current_exe().expect("a process knows its executable");
        assert!(check_whole(&whole).is_ok());
        let folder = tempfile::TempDir::new().expect("a temporary folder can be made");
        let cut = folder.path().join("cut.so");
        let bytes = std::fs::read(&whole).expect("it can be read");
        for length in [HEADER_BYTES, bytes.len() / 2, bytes.len() - 1] {
            std::fs::write(&cut, &bytes[..length]).expect("the folder can be written");
            let error = check_whole(&cut).expect_err("it is cut").to_string();
            assert!(error.contains("it is cut"), "{error}");
        }
    }
}
