//! [`Library`]: one opened library and what it exports.

use playground_modules_types::ModuleError;
use std::mem::ManuallyDrop;
use std::path::{Path, PathBuf};

/// A table that a crate exports under a fixed symbol.
pub trait Table: Copy + 'static {
    /// The symbol.
    const SYMBOL: &'static str;
    /// The crate that exports the table.
    fn crate_name(&self) -> &'static str;
}

/// Reads the static `symbol` of `file`, which the macros exported as an `S`; `None` when the
/// library and its dependencies have no such symbol.
///
/// The only unsafe block. Its contract: the file is a library that was built by this compiler
/// against the shared libraries of this process (the build gate checked that), and `symbol` names a
/// static of type `S`, which holds because the same macro writes the static and the name.
#[inline]
fn exported<S: Copy>(file: &Path, symbol: &str) -> Result<Option<S>, ModuleError> {
    #[expect(unsafe_code, reason = "the one unsafe block of the project")]
    #[expect(clippy::disallowed_methods, reason = "this is the module loader")]
    // SAFETY: the contract above. Opening runs the library's initialisers, of which Rust code has
    // none; the static is read as a copy, and the library is never closed.
    let value = unsafe {
        let library = opened(file, libloading::Library::new(file))?;
        // Looked up without its type: so the search is compiled once and not for each `S`.
        let address = address_of(library.get(symbol.as_bytes()));
        address.map(|address| *address.cast::<S>())
    };
    Ok(value)
}

/// The library, which is never closed.
fn opened(
    file: &Path,
    opened: Result<libloading::Library, libloading::Error>,
) -> Result<ManuallyDrop<libloading::Library>, ModuleError> {
    match opened {
        Ok(library) => Ok(ManuallyDrop::new(library)),
        Err(error) => Err(unopened(file, &error)),
    }
}

fn address_of(
    found: Result<libloading::Symbol<'_, *const ()>, libloading::Error>,
) -> Option<*const ()> {
    found.ok().map(|symbol| *symbol)
}

#[cold]
fn unopened(file: &Path, error: &libloading::Error) -> ModuleError {
    ModuleError::Load {
        file: file.to_path_buf(),
        reason: error.to_string(),
    }
}

/// One opened library. Cheap to clone; the code stays mapped until the process ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Library {
    file: PathBuf,
    crate_name: String,
}

impl Library {
    /// The library at `file`, built from the crate `crate_name`. It is opened at the first read.
    pub fn new(file: &Path, crate_name: &str) -> Self {
        Self {
            file: file.to_path_buf(),
            crate_name: crate_name.replace('-', "_"),
        }
    }

    /// Its path.
    pub fn file(&self) -> &Path {
        &self.file
    }

    /// The crate it was built from, with underscores.
    pub fn crate_name(&self) -> &str {
        &self.crate_name
    }

    /// The table `T` of this crate; `None` when the crate exports none.
    ///
    /// The dynamic linker falls through to a library's dependencies, so for a crate without a table
    /// it finds that of its core: the crate name in the table is checked.
    pub fn table<T: Table>(&self) -> Result<Option<T>, ModuleError> {
        let table: Option<T> = exported(&self.file, T::SYMBOL)?;
        Ok(table.filter(|t| t.crate_name() == self.crate_name))
    }

    /// Calls the function exported under `symbol`, which takes a reference to a type that only
    /// this library knows; `owned_by` points to such a value, made by this library.
    #[inline]
    pub fn cast<R>(&self, symbol: &str, owned_by: *const ()) -> Result<R, ModuleError> {
        let cast: Option<fn(*const ()) -> R> = exported(&self.file, symbol)?;
        let cast = cast.ok_or_else(|| self.lacks(symbol))?;
        Ok(cast(owned_by))
    }

    #[cold]
    fn lacks(&self, symbol: &str) -> ModuleError {
        ModuleError::Load {
            file: self.file.clone(),
            reason: format!("it exports no {symbol}: is `export!();` in its lib.rs?"),
        }
    }
}
