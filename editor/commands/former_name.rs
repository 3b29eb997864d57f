//! [`write_former_name`]: writes into a source that a field had another name before.

use super::rust_words::{Word, words};
use std::fs::read_to_string;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The source with `#[field(former = "old")]` at the field, and its file. The component is looked for
/// in these files, the first of which has it as a rule; so are the structs on the path of a field.
/// Everything else of the file stays as it is.
///
/// # Errors
/// Why it cannot be written, for people.
pub fn write_former_name(
    sources: &[PathBuf],
    component: &str,
    old: &str,
    new: &str,
) -> Result<(PathBuf, String), String> {
    let (old_path, old) = old.rsplit_once('.').unwrap_or(("", old));
    let (new_path, new) = new.rsplit_once('.').unwrap_or(("", new));
    let is_name = |name: &str| {
        let mut letters = name.chars();
        letters.all(|letter| letter.is_alphanumeric() || letter == '_') && !name.is_empty()
    };
    if !is_name(old) || !is_name(new) {
        return Err(format!("{old} and {new} must be names of fields"));
    }
    if old_path != new_path {
        return Err("a field keeps its values in the struct that it is in".to_owned());
    }
    let mut struct_name = component.to_owned();
    for step in new_path.split('.').filter(|step| !step.is_empty()) {
        let (_, text) = find(sources, &struct_name)?;
        let fields = fields_of(&text, &struct_name).unwrap_or_default();
        let field = fields.iter().find(|field| field.name == step);
        let field = field.ok_or_else(|| format!("{struct_name} has no field {step}"))?;
        field.kind.clone_into(&mut struct_name);
    }
    let (file, text) = find(sources, &struct_name)?;
    let fields = fields_of(&text, &struct_name).unwrap_or_default();
    if fields.iter().any(|field| field.name == old) {
        return Err(format!("{struct_name} still has a field {old}"));
    }
    let field = fields.iter().find(|field| field.name == new);
    let field = field.ok_or_else(|| {
        format!(
            "{struct_name} in {} has no field {new}: write #[field(former = \"{old}\")] at the field \
             yourself",
            file.display()
        )
    })?;
    let (range, by) = field.change(&text, old);
    let mut changed = text.clone();
    changed.replace_range(range, &by);
    Ok((file, changed))
}

/// The first file that declares the struct.
fn find(sources: &[PathBuf], name: &str) -> Result<(PathBuf, String), String> {
    let read = |file: &PathBuf| Some((file.clone(), read_to_string(file).ok()?));
    let mut declaring = sources.iter().filter_map(read);
    let found = declaring.find(|(_, text)| text.contains(name) && fields_of(text, name).is_some());
    found.ok_or_else(|| {
        let first = sources.first().map_or(Path::new(""), PathBuf::as_path);
        format!(
            "no struct {name} with named fields is found in {} or beside it: write #[field(former = …)] \
             at the field yourself",
            first.display()
        )
    })
}

/// A field in a source.
#[derive(Debug, Default)]
struct SourceField<'t> {
    name: &'t str,
    /// The last name of its type: `Spring` of `Option<Spring>`.
    kind: &'t str,
    /// Where its declaration starts, behind its attributes.
    start: usize,
    /// The words of `#[field(…)]` between the parentheses.
    options: Option<Vec<Word<'t>>>,
    /// Where the options start.
    options_at: usize,
}

/// The fields of the struct of this name; `None` where the text does not declare it.
fn fields_of<'t>(text: &'t str, name: &str) -> Option<Vec<SourceField<'t>>> {
    let words = words(text);
    let mut at = (1..words.len()).find(|at| {
        let is_it = words[*at].text == name && words[*at - 1].text == "struct";
        is_it
            && words
                .get(*at + 1)
                .is_some_and(|next| matches!(next.text, "{" | "<" | "where"))
    })?;
    while words.get(at)?.text != "{" {
        at += 1;
    }
    let body = inside(&words, at)?;
    let mut fields = Vec::new();
    let mut rest = &words[body];
    while !rest.is_empty() {
        let (field, length) = field_of(rest)?;
        fields.push(field);
        rest = &rest[length..];
    }
    Some(fields)
}

/// The words between the sign at `open` and the one that closes it.
fn inside(words: &[Word<'_>], open: usize) -> Option<Range<usize>> {
    let mut depth = 0;
    for (at, word) in words.iter().enumerate().skip(open) {
        match word.text {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(open + 1..at);
        }
    }
    None
}

/// The first field, and the number of its words with the comma behind it.
fn field_of<'t>(words: &[Word<'t>]) -> Option<(SourceField<'t>, usize)> {
    let mut field = SourceField::default();
    let mut at = 0;
    while words.get(at)?.text == "#" {
        let attribute = inside(words, at + 1)?;
        if words.get(attribute.start)?.text == "field" && attribute.len() > 1 {
            let options = inside(words, attribute.start + 1)?;
            let open = &words[attribute.start + 1];
            field.options_at = open.at + open.text.len();
            field.options = Some(words[options].to_vec());
        }
        at = attribute.end + 1;
    }
    field.start = words.get(at)?.at;
    if words.get(at)?.text == "pub" {
        at += 1;
        if words.get(at)?.text == "(" {
            at = inside(words, at)?.end + 1;
        }
    }
    field.name = words.get(at)?.text.trim_start_matches("r#");
    if words.get(at + 1)?.text != ":" {
        return None;
    }
    at += 2;
    let mut angles = 0_i32;
    while let Some(word) = words.get(at) {
        match word.text {
            "," if angles == 0 => return Some((field, at + 1)),
            "<" => angles += 1,
            ">" => angles -= 1,
            "(" | "[" => {
                let group = inside(words, at)?;
                if let Some(last) = words[group.clone()].iter().rfind(|word| word.is_name()) {
                    field.kind = last.text;
                }
                at = group.end;
            }
            name if word.is_name() => field.kind = name,
            _ => {}
        }
        at += 1;
    }
    Some((field, at))
}

impl SourceField<'_> {
    /// What is replaced by what.
    fn change(&self, text: &str, old: &str) -> (Range<usize>, String) {
        let insert = |at: usize, text: String| (at..at, text);
        let Some(options) = &self.options else {
            return insert(self.start, attribute(text, self.start, old));
        };
        let former = options.iter().position(|word| word.text == "former");
        let value = former.and_then(|at| Some((at + 2, options.get(at + 2)?)));
        match value {
            None => {
                let comma = if options.is_empty() { "" } else { ", " };
                insert(self.options_at, format!("former = \"{old}\"{comma}"))
            }
            Some((at, list)) if list.text == "[" => {
                let next = options.get(at + 1);
                let comma = if next.is_some_and(|next| next.text == "]") {
                    ""
                } else {
                    ", "
                };
                insert(list.at + 1, format!("\"{old}\"{comma}"))
            }
            Some((_, one)) => {
                let range = one.at..one.at + one.text.len();
                (range, format!("[\"{old}\", {}]", one.text))
            }
        }
    }
}

/// The attribute on a line of its own, unless the field shares its line.
fn attribute(text: &str, at: usize, old: &str) -> String {
    let line = text[..at].rfind('\n').map_or(0, |end| end + 1);
    let indent = &text[line..at];
    let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    if indent.trim().is_empty() {
        format!("#[field(former = \"{old}\")]{line_end}{indent}")
    } else {
        format!("#[field(former = \"{old}\")] ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIP: &str = "\
use playground::prelude::*;

/// A ship { not: this }.
#[component]
pub struct Ship {
    /// How fast.
    #[field(unit = \"m/s\", min = 0.0)]
    pub speed: f32,
    /// How heavy, `weight: f32` before.
    pub mass: f32, // of all
    #[field(former = \"title\")]
    name: String,
    #[field(former = [\"x\"])] pub at: Vec3, pub(crate) map: HashMap<u32, Vec<Spring>>,
    /// The spring.
    pub spring: Option<Spring>,
}

#[described]
pub struct Spring { pub length: f32, pub damping: [f32; 2] }
";

    #[test]
    fn former_name_is_written_at_the_field_and_nothing_else_changes() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("ship.rs");
        for (old, new, before, after) in [
            (
                "weight",
                "mass",
                "    pub mass: f32, //",
                "    #[field(former = \"weight\")]\n    pub mass: f32, //",
            ),
            (
                "velocity",
                "speed",
                "(unit = \"m/s\"",
                "(former = \"velocity\", unit = \"m/s\"",
            ),
            (
                "label",
                "name",
                "former = \"title\"",
                "former = [\"label\", \"title\"]",
            ),
            (
                "place",
                "at",
                "former = [\"x\"]",
                "former = [\"place\", \"x\"]",
            ),
            (
                "plan",
                "map",
                "pub(crate) map",
                "#[field(former = \"plan\")] pub(crate) map",
            ),
            (
                "spring.stiffness",
                "spring.damping",
                "pub damping",
                "#[field(former = \"stiffness\")] pub damping",
            ),
        ] {
            for line_end in ["\n", "\r\n"] {
                let text = |text: &str| text.replace('\n', line_end);
                std::fs::write(&file, text(SHIP)).expect("it can be written");
                let written = write_former_name(std::slice::from_ref(&file), "Ship", old, new);
                let expected = text(&SHIP.replace(before, after));
                assert_ne!(expected, text(SHIP), "{before}");
                assert_eq!(written, Ok((file.clone(), expected)), "{old} -> {new}");
            }
        }
    }

    #[test]
    fn what_cannot_be_written_is_refused_with_the_reason() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("ship.rs");
        std::fs::write(&file, SHIP).expect("it can be written");
        for (component, old, new, reason) in [
            ("Ship", "mass", "speed", "still has a field mass"),
            ("Ship", "weight", "heavy", "has no field heavy"),
            ("Ship", "spring.a", "b", "in the struct that it is in"),
            ("Ship", "hull.a", "hull.b", "has no field hull"),
            ("Boat", "a", "b", "no struct Boat"),
            ("Ship", "a\"", "mass", "must be names"),
            ("Ship", "", "mass", "must be names"),
        ] {
            let written = write_former_name(std::slice::from_ref(&file), component, old, new);
            let refused = written.expect_err(old);
            assert!(refused.contains(reason), "{refused}");
        }
    }
}
