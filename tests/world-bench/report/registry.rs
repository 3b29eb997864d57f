//! The section of what the registry, its pools and its primitives take.

use super::section::{figure, heading};
use crate::arguments::Arguments;
use serde_json::Value;

/// The table of the rows that `./test bench registry` printed, one line of JSON each.
///
/// # Errors
/// A line that is no such row.
pub fn of(lines: &str, arguments: &Arguments) -> Result<String, String> {
    let mut text = heading("Registry, pools and primitives", arguments);
    text.push_str("| row | ours | other | ours / other | least | largest | limit |\n");
    text.push_str("|---|---:|---:|---:|---:|---:|---:|\n");
    for line in lines.lines() {
        text.push_str(&row(line).ok_or_else(|| format!("no row of the registry: {line}"))?);
    }
    Ok(text)
}

fn row(line: &str) -> Option<String> {
    let row: Value = serde_json::from_str(line).ok()?;
    let number = |name: &str| row.get(name).and_then(Value::as_f64);
    let ratio = |name: &str| number(name).map_or(String::new(), |ratio| format!("{ratio:.2}"));
    let name = row.get("row")?.as_str()?;
    let (ours, other) = (
        number("ours")?,
        number("other").map_or(String::new(), figure),
    );
    let limit = match (number("limit"), number("ratio")) {
        (None, _) => "informs".to_owned(),
        (Some(limit), Some(ratio)) if ratio > limit => format!("**{limit}: over**"),
        (Some(limit), _) => limit.to_string(),
    };
    let (median, least, largest) = (ratio("ratio"), ratio("min"), ratio("max"));
    let ours = figure(ours);
    Some(format!(
        "| {name} | {ours} | {other} | {median} | {least} | {largest} | {limit} |\n"
    ))
}
