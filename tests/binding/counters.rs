//! [`Counters`].

use playground_base::loader::in_place;
use playground_base::{
    BindingRegistry, Context, Handle, IdMap, Implementation, Library, ModuleError, ViewExport,
    ViewModelExport, ViewModelInfo,
};
use std::path::PathBuf;

/// This library, opened by the loader, and a registry that knows its contract.
pub struct Counters {
    /// The registry.
    pub registry: Handle<BindingRegistry>,
    context: Context,
    library: Library,
    info: ViewModelInfo,
}

impl Counters {
    /// A registry in which nothing implements the contract yet.
    ///
    /// # Errors
    /// When the library is not beside the program, or does not open.
    pub fn open() -> Result<Self, ModuleError> {
        let library = in_place(&file()?, env!("CARGO_PKG_NAME"))?.library;
        let views: Option<ViewExport> = library.table()?;
        let view_models: Option<ViewModelExport> = library.table()?;
        let (Some(views), Some(view_models)) = (views, view_models) else {
            return Err(failed("it exports no contract or no implementation"));
        };
        let registry = Handle::new(BindingRegistry::default());
        for view in views.views {
            registry.register_view(*view)?;
        }
        let info = view_models.view_models.first().copied();
        Ok(Self {
            context: Context {
                registry: registry.clone(),
                pools: IdMap::default(),
            },
            registry,
            library,
            info: info.ok_or_else(|| failed("it exports no implementation"))?,
        })
    }

    /// Makes the next generation; nothing is bound to it yet.
    ///
    /// # Errors
    /// The error of the constructor.
    pub fn next(&self) -> Result<Implementation, ModuleError> {
        let bound = self.registry.implementations();
        let generation = bound.last().map_or(0, |last| last.generation) + 1;
        let panics = self.registry.panics();
        Implementation::create(self.info, &self.library, generation, &self.context, panics)
    }

    /// Replaces the bound generation by `next`, and returns the one before.
    ///
    /// # Errors
    /// When it does not fit.
    pub fn reload(&self, next: Implementation) -> Result<Vec<Implementation>, ModuleError> {
        self.registry
            .replace(&[self.library.crate_name()], vec![next])
    }
}

/// The path of this library: beside the program, or in the folder of its dependencies.
fn file() -> Result<PathBuf, ModuleError> {
    let program = std::env::current_exe().map_err(|error| failed(&error.to_string()))?;
    let name = format!("lib{}.so", env!("CARGO_CRATE_NAME"));
    let folders = program.ancestors().skip(1).take(2);
    let mut files =
        folders.flat_map(|folder| [folder.join(&name), folder.join("deps").join(&name)]);
    files
        .find(|file| file.is_file())
        .ok_or_else(|| failed("it does not lie beside the program: build it with cargo"))
}

fn failed(message: &str) -> ModuleError {
    ModuleError::Failed {
        module: env!("CARGO_PKG_NAME").to_owned(),
        message: message.to_owned(),
    }
}
