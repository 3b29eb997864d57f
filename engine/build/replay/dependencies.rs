//! [`Dependencies`]: the packages that a manifest names.

use playground_base::toml_edit::{DocumentMut, Item};
use std::collections::BTreeSet;

/// The packages that a manifest names, with underscores. It may name more than are used (optional
/// ones, those of other systems); then more is compiled again than necessary.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dependencies {
    /// Of the package's libraries and programs.
    pub normal: BTreeSet<String>,
    /// Of its build script.
    pub build: BTreeSet<String>,
}

impl Dependencies {
    /// Those of a manifest, which may refer to the manifest of its workspace.
    pub fn of(manifest: &DocumentMut, workspace: &DocumentMut) -> Self {
        let shared = workspace
            .get("workspace")
            .and_then(|workspace| workspace.get("dependencies"));
        let targets = manifest.get("target").and_then(Item::as_table_like);
        let targets = targets.into_iter().flat_map(|targets| targets.iter());
        let mut dependencies = Self::default();
        for place in targets.map(|(_, item)| item).chain([manifest.as_item()]) {
            add(&mut dependencies.normal, place.get("dependencies"), shared);
            add(
                &mut dependencies.build,
                place.get("build-dependencies"),
                shared,
            );
        }
        dependencies
    }
}

/// The name of a package in the form in which names are compared.
pub fn package_name(manifest: &DocumentMut) -> Option<String> {
    let name = manifest.get("package")?.get("name")?.as_str()?;
    Some(underscored(name))
}

/// Adds the packages of one table, by what they are called here and by their own name.
fn add(names: &mut BTreeSet<String>, table: Option<&Item>, shared: Option<&Item>) {
    let table = table.and_then(Item::as_table_like);
    for (key, item) in table.into_iter().flat_map(|table| table.iter()) {
        let shared = shared.and_then(|shared| shared.get(key));
        let renamed = [Some(item), shared].into_iter().flatten();
        let renamed = renamed.filter_map(|item| item.get("package")?.as_str());
        names.extend(renamed.map(underscored));
        names.insert(underscored(key));
    }
}

fn underscored(name: &str) -> String {
    name.replace('-', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_named_by_key_and_by_their_own_name() {
        let workspace = "[workspace.dependencies]\nrules = { package = \"race-rules\" }\n";
        let manifest = "[package]\nname = \"race-plugin\"\n\
             [dependencies]\nserde = \"1\"\nrules.workspace = true\n\
             [target.'cfg(unix)'.dependencies]\nmodel = { package = \"race-model\", path = \"\" }\n\
             [dev-dependencies]\ntest = \"1\"\n[build-dependencies]\ncc = \"1\"\n";
        let parse = |text: &str| text.parse::<DocumentMut>().expect("TOML");
        let manifest = parse(manifest);
        assert_eq!(package_name(&manifest).as_deref(), Some("race_plugin"));
        let named = Dependencies::of(&manifest, &parse(workspace));
        let normal = ["model", "race_model", "race_rules", "rules", "serde"];
        assert!(named.normal.iter().eq(&normal), "{named:?}");
        assert!(named.build.iter().eq(&["cc"]), "{named:?}");
    }
}
