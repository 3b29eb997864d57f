//! Words that do not belong into the tree: unfinished work, and paths of one machine.

use crate::{Source, Tree, Violation};

/// Name of the rule.
pub const NAME: &str = "words";

/// A word, how it is matched, and what to do about it.
struct Word {
    text: &'static str,
    is_whole_word: bool,
    remedy: &'static str,
}

const UNFINISHED: &str = "finish it, or leave it out and say so where a reader looks for it";
const ONE_MACHINE: &str = "take the path from the environment or make it relative";

const WORDS: &[Word] = &[
    Word {
        text: "TODO",
        is_whole_word: true,
        remedy: UNFINISHED,
    },
    Word {
        text: "FIXME",
        is_whole_word: true,
        remedy: UNFINISHED,
    },
    Word {
        text: "XXX",
        is_whole_word: true,
        remedy: UNFINISHED,
    },
    Word {
        text: "todo!",
        is_whole_word: false,
        remedy: UNFINISHED,
    },
    Word {
        text: "unimplemented!",
        is_whole_word: false,
        remedy: UNFINISHED,
    },
    Word {
        text: "/home/",
        is_whole_word: false,
        remedy: ONE_MACHINE,
    },
    Word {
        text: "/root/",
        is_whole_word: false,
        remedy: ONE_MACHINE,
    },
    Word {
        text: "/Users/",
        is_whole_word: false,
        remedy: ONE_MACHINE,
    },
    Word {
        text: "/work/",
        is_whole_word: false,
        remedy: ONE_MACHINE,
    },
];

/// Text files besides Rust sources that are read as well.
const ENDINGS: &[&str] = &[".toml", ".md", ".wgsl", ".ron", ".json", ".yml"];

/// Scripts, which have no ending.
const SCRIPTS: &[&str] = &["run", "test", ".ci/run"];

/// This crate has to spell the words.
const OWN: &str = "tests/tidy/";

/// Reports the words in a Rust file.
pub fn check_source(source: &Source) -> Vec<Violation> {
    check(&source.path, &source.text)
}

/// Reports the words in manifests, documents, shaders and scripts.
pub fn check_tree(tree: &Tree) -> Vec<Violation> {
    let is_read = |path: &&String| {
        ENDINGS.iter().any(|ending| path.ends_with(ending)) || SCRIPTS.contains(&path.as_str())
    };
    let mut violations = Vec::new();
    for path in tree.files.iter().filter(is_read) {
        if let Ok(text) = std::fs::read_to_string(tree.root.join(path)) {
            violations.extend(check(path, &text));
        }
    }
    violations
}

/// Reports the words in `text`, the content of `path`.
pub fn check(path: &str, text: &str) -> Vec<Violation> {
    let mut violations = Vec::new();
    if path.starts_with(OWN) {
        return violations;
    }
    for (at, line) in text.lines().enumerate() {
        for word in WORDS.iter().filter(|word| word.stands_in(line)) {
            let problem = format!("`{}` stands here", word.text);
            violations.push(Violation::at(NAME, path, at + 1, problem, word.remedy));
        }
    }
    violations
}

impl Word {
    fn stands_in(&self, line: &str) -> bool {
        let is_letter = |letter: Option<char>| {
            letter.is_some_and(|letter| letter.is_alphanumeric() || letter == '_')
        };
        line.match_indices(self.text).any(|(at, _)| {
            let before = line.get(..at).and_then(|text| text.chars().next_back());
            let after = line
                .get(at + self.text.len()..)
                .and_then(|text| text.chars().next());
            let is_inside_path =
                self.text.starts_with('/') && (is_letter(before) || before == Some('.'));
            let is_inside_word = self.is_whole_word && (is_letter(before) || is_letter(after));
            !(is_inside_path || is_inside_word)
        })
    }
}
