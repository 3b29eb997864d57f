//! The pools of built modules: each is compiled once, in the crate that declares its component.
//!
//! A pool is a lot of code, serde's above all. A table that makes a module evaluate what a model
//! crate declares lets the module compile all of it again, at every edit of a rule that touches the
//! same unit and at every new field. Only build times would show it.

use crate::symbols::crate_of;
use crate::{Layer, Package, Violation};
use object::{Object, ObjectSymbol};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Name of the rule.
pub const NAME: &str = "pools";

/// The type-erased trait of a pool, as both symbol manglings of the compiler write it.
const ERASED: [&str; 2] = ["raw_pool..RawPool", "8raw_pool7RawPool"];

/// How names begin in both symbol manglings.
const MANGLED: [&str; 2] = ["_ZN", "_RN"];

/// The model crates of a module: what it links that is no library of its own.
pub fn models<'a>(packages: &'a [Package], module: &Package) -> Vec<&'a Package> {
    let is_used = |package: &&Package| {
        let mut dependencies = module.dependencies.iter();
        dependencies.any(|dependency| dependency.is_local && dependency.name == package.name)
    };
    let is_model = |package: &&Package| package.layer() == Layer::SampleModel;
    packages.iter().filter(is_model).filter(is_used).collect()
}

/// The builds of a model crate that lie in `folder`.
///
/// # Errors
/// When the folder cannot be read.
pub fn built(folder: &Path, package: &str) -> Result<Vec<PathBuf>, String> {
    let prefix = format!("lib{}-", package.replace('-', "_"));
    let deps = folder.join("deps");
    let entries = deps.read_dir();
    let entries = entries.map_err(|error| format!("{}: {error}", deps.display()))?;
    let files = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let is_build = |file: &PathBuf| {
        let name = file.file_name().and_then(|name| name.to_str());
        name.is_some_and(|name| name.starts_with(&prefix) && name.ends_with(".rlib"))
    };
    Ok(files.filter(is_build).collect())
}

/// The functions of erased pools that a module contains.
///
/// # Errors
/// When the file cannot be read or is no library.
pub fn of_module(file: &Path) -> Result<BTreeSet<String>, String> {
    let bytes = read(file)?;
    let library = object::File::parse(&*bytes);
    let library = library.map_err(|error| format!("{}: {error}", file.display()))?;
    let names = library.symbols().filter_map(|symbol| {
        let name = symbol.name().ok()?;
        is_pool(name).then(|| name.to_owned())
    });
    Ok(names.collect())
}

/// The functions of erased pools that an archive was compiled with. Its members lie in it as they
/// are, and their names end with a zero. A name may be the end of another one, of its section for
/// example.
///
/// # Errors
/// When the file cannot be read.
pub fn of_archive(file: &Path) -> Result<BTreeSet<String>, String> {
    let bytes = read(file)?;
    let texts = bytes.split(|byte| *byte == 0);
    let texts = texts.filter_map(|text| std::str::from_utf8(text).ok());
    let names = texts.filter_map(|text| {
        MANGLED
            .iter()
            .find_map(|start| text.get(text.find(start)?..))
    });
    Ok(names.filter(|n| is_pool(n)).map(str::to_owned).collect())
}

/// Reports a module that contains pools which none of its model crates was compiled with: the hash
/// in the name of an instance identifies the crate that compiled it.
pub fn compare(
    package: &str,
    models: &BTreeSet<String>,
    module: &BTreeSet<String>,
) -> Option<Violation> {
    let own = module.difference(models).count();
    (own > 0).then(|| {
        let problem = format!("it compiles {own} functions of pools that its model crate compiles");
        let remedy = "refer to the static of the model crate; copy nothing out of its constants";
        Violation::of(NAME, package, problem, remedy)
    })
}

fn is_pool(symbol: &str) -> bool {
    let is_erased = || ERASED.iter().any(|path| symbol.contains(path));
    crate_of(symbol).is_some() && is_erased()
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))
}
