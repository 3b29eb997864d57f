//! [`ModuleRegistry`].

use crate::whole_file::check_whole;
use crate::{Candidate, Module, ModuleFile, StagedModule};
use playground_base::loader::{compiler_of, in_place, stage};
use playground_base::serde::{Deserialize, Serialize};
use playground_base::{
    BindingRegistry, Bound, Context, Contract, Handle, Implementation, ModuleError, ModuleKind,
    ViewModelInfo,
};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

/// All loaded modules, by package.
pub struct ModuleRegistry {
    bindings: Handle<BindingRegistry>,
    staging: PathBuf,
    compiler: String,
    modules: BTreeMap<String, Module>,
    order: Vec<String>,
    expected: Vec<LoadedBuild>,
}

/// A build of a module that was loaded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct LoadedBuild {
    /// The package it is built from.
    pub package: String,
    /// Hash of its content.
    pub fingerprint: u64,
    /// Its generation.
    pub generation: u32,
}

/// What a commit removed, so that it can be restored.
pub struct Swapped {
    modules: Vec<(String, Option<Module>)>,
    implementations: Vec<Implementation>,
    crates: Vec<String>,
}

impl ModuleRegistry {
    /// An empty registry. Libraries are copied into `staging` before they are opened; libraries of
    /// a compiler other than `compiler` are refused.
    pub fn new(bindings: Handle<BindingRegistry>, staging: PathBuf, compiler: String) -> Self {
        Self {
            bindings,
            staging,
            compiler,
            modules: BTreeMap::new(),
            order: Vec::new(),
            expected: Vec::new(),
        }
    }

    /// The builds that are loaded.
    pub fn loaded_builds(&self) -> Vec<LoadedBuild> {
        let build = |module: &Module| LoadedBuild {
            package: module.package.clone(),
            fingerprint: module.staged.fingerprint,
            generation: module.generation,
        };
        self.modules().map(build).collect()
    }

    /// Continues the count of generations of another process: one of these builds that is loaded as the
    /// first of its package has the generation that it had there.
    pub fn expect_builds(&mut self, builds: Vec<LoadedBuild>) {
        self.expected = builds;
    }

    fn next_generation(&self, package: &str, fingerprint: u64) -> u32 {
        let is_same = |of: &&LoadedBuild| of.package == package && of.fingerprint == fingerprint;
        match (self.get(package), self.expected.iter().find(is_same)) {
            (Some(module), _) => module.generation + 1,
            (None, Some(expected)) => expected.generation,
            (None, None) => 1,
        }
    }

    /// All modules in the order they were loaded.
    pub fn modules(&self) -> impl Iterator<Item = &Module> {
        self.order.iter().filter_map(|name| self.modules.get(name))
    }

    /// The module built from `package`.
    pub fn get(&self, package: &str) -> Option<&Module> {
        self.modules.get(package)
    }

    /// Copies a library under a name made of its content, without opening it: opening it runs its
    /// code. A core is not copied: it is part of this process already.
    ///
    /// # Errors
    /// When it is cut, another compiler built it, or it cannot be read.
    pub fn stage(&self, file: &ModuleFile) -> Result<StagedModule, ModuleError> {
        check_whole(&file.built)?;
        self.check_compiler(file)?;
        if file.kind == ModuleKind::Core {
            return Self::staged(file);
        }
        let crate_name = file.package.replace('-', "_");
        Ok(StagedModule {
            package: file.package.clone(),
            kind: file.kind,
            library: stage(&file.built, &self.staging, &crate_name)?,
        })
    }

    /// A library that was staged and checked before.
    ///
    /// # Errors
    /// When it is not there.
    pub fn staged(file: &ModuleFile) -> Result<StagedModule, ModuleError> {
        Ok(StagedModule {
            package: file.package.clone(),
            kind: file.kind,
            library: in_place(&file.built, &file.package.replace('-', "_"))?,
        })
    }

    /// Opens a library and reads its tables. Nothing is bound.
    ///
    /// # Errors
    /// When it does not open, or when it exports no table.
    pub fn open(&self, staged: StagedModule) -> Result<Candidate, ModuleError> {
        let start = Instant::now();
        let StagedModule {
            package,
            kind,
            library: staged,
        } = staged;
        let library = &staged.library;
        let module = Module {
            generation: self.next_generation(&package, staged.fingerprint),
            views: library.table()?,
            models: library.table()?,
            view_models: library.table()?,
            load_ms: start.elapsed().as_secs_f32() * 1e3,
            package,
            kind,
            staged,
        };
        if module.views.is_none() && module.view_models.is_none() {
            return Err(ModuleError::Failed {
                module: module.package,
                message: "it exports nothing: write `export!();` at the end of its lib.rs".into(),
            });
        }
        Ok(Candidate { module })
    }

    fn check_compiler(&self, file: &ModuleFile) -> Result<(), ModuleError> {
        let found = compiler_of(&file.built)?;
        if found == self.compiler {
            Ok(())
        } else {
            Err(ModuleError::Build {
                module: file.package.clone(),
                expected: format!("rustc {}", self.compiler),
                found: format!("rustc {found}"),
                remedy: "build it with the compiler in rust-toolchain.toml".into(),
            })
        }
    }

    /// Registers the contracts of a candidate.
    pub fn register_views(&self, candidate: &Candidate) -> Result<(), ModuleError> {
        let views = candidate
            .module
            .views
            .iter()
            .flat_map(|export| export.views);
        views
            .into_iter()
            .try_for_each(|view| self.bindings.register_view(*view))
    }

    /// Binds a contract that nothing implements yet to a ViewModel of the candidates, for calls
    /// that are needed before all of them can be made. [`commit`](Self::commit) replaces it by
    /// another instance of the same module; [`unload`](Self::unload) removes it.
    ///
    /// # Errors
    /// When the ViewModel cannot be made or does not fit the contract.
    pub fn bind_first<V: ?Sized + Contract>(
        &self,
        bound: &Bound<V>,
        candidates: &[Candidate],
        context: &Context,
    ) -> Result<(), ModuleError> {
        if bound.is_bound() {
            return Ok(());
        }
        for Candidate { module } in candidates {
            let infos = module.view_models.iter().flat_map(|e| e.view_models);
            if let Some(info) = infos.into_iter().find(|info| info.view == V::VIEW) {
                let made = self.create(*info, module, context)?;
                return self.bindings.replace(&[], vec![made]).map(|_| ());
            }
        }
        Ok(())
    }

    /// Makes every ViewModel of the candidates; calls `begin` with each package before. Nothing is
    /// bound.
    pub fn instantiate(
        &self,
        candidates: &[Candidate],
        context: &Context,
        begin: impl Fn(&str),
    ) -> Result<Vec<Implementation>, ModuleError> {
        let mut made = Vec::new();
        for Candidate { module } in candidates {
            begin(&module.package);
            let infos = module.view_models.iter().flat_map(|e| e.view_models);
            for info in infos {
                made.push(self.create(*info, module, context)?);
            }
        }
        self.bindings.check(&made)?;
        Ok(made)
    }

    fn create(
        &self,
        info: ViewModelInfo,
        module: &Module,
        context: &Context,
    ) -> Result<Implementation, ModuleError> {
        let (library, generation) = (&module.staged.library, module.generation);
        Implementation::create(info, library, generation, context, self.bindings.panics())
    }

    /// Replaces the modules of the same packages by the candidates, and points every binding at
    /// their ViewModels.
    pub fn commit(
        &mut self,
        candidates: Vec<Candidate>,
        implementations: Vec<Implementation>,
    ) -> Result<Swapped, ModuleError> {
        let crates: Vec<String> = candidates
            .iter()
            .map(|c| c.module.staged.library.crate_name().to_owned())
            .collect();
        let retired: Vec<&str> = crates.iter().map(String::as_str).collect();
        let old = self.bindings.replace(&retired, implementations)?;
        let mut before = Vec::new();
        for Candidate { module } in candidates {
            let package = module.package.clone();
            if !self.order.contains(&package) {
                self.order.push(package.clone());
            }
            let was = self.modules.insert(package.clone(), module);
            before.push((package, was));
        }
        Ok(Swapped {
            modules: before,
            implementations: old,
            crates,
        })
    }

    /// Rolls a commit back.
    pub fn roll_back(&mut self, swapped: Swapped) -> Result<(), ModuleError> {
        let crates: Vec<&str> = swapped.crates.iter().map(String::as_str).collect();
        self.bindings.replace(&crates, swapped.implementations)?;
        for (package, was) in swapped.modules {
            match was {
                Some(module) => drop(self.modules.insert(package, module)),
                None => {
                    self.modules.remove(&package);
                    self.order.retain(|name| *name != package);
                }
            }
        }
        Ok(())
    }

    /// Takes modules out of use. Their code stays mapped.
    pub fn unload(&mut self, packages: &[String]) -> Result<(), ModuleError> {
        let crates: Vec<String> = packages.iter().map(|p| p.replace('-', "_")).collect();
        let crates: Vec<&str> = crates.iter().map(String::as_str).collect();
        self.bindings.replace(&crates, Vec::new())?;
        self.modules.retain(|name, _| !packages.contains(name));
        self.order.retain(|name| !packages.contains(name));
        Ok(())
    }
}
