//! Every mistake is answered as its table says.

use playground_tests_mistakes::{Compiler, check_all, table};

#[test]
fn each_mistake_is_explained_where_it_stands() {
    let compiler = Compiler::new().expect("the crate `playground` is built");
    let problems = check_all(&compiler, &table::all());
    let count = problems.len();
    assert!(count == 0, "{count} differ\n\n{}", problems.join("\n\n"));
}
