//! The symbols of built modules: the statics that a module defines.
//!
//! A module that defines a static of a crate which a shared library holds has a second copy of that
//! crate: two debt lists of arc-swap free each other's values, two lock tables of parking_lot hang.

use crate::{Layer, Package, Violation};
use object::{Object, ObjectSymbol, ObjectSymbolTable, RelocationTarget, SymbolKind};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Name of the rule.
pub const NAME: &str = "symbols";

/// Folder into which cargo puts the libraries of the profile that this test was built with.
///
/// # Errors
/// When the test does not run from a target folder.
pub fn artifact_folder() -> Result<PathBuf, String> {
    let own = std::env::current_exe().map_err(|error| format!("own executable: {error}"))?;
    let folder = own.ancestors().nth(2).map(Path::to_path_buf);
    folder.ok_or_else(|| format!("{} does not lie in a target folder", own.display()))
}

/// The library that cargo builds for a dylib package, if it was built.
pub fn built(folder: &Path, package: &str) -> Option<PathBuf> {
    let name = package.replace('-', "_");
    let file = folder.join(format!("lib{name}{}", std::env::consts::DLL_SUFFIX));
    file.is_file().then_some(file)
}

/// Packages that are loaded while the editor runs.
pub fn modules(packages: &[Package]) -> impl Iterator<Item = &Package> {
    let is_module = |package: &&Package| {
        matches!(
            package.layer(),
            Layer::Systems | Layer::Plugins | Layer::SamplePlugin
        )
    };
    packages.iter().filter(is_module)
}

/// Reports the crates of the shared libraries of which `module` has statics of its own.
pub fn compare(
    package: &str,
    shared: &BTreeSet<String>,
    module: &BTreeSet<String>,
) -> Vec<Violation> {
    let report = |name: &String| {
        let problem =
            format!("its library defines statics of `{name}`, which a shared library holds");
        let remedy = "take that crate from playground_base or playground_graphics, not from its own manifest";
        Violation::of(NAME, package, problem, remedy)
    };
    shared.intersection(module).map(report).collect()
}

/// Crates of which the library defines statics or thread locals that others can see.
///
/// # Errors
/// When the file cannot be read or is no library.
pub fn crates_with_statics(file: &Path) -> Result<BTreeSet<String>, String> {
    let located = |error: String| format!("{}: {error}", file.display());
    let bytes = std::fs::read(file).map_err(|error| located(error.to_string()))?;
    let library = object::File::parse(&*bytes).map_err(|error| located(error.to_string()))?;
    let is_static = |symbol: &object::Symbol<'_, '_>| {
        !symbol.is_undefined() && matches!(symbol.kind(), SymbolKind::Data | SymbolKind::Tls)
    };
    let statics = library.dynamic_symbols().filter(is_static);
    Ok(statics
        .filter_map(|symbol| crate_of(symbol.name().ok()?))
        .collect())
}

/// Reports references of the library to one of its own tables by the name of that.
///
/// The dynamic linker answers a name with the first library of the process that has it: such a
/// reference reads the table of another module.
///
/// # Errors
/// When the file cannot be read or is no library.
pub fn check_tables(package: &str, file: &Path) -> Result<Vec<Violation>, String> {
    let located = |error: String| format!("{}: {error}", file.display());
    let bytes = std::fs::read(file).map_err(|error| located(error.to_string()))?;
    let library = object::File::parse(&*bytes).map_err(|error| located(error.to_string()))?;
    let symbols = library.dynamic_symbol_table();
    let name_of = |target| match target {
        RelocationTarget::Symbol(index) => {
            symbols.as_ref()?.symbol_by_index(index).ok()?.name().ok()
        }
        _ => None,
    };
    let references = library.dynamic_relocations().into_iter().flatten();
    let names = references.filter_map(|(_, reference)| name_of(reference.target()));
    Ok(names
        .filter(|name| name.starts_with("PLAYGROUND_"))
        .map(|name| {
            let problem = format!("a constant of its library was placed at the table `{name}`");
            let remedy = "give the two tables different bytes, as `TableKind` does";
            Violation::of(NAME, package, problem, remedy)
        })
        .collect())
}

/// The crate in which a mangled symbol was defined, for both manglings of the compiler.
pub fn crate_of(symbol: &str) -> Option<String> {
    if let Some(path) = symbol.strip_prefix("_ZN") {
        let segment = sized_text(path)?;
        // `<T as Trait>::NAME` is written `_$LT$T$u20$as…`
        let segment = segment.strip_prefix("_$LT$").unwrap_or(segment);
        let is_name = |letter: char| letter.is_alphanumeric() || letter == '_';
        let end = segment
            .find(|letter| !is_name(letter))
            .unwrap_or(segment.len());
        return segment.get(..end).map(str::to_owned);
    }
    let path = symbol.strip_prefix("_R")?;
    // `C`, an optional disambiguator `s…_`, the length and the name
    let after = path.get(path.find('C')? + 1..)?;
    let name = match after.strip_prefix('s') {
        Some(marked) => marked.split_once('_')?.1,
        None => after,
    };
    sized_text(name).map(str::to_owned)
}

/// `5hello…` as `hello`.
fn sized_text(text: &str) -> Option<&str> {
    let digits = text.find(|letter: char| !letter.is_ascii_digit())?;
    let length: usize = text.get(..digits)?.parse().ok()?;
    text.get(digits..digits + length)
}
