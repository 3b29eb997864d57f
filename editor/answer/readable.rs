//! [`readable`]: the fields of an answer as people read them in the log.

use playground_base::serde_json::{Map, Value as Json};

/// The widest column of a table but the last, in letters.
const WIDEST: usize = 44;
/// A list of numbers or words that is longer than this says only how many it has more.
const MOST_ITEMS: usize = 24;

/// The fields as text: a table for a list of rows, a line for each other field. A single value stands
/// alone.
pub fn readable(fields: &Json) -> String {
    match fields {
        Json::Object(fields) if fields.len() == 1 => match fields.values().next() {
            Some(value @ Json::Array(rows)) if are_rows(rows) => block(value),
            Some(value) if fields.contains_key("value") => one_line(value),
            _ => lines(fields),
        },
        Json::Object(fields) => lines(fields),
        other => block(other),
    }
}

/// A line for each field; those that need several are below their name.
fn lines(fields: &Map<String, Json>) -> String {
    let line = |(name, value): (&String, &Json)| match value {
        Json::Array(rows) if are_rows(rows) => format!("{name}:\n{}", indented(&table(rows))),
        Json::Object(inner) if !inner.is_empty() => {
            format!("{name}:\n{}", indented(&lines(inner)))
        }
        Json::String(text) if text.contains('\n') => format!("{name}:\n{}", indented(text)),
        value => format!("{name}: {}", one_line(value)),
    };
    fields.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn block(value: &Json) -> String {
    match value {
        Json::Array(rows) if are_rows(rows) => table(rows),
        value => one_line(value),
    }
}

fn are_rows(items: &[Json]) -> bool {
    !items.is_empty() && items.iter().all(Json::is_object)
}

/// Columns of one width, under their names.
fn table(rows: &[Json]) -> String {
    let rows: Vec<&Map<String, Json>> = rows.iter().filter_map(Json::as_object).collect();
    let mut names: Vec<&String> = Vec::new();
    for name in rows.iter().flat_map(|row| row.keys()) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let head = names.iter().map(|name| (*name).clone()).collect();
    let cell =
        |row: &Map<String, Json>, name: &String| row.get(name).map_or(String::new(), one_line);
    let cells = rows
        .iter()
        .map(|row| names.iter().map(|name| cell(row, name)).collect());
    let cells: Vec<Vec<String>> = std::iter::once(head).chain(cells).collect();
    let width = |column: usize| {
        let widths = cells.iter().filter_map(|row| row.get(column));
        widths
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
            .min(WIDEST)
    };
    let widths: Vec<usize> = (0..names.len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let padded = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:width$}"));
        let line = padded.collect::<Vec<_>>().join("  ");
        line.trim_end().to_owned()
    };
    cells.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn one_line(value: &Json) -> String {
    match value {
        Json::Null => "none".to_owned(),
        Json::Bool(true) => "yes".to_owned(),
        Json::Bool(false) => "no".to_owned(),
        Json::String(text) => text.clone(),
        Json::Array(items) if items.iter().all(|item| !item.is_object()) => {
            let shown: Vec<String> = items.iter().take(MOST_ITEMS).map(one_line).collect();
            let more = match items.len().saturating_sub(MOST_ITEMS) {
                0 => String::new(),
                more => format!(", and {more} more"),
            };
            match items.len() {
                0 => "none".to_owned(),
                _ => format!("{}{more}", shown.join(", ")),
            }
        }
        other => other.to_string(),
    }
}

fn indented(text: &str) -> String {
    let lines = text.lines().map(|line| format!("  {line}"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::readable;
    use playground_base::serde_json::json;

    #[test]
    fn answers_are_tables_lines_or_a_single_value() {
        let cases = [
            (json!({"value": 2.5}), "2.5"),
            (json!({"value": [1, 2]}), "1, 2"),
            (json!({"id": 7}), "id: 7"),
            (json!({"selected": []}), "selected: none"),
            (
                json!({"unsaved": true, "file": null}),
                "unsaved: yes\nfile: none",
            ),
            (json!({"jobs": []}), "jobs: none"),
            (
                json!({"commands": [
                    {"command": "undo", "doc": "Takes the last change back."},
                    {"command": "step N", "doc": "Runs steps."},
                ]}),
                "command  doc\nundo     Takes the last change back.\nstep N   Runs steps.",
            ),
            (
                json!({"id": 1, "components": {"Name": {"name": "Box"}}}),
                "id: 1\ncomponents:\n  Name:\n    name: Box",
            ),
            (
                json!({"game": [{"a": 1}, {"b": {"c": [1]}}], "hash": "f00"}),
                "game:\n  a  b\n  1\n     {\"c\":[1]}\nhash: f00",
            ),
        ];
        for (fields, text) in cases {
            assert_eq!(readable(&fields), text, "{fields}");
        }
        let many: Vec<u32> = (0..100).collect();
        assert!(readable(&json!({"selected": many})).ends_with("23, and 76 more"));
    }
}
