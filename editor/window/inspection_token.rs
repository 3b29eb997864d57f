//! [`InspectionToken`]: what a tool has to know to inspect the editor.

use std::fs::{self, File, OpenOptions};
use std::hash::{BuildHasher, RandomState};
use std::hint::black_box;
use std::io::{self, BufRead, Read, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// The digits of a token: 128 bits.
const DIGITS: usize = 32;

/// What a tool has to know to inspect the editor. New at every start.
pub struct InspectionToken(String);

impl InspectionToken {
    /// A random one: the standard library takes the keys of its hashes from the system.
    pub fn new() -> Self {
        let half = |of: u8| RandomState::new().hash_one(of);
        Self(format!("{:016x}{:016x}", half(0), half(1)))
    }

    /// Writes address and token into a file that only this user can read. Returns the file.
    ///
    /// # Errors
    /// The system's message.
    pub fn write(&self, folder: &Path, address: SocketAddr) -> io::Result<PathBuf> {
        fs::create_dir_all(folder)?;
        let file = folder.join(format!("inspect-{}", address.port()));
        // A file of before keeps its rights when it is written, so it is removed.
        match fs::remove_file(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        writeln!(new_file(&file)?, "{address}\n{}", self.0)?;
        Ok(file)
    }
}

#[cfg(unix)]
fn new_file(file: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true).mode(0o600).open(file)
}

#[cfg(not(unix))]
fn new_file(file: &Path) -> io::Result<File> {
    OpenOptions::new().write(true).create_new(true).open(file)
}

/// Whether the first line is the token. Reads no more than a token is long, and takes the same time
/// wherever it differs.
pub fn is_token(from: &mut impl BufRead, token: &InspectionToken) -> io::Result<bool> {
    let mut line = Vec::new();
    let mut limited = from.take(DIGITS as u64 + 1);
    limited.read_until(b'\n', &mut line)?;
    let expected = token.0.bytes().chain([b'\n']);
    let differences = line.iter().zip(expected).map(|(a, b)| black_box(a ^ b));
    let differs = differences.fold(0, |all, one| all | one);
    Ok(line.len() == DIGITS + 1 && black_box(differs) == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn file_is_readable_by_its_user_only_also_when_it_was_there() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a temporary folder");
        let address = SocketAddr::from(([127, 0, 0, 1], 5719));
        let file = folder.path().join("inspect-5719");
        fs::write(&file, "open to all").expect("it is our folder");
        let token = InspectionToken::new();
        let written = token
            .write(folder.path(), address)
            .expect("it is our folder");
        assert_eq!(written, file);
        let mode = fs::metadata(&file)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
        let text = fs::read_to_string(&file).expect("it is ours");
        assert_eq!(text, format!("127.0.0.1:5719\n{}\n", token.0));
        assert_eq!(token.0.len(), DIGITS);
    }
}
