//! `[[package.metadata.modules.core]]` and `[[package.metadata.modules.plugin]]`: written by
//! projects, and without `systems` by plugins that say which features of a core they need.

use crate::declared::Declared;
use crate::resolve_error::ResolveError;
use crate::table_reader::TableReader;
use playground_modules_manifest::{Manifest, SourceLocation};

const CORE: &str = "[[package.metadata.modules.core]]";
const PLUGIN: &str = "[[package.metadata.modules.plugin]]";

/// A core that a project uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CoreDeclaration {
    pub name: Declared,
    /// What every system that is chosen for the core must provide.
    pub features: Vec<Declared>,
    /// The systems to try, the preferred one first.
    pub systems: Vec<Declared>,
    /// The header of the declaration.
    pub location: SourceLocation,
}

/// A plugin that a project uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PluginDeclaration {
    pub name: Declared,
    pub features: Vec<Declared>,
    /// The header of the declaration.
    pub location: SourceLocation,
}

/// All declarations of one manifest, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ModuleDeclarations {
    pub cores: Vec<CoreDeclaration>,
    pub plugins: Vec<PluginDeclaration>,
}

impl ModuleDeclarations {
    /// Reads what is there; a declaration with a mistake is left out and the mistake recorded.
    pub fn read(file: &Manifest, errors: &mut Vec<ResolveError>) -> Self {
        let keys = ["package", "metadata", "modules"];
        let Some(modules) = TableReader::at(file, &keys, "[package.metadata.modules]") else {
            return Self::default();
        };
        modules.check_keys(&["core", "plugin"], errors);
        let cores = modules.tables("core", CORE, errors);
        let plugins = modules.tables("plugin", PLUGIN, errors);
        let read = Self {
            cores: cores
                .iter()
                .filter_map(|table| read_core(table, errors))
                .collect(),
            plugins: plugins
                .iter()
                .filter_map(|table| read_plugin(table, errors))
                .collect(),
        };
        read.check_duplicates(errors);
        read
    }

    fn check_duplicates(&self, errors: &mut Vec<ResolveError>) {
        check_duplicates("name", self.cores.iter().map(|core| &core.name), errors);
        check_duplicates(
            "name",
            self.plugins.iter().map(|plugin| &plugin.name),
            errors,
        );
        for core in &self.cores {
            check_duplicates("features", &core.features, errors);
            check_duplicates("systems", &core.systems, errors);
        }
    }
}

fn read_core(table: &TableReader<'_>, errors: &mut Vec<ResolveError>) -> Option<CoreDeclaration> {
    table.check_keys(&["name", "features", "systems"], errors);
    let features = table.strings("features", errors);
    let systems = table.strings("systems", errors);
    Some(CoreDeclaration {
        name: table.required_string("name", errors)?,
        features,
        systems,
        location: table.location.clone(),
    })
}

fn read_plugin(
    table: &TableReader<'_>,
    errors: &mut Vec<ResolveError>,
) -> Option<PluginDeclaration> {
    table.check_keys(&["name", "features"], errors);
    let features = table.strings("features", errors);
    Some(PluginDeclaration {
        name: table.required_string("name", errors)?,
        features,
        location: table.location.clone(),
    })
}

fn check_duplicates<'a>(
    key: &str,
    names: impl IntoIterator<Item = &'a Declared>,
    errors: &mut Vec<ResolveError>,
) {
    let mut seen: Vec<&Declared> = Vec::new();
    for declared in names {
        match seen.iter().find(|earlier| earlier.name == declared.name) {
            Some(first) => errors.push(ResolveError::Duplicate {
                location: Box::new(declared.location.clone()),
                key: key.to_owned(),
                name: declared.name.clone(),
                first: Box::new(first.location.clone()),
            }),
            None => seen.push(declared),
        }
    }
}
