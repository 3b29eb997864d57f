//! [`lines`]: modules, grouped by the contract that they implement.

use playground_core_engine::ModuleStatus;
use playground_core_ui::Words;
use std::collections::BTreeMap;

/// One line of the table.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// A contract with the number of its implementations; the name is empty for modules without
    /// one.
    Contract(String, usize),
    /// A module, by its index in the editor's list.
    Module(usize),
}

/// The lines of the table: contracts with a module of the project first, then by name; in each,
/// modules of the project first, then by name. Only those that have all words of `filter` in their
/// package, contract, implementation or error.
pub fn lines(modules: &[ModuleStatus], filter: &str) -> Vec<Line> {
    let words = Words::of(filter);
    let mut by_contract: BTreeMap<&str, Vec<Row<'_>>> = BTreeMap::new();
    for (at, module) in modules.iter().enumerate() {
        if has_words(module, &words) {
            let row = (!module.of_project, module.package.as_str(), at);
            by_contract.entry(&module.view).or_default().push(row);
        }
    }
    let mut contracts: Vec<_> = by_contract.into_iter().collect();
    for (_, rows) in &mut contracts {
        rows.sort_unstable();
    }
    let is_of_editor = |rows: &[Row<'_>]| rows.iter().all(|(of_editor, ..)| *of_editor);
    contracts.sort_by_key(|(view, rows)| (is_of_editor(rows), view.is_empty()));
    contracts.into_iter().flat_map(group).collect()
}

/// A module of a contract: whether it is the editor's, its package, its index.
type Row<'a> = (bool, &'a str, usize);

fn group<'a>((view, rows): (&str, Vec<Row<'a>>)) -> impl Iterator<Item = Line> + use<'a> {
    let title = Line::Contract(view.to_owned(), rows.len());
    let modules = rows.into_iter().map(|(.., at)| Line::Module(at));
    [title].into_iter().chain(modules)
}

fn has_words(module: &ModuleStatus, words: &Words) -> bool {
    let texts = [
        &module.package,
        &module.view,
        &module.view_model,
        &module.error,
    ];
    words.are_in(texts.map(String::as_str))
}
