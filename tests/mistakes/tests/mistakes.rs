//! Compares the messages about every mistake with the tables.

use std::collections::BTreeSet;
use std::path::Path;

use playground_tests_mistakes::{Compiler, check_all, table};

#[test]
fn each_mistake_is_reported_as_in_its_table() {
    let compiler = Compiler::new().expect("the crate `playground` is built");
    let problems = check_all(&compiler, &table::all());
    let count = problems.len();
    assert!(count == 0, "{count} differ\n\n{}", problems.join("\n\n"));
}

#[test]
fn each_program_is_in_exactly_one_table() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("programs");
    let files = folder.read_dir().expect("the folder is there");
    let files: BTreeSet<String> = files
        .map(|file| file.expect("it can be listed").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .collect();
    let all = table::all();
    let programs: BTreeSet<String> = all.iter().map(|of| of.program.to_owned()).collect();
    assert_eq!(programs, files);
    assert_eq!(programs.len(), all.len(), "a program stands in two entries");
}
