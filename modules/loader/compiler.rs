//! The compiler that built a library, read from the file before it is mapped.

use playground_modules_types::ModuleError;
use std::path::Path;

/// The signature of rustc in the `.comment` section of an ELF file.
const SIGNATURE: &[u8] = b"rustc version ";

/// The compiler that built the library at `file`, for example `1.95.0 (59807616e 2026-04-14)`.
pub fn compiler_of(file: &Path) -> Result<String, ModuleError> {
    let failed = |reason: String| ModuleError::Load {
        file: file.to_path_buf(),
        reason,
    };
    let content = std::fs::read(file).map_err(|e| failed(e.to_string()))?;
    let signed = content
        .windows(SIGNATURE.len())
        .rposition(|window| window == SIGNATURE)
        .ok_or_else(|| failed("it carries no signature of a Rust compiler".into()))?;
    let version = &content[signed + SIGNATURE.len()..];
    // `1.95.0 (59807616e 2026-04-14)`: debug information has a longer signature.
    let end = version
        .iter()
        .position(|byte| *byte == b')' || *byte == 0)
        .unwrap_or(version.len().min(80));
    let end = (end + 1).min(version.len());
    Ok(String::from_utf8_lossy(&version[..end])
        .trim_end_matches('\0')
        .to_owned())
}
