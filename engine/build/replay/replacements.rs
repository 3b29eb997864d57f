//! Packages that take the place of downloads.

use playground_base::toml_edit::{DocumentMut, Item, TableLike};

/// True when a manifest or a configuration of cargo replaces downloads by packages on this machine.
/// Other downloads may depend on these, which only cargo can tell.
pub fn replaces_by_path(of: &DocumentMut) -> bool {
    let has_path = |item: &Item| item.get("path").is_some();
    let sources = tables(of.get("patch"));
    let patched = sources.flat_map(|source| tables(Some(source)));
    patched.chain(tables(of.get("replace"))).any(has_path) || of.get("paths").is_some()
}

/// What the entries of a table are.
fn tables(of: Option<&Item>) -> impl Iterator<Item = &Item> {
    let table = of.and_then(Item::as_table_like);
    let entries = table.into_iter().flat_map(TableLike::iter);
    entries.map(|(_, item)| item)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_packages_on_this_machine_are_a_matter_for_cargo() {
        for (text, expected) in [
            ("", false),
            ("[dependencies]\nserde = { path = \"serde\" }\n", false),
            ("patch.crates-io.serde.git = \"https://x\"\n", false),
            ("patch.crates-io.serde.path = \"serde\"\n", true),
            ("[patch.'https://x']\nserde = { path = \"serde\" }\n", true),
            ("[replace]\n\"serde:1.0.0\" = { path = \"serde\" }\n", true),
            ("paths = [\"serde\"]\n", true),
        ] {
            let document: DocumentMut = text.parse().expect("TOML");
            assert_eq!(replaces_by_path(&document), expected, "{text}");
        }
    }
}
