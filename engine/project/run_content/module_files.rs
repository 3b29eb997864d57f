//! [`ModuleFiles`]: the files that a crate consists of, by its declarations of modules.

use super::file_text::file_text;
use super::rust_files::rust_files;
use super::rust_tokens::{Token, tokens};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The most files that are followed: a crate that has more declares them in a circle of links.
const MOST_FILES: usize = 10_000;

/// The files that a crate consists of, by what its sources name: `mod x;`, `#[path = "x.rs"]` and
/// `include!("x.rs")`. Nothing is compiled, so conditions are not evaluated, and a module is looked for in
/// every folder in which the compiler may look: there may be more files than are used.
#[derive(Debug, Default)]
pub struct ModuleFiles {
    /// All that are there.
    pub files: BTreeSet<PathBuf>,
    /// True when a source names others in a way that only the compiler understands, as a macro that
    /// declares modules.
    pub has_unknown: bool,
}

impl ModuleFiles {
    /// Those of the crate with this root, in the package in this folder.
    pub fn of(root: &Path, package: &Path) -> Self {
        let mut all = Self::default();
        let mut waiting = vec![root.to_path_buf()];
        while let Some(file) = waiting.pop() {
            if file.is_dir() {
                // `#[path]` of a module with braces: the folder of the modules in it.
                all.has_unknown = true;
                let in_it = rust_files(&file, |_| false).into_iter();
                waiting.extend(in_it.filter(|file| !all.files.contains(file)));
            }
            if !file.is_file() || !all.files.insert(file.clone()) {
                continue;
            }
            let text = file_text(&file).unwrap_or_default();
            let names = NamedFiles::in_source(&text, &file, package);
            all.has_unknown |= names.has_unknown || all.files.len() > MOST_FILES;
            if all.files.len() <= MOST_FILES {
                waiting.extend(names.files);
            }
        }
        all
    }
}

/// The files that one source names, whether they are there or not.
struct NamedFiles<'a> {
    /// Where its modules may be: in its folder, and in that with its name.
    folders: [PathBuf; 2],
    package: &'a Path,
    /// The names of the modules around, each with the depth of braces in it.
    around: Vec<(String, usize)>,
    depth: usize,
    files: Vec<PathBuf>,
    has_unknown: bool,
}

impl<'a> NamedFiles<'a> {
    fn in_source(text: &str, file: &Path, package: &'a Path) -> Self {
        let folder = file.parent().unwrap_or(Path::new("")).to_path_buf();
        let own = folder.join(file.file_stem().unwrap_or_default());
        let mut named = Self {
            folders: [folder, own],
            package,
            around: Vec::new(),
            depth: 0,
            files: Vec::new(),
            has_unknown: false,
        };
        let tokens = tokens(text);
        for at in 0..tokens.len() {
            named.read(&tokens[at..]);
        }
        named
    }

    /// Reads what begins with the first token.
    fn read(&mut self, tokens: &[Token]) {
        use Token::{Sign, Word};
        match tokens {
            [Sign('{'), ..] => self.depth += 1,
            [Sign('}'), ..] => self.end_block(),
            [Word("mod"), Word(name), Sign(';'), ..] => self.add_module(without_raw(name)),
            [Word("mod"), Word(name), Sign('{'), ..] => {
                let name = without_raw(name).to_owned();
                self.around.push((name, self.depth + 1));
            }
            [Word("mod"), Sign('$'), ..] => self.has_unknown = true,
            [Sign('#'), Sign('['), rest @ ..] => self.read_attribute(group(rest)),
            [Word("include"), Sign('!'), Sign('(' | '[' | '{'), rest @ ..] => {
                self.read_include(group(rest));
            }
            _ => {}
        }
    }

    fn end_block(&mut self) {
        if self.around.last().is_some_and(|of| of.1 == self.depth) {
            self.around.pop();
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn add_module(&mut self, name: &str) {
        self.add(&format!("{name}.rs"));
        self.add(&format!("{name}/mod.rs"));
    }

    /// Adds a file in the folders of the modules around.
    fn add(&mut self, name: &str) {
        for folder in &self.folders {
            let names = self.around.iter().map(|(name, _)| name);
            let folder = names.fold(folder.clone(), |folder, name| folder.join(name));
            self.files.push(folder.join(name));
        }
    }

    /// `path = "x.rs"`, also in a `cfg_attr`.
    fn read_attribute(&mut self, tokens: &[Token]) {
        for window in tokens.windows(3) {
            match window {
                [
                    Token::Word("path"),
                    Token::Sign('='),
                    Token::Text {
                        text,
                        has_escapes: false,
                    },
                ] => self.add(text),
                [Token::Word("path"), Token::Sign('='), _] => self.has_unknown = true,
                _ => {}
            }
        }
    }

    /// The file of `include!`: a text, or texts and the folder of the package. What a build script makes
    /// in `OUT_DIR` follows from the script.
    fn read_include(&mut self, tokens: &[Token]) {
        let (mut name, mut is_of_package) = (String::new(), false);
        for token in tokens {
            match token {
                Token::Text {
                    text: "OUT_DIR", ..
                } => return,
                Token::Text {
                    text: "CARGO_MANIFEST_DIR",
                    ..
                } => is_of_package = true,
                Token::Text {
                    text,
                    has_escapes: false,
                } => name.push_str(text),
                Token::Word("concat" | "env") | Token::Sign(_) => {}
                Token::Word(_) | Token::Text { .. } => {
                    self.has_unknown = true;
                    return;
                }
            }
        }
        let folder = if is_of_package {
            name = name.trim_start_matches('/').to_owned();
            self.package
        } else {
            &self.folders[0]
        };
        self.files.push(folder.join(name));
    }
}

/// The tokens before the bracket that ends a group.
fn group<'a, 'b>(tokens: &'a [Token<'b>]) -> &'a [Token<'b>] {
    let mut depth = 0_usize;
    let end = tokens.iter().position(|token| match token {
        Token::Sign('(' | '[' | '{') => {
            depth += 1;
            false
        }
        Token::Sign(')' | ']' | '}') if depth == 0 => true,
        Token::Sign(')' | ']' | '}') => {
            depth -= 1;
            false
        }
        _ => false,
    });
    &tokens[..end.unwrap_or(tokens.len())]
}

fn without_raw(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}
