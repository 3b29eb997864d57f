//! Which layers may depend on which, read from the manifests.

use crate::layer::sample_of;
use crate::package::Dependency;
use crate::{Layer, Package, Tree, Violation};
use cargo_metadata::DependencyKind;

/// Name of the rule.
pub const NAME: &str = "layers";

/// The layers that a layer may depend on, and the reason for the limit.
struct Allowed {
    from: Layer,
    to: &'static [Layer],
    why: &'static str,
}

use Layer::{
    Base, Core, Editor, Engine, Facade, Graphics, Modules, Plugins, SampleCore, SampleHost,
    SampleModel, SamplePlugin, Systems, Types,
};

const ALLOWED: &[Allowed] = &[
    Allowed {
        from: Base,
        to: &[Modules, Types],
        why: "base gathers the shared crates below all contracts",
    },
    Allowed {
        from: Graphics,
        to: &[Base],
        why: "the crates for windows, GPUs and GUIs stand on the base and on nothing else of ours",
    },
    Allowed {
        from: Types,
        to: &[Modules, Types],
        why: "the primitives stand below everything that uses them",
    },
    Allowed {
        from: Modules,
        to: &[Base, Modules, Types],
        why: "the module system knows no model and no contract",
    },
    Allowed {
        from: Core,
        to: &[Base, Graphics, Modules, Types, Core],
        why: "core is models and contracts: nothing that implements one may be seen from it",
    },
    Allowed {
        from: Facade,
        to: &[Base, Graphics, Types, Core],
        why: "a facade names contracts and data, so that a project sees nothing else through it",
    },
    Allowed {
        from: Systems,
        to: &[Base, Graphics, Types, Core],
        why: "a system that sees only contracts can be replaced while others run",
    },
    Allowed {
        from: Plugins,
        to: &[Base, Graphics, Types, Core],
        why: "a plugin that sees only contracts can be replaced while others run",
    },
    Allowed {
        from: Engine,
        to: &[Base, Modules, Types, Core, Engine],
        why: "the engine runs without a window and reaches systems through bindings",
    },
    Allowed {
        from: Editor,
        to: &[Base, Graphics, Modules, Types, Core, Engine, Editor],
        why: "the shell reaches panels and systems through bindings",
    },
    Allowed {
        from: SampleHost,
        to: &[Editor],
        why: "the host of a project is one line",
    },
    Allowed {
        from: SampleCore,
        to: &[Base, Types, Core, Facade, SampleCore, SampleModel],
        why: "a contract of a project builds on the contracts of core",
    },
    Allowed {
        from: SampleModel,
        to: &[Base, Types, Core, Facade, SampleModel],
        why: "components are data, linked into every module that uses them",
    },
    Allowed {
        from: SamplePlugin,
        to: &[Base, Types, Core, Facade, SampleCore, SampleModel],
        why: "a plugin sees contracts and the components of its own project",
    },
];

/// Reports every forbidden dependency.
pub fn check(tree: &Tree) -> Vec<Violation> {
    check_packages(&tree.packages)
}

/// The same for a list of packages.
pub fn check_packages(packages: &[Package]) -> Vec<Violation> {
    let mut violations = Vec::new();
    for package in packages {
        if package.layer() == Layer::Unknown {
            let remedy = "move it under one of the folders of the design card";
            let problem = "a package outside the layers";
            violations.push(Violation::of(NAME, &package.name, problem, remedy));
        }
        violations.extend(check_facade(package));
        for dependency in &package.dependencies {
            let target = packages.iter().find(|other| other.name == dependency.name);
            if let Some(target) = target.filter(|_| dependency.is_local) {
                violations.extend(check_edge(package, target, dependency));
            }
        }
    }
    violations
}

/// The facade is linked into every module of a project: as a library of its own it would be one
/// more to load, and with code it would be a second copy of that.
fn check_facade(package: &Package) -> Option<Violation> {
    let is_loaded = package.layer() == Facade && package.is_dylib;
    let problem = "the facade is a library of its own";
    let remedy = "leave `crate-type` out of its manifest: it only names what others hold";
    is_loaded.then(|| Violation::of(NAME, &package.name, problem, remedy))
}

fn check_edge(from: &Package, to: &Package, dependency: &Dependency) -> Option<Violation> {
    let (layer, target) = (from.layer(), to.layer());
    if layer == Layer::Tests || layer == Layer::Unknown {
        return None;
    }
    let edge = format!(
        "{} ({}) depends on {} ({})",
        from.name, from.folder, to.name, to.folder
    );
    if matches!(target, Systems | Plugins | SamplePlugin) {
        let remedy = "bind its contract instead; tests that need both stand under tests/";
        let problem = format!("{edge}: no crate depends on a system or a plugin");
        return Some(Violation::of(NAME, &from.name, problem, remedy));
    }
    if dependency.kind != DependencyKind::Normal {
        return None;
    }
    let rule = ALLOWED.iter().find(|allowed| allowed.from == layer)?;
    let is_foreign_sample = sample_of(&to.folder)
        .is_some_and(|sample| sample_of(&from.folder).is_some_and(|own| own != sample));
    if rule.to.contains(&target) && !is_foreign_sample {
        return None;
    }
    let problem = format!("{edge}: {}", rule.why);
    let remedy = "use what core/* re-exports, or turn the dependency around with a contract";
    Some(Violation::of(NAME, &from.name, problem, remedy))
}
