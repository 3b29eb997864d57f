//! Cores in the order of their dependencies.

use playground_modules_manifest::SourceLocation;
use std::collections::BTreeSet;

use crate::module_manifest::ModuleManifest;
use crate::package_kind::PackageKind;
use crate::packages::Packages;
use crate::resolve_error::ResolveError;

/// The given cores and all that they depend on, directly or through libraries, each after what it
/// depends on and otherwise in the given order. Cycles are reported, once each.
pub fn order_cores<'a>(
    cores: &[&'a ModuleManifest],
    packages: &'a Packages,
    errors: &mut Vec<ResolveError>,
) -> Vec<&'a ModuleManifest> {
    let mut walk = Walk {
        packages,
        done: BTreeSet::new(),
        path: Vec::new(),
        order: Vec::new(),
        errors,
    };
    for core in cores {
        walk.visit(core);
    }
    walk.order
}

struct Walk<'a, 'e> {
    packages: &'a Packages,
    done: BTreeSet<&'a str>,
    /// From a given core to the package being visited.
    path: Vec<&'a str>,
    order: Vec<&'a ModuleManifest>,
    errors: &'e mut Vec<ResolveError>,
}

impl<'a> Walk<'a, '_> {
    fn visit(&mut self, module: &'a ModuleManifest) {
        let name = module.package.as_str();
        if let Some(start) = self.path.iter().position(|earlier| *earlier == name) {
            self.report_circle(module, start);
            return;
        }
        if !self.done.insert(name) {
            return;
        }
        self.path.push(name);
        let packages = self.packages;
        for dependency in &module.dependencies {
            if let Some(next) = packages.get(&dependency.package) {
                self.visit(next);
            }
        }
        self.path.pop();
        if module.kind == PackageKind::Core {
            self.order.push(module);
        }
    }

    fn report_circle(&mut self, module: &ModuleManifest, start: usize) {
        let mut cycle: Vec<String> = self.path[start..]
            .iter()
            .map(|name| (*name).to_owned())
            .collect();
        cycle.push(module.package.clone());
        self.errors.push(ResolveError::DependencyCycle {
            location: Box::new(SourceLocation::file(&module.file)),
            cycle,
        });
    }
}
