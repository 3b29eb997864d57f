//! Turns each chapter of the book into Rust that a test includes.

use std::path::Path;
use std::{env, fs, io};

const CHAPTERS: &str = "../../docs";

/// A block sees the modules of the others.
const OTHERS: &str =
    r#"#[allow(unused_imports, reason = "not every block needs the others")] use super::*; "#;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={CHAPTERS}");
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    for entry in fs::read_dir(CHAPTERS)? {
        let chapter = entry?.path();
        if chapter.extension().is_some_and(|ending| ending == "md") {
            let name = chapter.with_extension("rs");
            let name = name.file_name().unwrap_or_default();
            let code = code_of(&fs::read_to_string(&chapter)?);
            fs::write(Path::new(&out).join(name), code)?;
        }
    }
    Ok(())
}

/// The Rust in a chapter, with unchanged line numbers: a block is a module.
fn code_of(text: &str) -> String {
    let mut code = String::new();
    let (mut is_code, mut sees_others, mut is_played) = (false, false, false);
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        match (is_code, line) {
            (false, "```rust") => {
                (is_code, sees_others) = (true, false);
                let file = lines.peek().copied().unwrap_or_default();
                is_played = file.starts_with("// tests/");
                code += &format!("pub mod {} {{", module_of(file));
            }
            (true, "```") => {
                is_code = false;
                code.push('}');
            }
            (false, _) => {}
            // There is no project here to play: what the sample and the template do is compiled
            // only.
            (true, "#[test]") if is_played => {}
            (true, line) if !is_of_a_crate(line) => {
                if !sees_others && !is_head(line) {
                    sees_others = true;
                    code += OTHERS;
                }
                code += line;
            }
            (true, _) => {}
        }
        code.push('\n');
    }
    code
}

/// True for lines that belong only in files of a crate: `mod rules;` names a block here.
fn is_of_a_crate(line: &str) -> bool {
    let is_file = line.starts_with("mod ") && line.ends_with(';');
    is_file || line == "playground::export!();"
}

/// True for lines that come first in a module, before all items.
fn is_head(line: &str) -> bool {
    let is_comment = line.starts_with("//") && !line.starts_with("///");
    line.is_empty() || is_comment || line.starts_with("#!")
}

/// The module for the file that the first line of a block names: `// plugin/rules.rs` is `rules`,
/// and `// model/lib.rs` the crate that it is the root of.
fn module_of(first_line: &str) -> String {
    let file = first_line.trim_start_matches("// ").trim_end_matches(".rs");
    match file.rsplit_once('/') {
        Some((folder, "lib")) => format!("space_race_{folder}"),
        Some((_, file)) => file.to_owned(),
        None => {
            panic!("the first line of a block names its file, `// plugin/lib.rs`: {first_line}")
        }
    }
}
