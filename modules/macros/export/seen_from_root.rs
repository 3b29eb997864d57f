//! The path by which the crate's root can name an item of a module: the module's own path, if the
//! root can see it, or that of a `pub use`.

use super::item::Reach;
use super::module_tree::{Module, ModuleTree, Use};
use proc_macro2::Ident;
use std::collections::{BTreeSet, VecDeque};

/// A name in a module, and its visibility.
struct Step<'a> {
    module: &'a Module,
    name: Ident,
    reach: Reach,
}

/// The path from the root, without `crate`, of the item that `module` writes as `written`; `None`
/// if the root cannot see it.
pub fn path_of(tree: &ModuleTree, module: &Module, written: &[Ident]) -> Option<Vec<Ident>> {
    let declared = declaration(tree, module, written, &mut BTreeSet::new())?;
    let mut steps = VecDeque::from([declared]);
    let mut done = BTreeSet::new();
    while let Some(step) = steps.pop_front() {
        let path = joined(&step.module.path, &step.name);
        if !done.insert(text(&path)) {
            continue;
        }
        if is_open(tree, step.module) && is_seen_at_root(step.reach, step.module.path.len()) {
            return Some(path);
        }
        for module in &tree.modules {
            for brought in &module.uses {
                if let Some(name) = name_brought(tree, module, brought, &step) {
                    let reach = brought.reach;
                    steps.push_back(Step {
                        module,
                        name,
                        reach,
                    });
                }
            }
        }
    }
    None
}

/// The declaration of the type that `module` writes as `written`: there, or where a `use` leads.
fn declaration<'a>(
    tree: &'a ModuleTree,
    module: &'a Module,
    written: &[Ident],
    seen: &mut BTreeSet<Vec<String>>,
) -> Option<Step<'a>> {
    let (name, folder) = written.split_last()?;
    let folder = absolute(tree, module, folder)?;
    let module = tree.modules.iter().find(|other| other.path == folder)?;
    if !seen.insert(text(&joined(&folder, name))) {
        return None;
    }
    if let Some((name, reach)) = module.declared.iter().find(|(own, _)| own == name) {
        let (name, reach) = (name.clone(), *reach);
        return Some(Step {
            module,
            name,
            reach,
        });
    }
    module.uses.iter().find_map(|brought| match &brought.name {
        Some(own) if own == name => declaration(tree, module, &brought.path, seen),
        Some(_) => None,
        None => declaration(tree, module, &joined(&brought.path, name), seen),
    })
}

fn joined(path: &[Ident], name: &Ident) -> Vec<Ident> {
    [path, std::slice::from_ref(name)].concat()
}

fn text(path: &[Ident]) -> Vec<String> {
    path.iter().map(ToString::to_string).collect()
}

/// Whether the root can name the module.
fn is_open(tree: &ModuleTree, module: &Module) -> bool {
    (1..=module.path.len()).all(|depth| {
        let part = tree.modules.iter().find(|m| m.path == module.path[..depth]);
        part.is_some_and(|part| is_seen_at_root(part.reach, depth - 1))
    })
}

/// Whether the root can see a name with this visibility in a module `depth` levels below it.
fn is_seen_at_root(reach: Reach, depth: usize) -> bool {
    match reach {
        Reach::Crate => true,
        Reach::Parent => depth <= 1,
        Reach::Module => depth == 0,
    }
}

/// The name under which the `use` `brought` in the module `other` imports the step's name.
fn name_brought(
    tree: &ModuleTree,
    other: &Module,
    brought: &Use,
    step: &Step<'_>,
) -> Option<Ident> {
    let (module, name) = match &brought.name {
        None => (brought.path.as_slice(), step.name.clone()),
        Some(name) => {
            let (last, module) = brought.path.split_last()?;
            if *last != step.name {
                return None;
            }
            (module, name.clone())
        }
    };
    (absolute(tree, other, module)? == step.module.path).then_some(name)
}

/// The module that a path of a `use` leads to; `None` for one in another crate.
fn absolute(tree: &ModuleTree, from: &Module, path: &[Ident]) -> Option<Vec<Ident>> {
    let mut at = from.path.clone();
    for (index, part) in path.iter().enumerate() {
        match part.to_string().as_str() {
            "crate" if index == 0 => at.clear(),
            "self" => {}
            "super" => drop(at.pop()?),
            _ => at.push(part.clone()),
        }
    }
    tree.modules
        .iter()
        .any(|module| module.path == at)
        .then_some(at)
}
