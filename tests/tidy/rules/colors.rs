//! Raw colours only in the theme: a colour written elsewhere does not follow the user's choice of
//! theme, and its contrast is not checked.

use crate::tokens::{find, text};
use crate::{Source, Violation};

/// Name of the rule.
pub const NAME: &str = "colors";

/// Folders that draw a user interface.
const FOLDERS: &[&str] = &["core/ui", "plugins", "editor", "engine", "assets"];

/// Functions that make a colour out of numbers.
const RAW: &[&str] = &[
    "from_rgb",
    "from_rgba_unmultiplied",
    "from_rgba_premultiplied",
    "from_gray",
    "from_black_alpha",
    "from_white_alpha",
    "from_hex",
    "hex_color",
];

/// Named colours of egui that are values and not the absence of one.
const NAMED: &[&str] = &[
    "BLACK",
    "BLUE",
    "BROWN",
    "CYAN",
    "DARK_BLUE",
    "DARK_GRAY",
    "DARK_GREEN",
    "DARK_RED",
    "GOLD",
    "GRAY",
    "GREEN",
    "KHAKI",
    "LIGHT_BLUE",
    "LIGHT_GRAY",
    "LIGHT_GREEN",
    "LIGHT_RED",
    "LIGHT_YELLOW",
    "MAGENTA",
    "ORANGE",
    "PURPLE",
    "RED",
    "WHITE",
    "YELLOW",
];

/// Reports `Color32::from_…`, `Color32::RED` and `hex_color!` outside theme files and tests.
pub fn check(source: &Source) -> Vec<Violation> {
    if !source.is_under_any(FOLDERS) || is_theme(&source.path) {
        return Vec::new();
    }
    let tokens = &source.tokens;
    let report = |at: usize, what: String| {
        let remedy = "take the colour from the theme, or name it there first";
        Violation::at(
            NAME,
            &source.path,
            tokens[at].line,
            format!("raw colour {what}"),
            remedy,
        )
    };
    let mut violations = Vec::new();
    for at in find(tokens, &["Color32", "::"]) {
        let name = text(tokens, at + 2);
        if RAW.contains(&name) || NAMED.contains(&name) {
            violations.push(report(at, format!("`Color32::{name}`")));
        }
    }
    for at in find(tokens, &["hex_color", "!"]) {
        violations.push(report(at, "`hex_color!`".to_owned()));
    }
    violations.retain(|violation| !source.is_test(violation.line));
    violations
}

/// A theme file is named so, in any folder: `editor/theme.rs`, `core/ui/model/theme/palette.rs`.
fn is_theme(path: &str) -> bool {
    path.split('/')
        .any(|part| part == "theme" || part == "theme.rs" || part.starts_with("theme_"))
}
