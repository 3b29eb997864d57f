//! Each rule over sources against its fixtures: `fixtures/<rule>/*.rs`.
//!
//! The first line of a fixture has the path as which it is read: `// as: core/ecs/lib.rs`, followed
//! by `, crate root` where cargo would start there. Lines that end in `//~` must be reported, all
//! others must not; `//~ file` on the first line stands for a report about the whole file.

use playground_tests_tidy::{Source, rules::SOURCE_RULES};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

struct Fixture {
    file: PathBuf,
    source: Source,
    expected: BTreeSet<usize>,
}

fn fixtures(rule: &str) -> Vec<Fixture> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures")
        .join(rule);
    let entries = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}: give the rule fixtures", folder.display()));
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .collect();
    files.sort();
    files.into_iter().map(read).collect()
}

fn read(file: PathBuf) -> Fixture {
    let text = std::fs::read_to_string(&file).expect("a readable fixture");
    let first = text.lines().next().unwrap_or_default();
    let header = first
        .trim_end_matches("//~ file")
        .trim()
        .strip_prefix("// as: ");
    let header = header.unwrap_or_else(|| panic!("{}: no `// as: PATH` line", file.display()));
    let (path, is_root) = match header.split_once(',') {
        Some((path, note)) => (path, note.trim() == "crate root"),
        None => (header, false),
    };
    let mut expected: BTreeSet<usize> = text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.trim_end().ends_with("//~"))
        .map(|(at, _)| at + 1)
        .collect();
    if first.ends_with("//~ file") {
        expected.insert(0);
    }
    let source = Source::parse(path, &text, is_root).unwrap_or_else(|error| panic!("{error}"));
    Fixture {
        file,
        source,
        expected,
    }
}

#[test]
fn rules_report_exactly_the_marked_lines() {
    for rule in SOURCE_RULES {
        for fixture in fixtures(rule.name) {
            let found: BTreeSet<usize> = (rule.check)(&fixture.source)
                .iter()
                // A report about line 1 of a crate root means the whole file.
                .map(|violation| {
                    if violation.line == 1 {
                        0
                    } else {
                        violation.line
                    }
                })
                .collect();
            let file = fixture.file.display();
            assert_eq!(
                found, fixture.expected,
                "lines that `{}` reports in {file}",
                rule.name
            );
        }
    }
}

#[test]
fn every_rule_has_a_firing_and_a_passing_fixture() {
    for rule in SOURCE_RULES {
        let fixtures = fixtures(rule.name);
        let fires = fixtures.iter().any(|fixture| !fixture.expected.is_empty());
        let passes = fixtures.iter().any(|fixture| fixture.expected.is_empty());
        assert!(fires, "no fixture of `{}` fires", rule.name);
        assert!(passes, "no fixture of `{}` passes", rule.name);
    }
}

#[test]
fn messages_name_the_file_the_line_the_rule_and_the_remedy() {
    for rule in SOURCE_RULES {
        for fixture in fixtures(rule.name) {
            for violation in (rule.check)(&fixture.source) {
                let message = violation.to_string();
                assert!(message.starts_with(&fixture.source.path), "{message}");
                assert!(message.contains(&format!("[{}]", rule.name)), "{message}");
                assert!(violation.remedy.len() > 8, "{message}");
            }
        }
    }
}
