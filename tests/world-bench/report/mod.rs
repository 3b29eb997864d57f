//! The report in the repository: a section for each processor that code was compiled for, and one
//! of the registry.

mod registry;
mod section;

use crate::arguments::Arguments;
use crate::harness::Row;
use std::fs;
use std::path::Path;

/// Puts the rows into the section of this build; the other sections stay.
///
/// # Errors
/// A file that cannot be read or written.
pub fn write(file: &Path, rows: &[Row], arguments: &Arguments) -> Result<(), String> {
    let name = file.display();
    let before = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            section::INTRODUCTION.to_owned()
        }
        Err(error) => return Err(format!("{name} cannot be read: {error}")),
    };
    let mut after = replaced(&before, &section::of(rows, arguments));
    if let Some(file) = &arguments.registry {
        let lines = fs::read_to_string(file);
        let lines = lines.map_err(|error| format!("{} cannot be read: {error}", file.display()))?;
        after = replaced(&after, &registry::of(&lines, arguments)?);
    }
    fs::write(file, after).map_err(|error| format!("{name} cannot be written: {error}"))
}

/// The text with this section instead of the one of the same title.
fn replaced(text: &str, section: &str) -> String {
    let title = section.lines().next().unwrap_or_default();
    let mut parts = text.split("\n## ");
    let introduction = parts.next().unwrap_or_default().trim_end().to_owned();
    let mut sections: Vec<String> = parts
        .map(|part| format!("## {}", part.trim_end()))
        .collect();
    match sections
        .iter_mut()
        .find(|old| old.lines().next() == Some(title))
    {
        Some(old) => *old = section.trim_end().to_owned(),
        None => sections.push(section.trim_end().to_owned()),
    }
    sections.sort();
    format!("{introduction}\n\n{}\n", sections.join("\n\n"))
}
