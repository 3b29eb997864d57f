//! [`ModuleTree`]: the declarations in the sources of a crate, read like the compiler does: from
//! the root file along its `mod` lines.

use super::hidden;
use super::item::{RawItem, Reach, is_punct, items_of};
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use std::path::{Path, PathBuf};
use syn::{ItemImpl, ItemUse, Type, UseTree};

/// All modules of a crate; the first is the root.
pub struct ModuleTree {
    pub modules: Vec<Module>,
    /// The files read, the root first.
    pub files: Vec<PathBuf>,
}

/// One module.
pub struct Module {
    /// The names from the crate's root to it.
    pub path: Vec<Ident>,
    pub file: PathBuf,
    /// The visibility of its name.
    pub reach: Reach,
    /// `cfg` conditions of its `mod` line and of those above.
    pub cfgs: Vec<TokenStream>,
    pub found: Vec<Found>,
    /// The types and traits that it declares.
    pub declared: Vec<(Ident, Reach)>,
    pub uses: Vec<Use>,
}

/// A type or trait with one of the attributes.
pub struct Found {
    pub kind: Kind,
    /// As it is written in its module: a name, or a path to it.
    pub path: Vec<Ident>,
    pub cfgs: Vec<TokenStream>,
}

/// The kind of an item, by its attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Component,
    View,
    ViewModel,
    /// A block that makes its type a ViewModel, with code for it. A type has one.
    Block,
}

/// One name, or all names, that a `use` brings in.
pub struct Use {
    /// As written: `component::Transform`, and `component` of `component::*`.
    pub path: Vec<Ident>,
    /// The name in this module; `None` for `*`.
    pub name: Option<Ident>,
    pub reach: Reach,
}

/// The attributes to find, and the kind of each.
pub const ATTRIBUTES: &[(&str, Kind)] = &[
    ("component", Kind::Component),
    ("view", Kind::View),
    ("view_model", Kind::ViewModel),
    ("systems", Kind::Block),
    ("panel", Kind::Block),
    ("draw", Kind::Block),
    ("inspector", Kind::Block),
    ("gizmo", Kind::Block),
];

/// The folders of the files of a module's `mod` lines.
struct Folders {
    /// Of `mod name;`.
    below: PathBuf,
    /// Of `#[path = "…"] mod name;`.
    beside: PathBuf,
}

impl ModuleTree {
    /// Reads the crate whose root file is `root`. `names_given`: the call lists the types that the
    /// crate's own macros declare.
    pub fn read(root: &Path, names_given: bool) -> syn::Result<Self> {
        let mut reading = Reading {
            tree: Self {
                modules: Vec::new(),
                files: Vec::new(),
            },
            names_given,
        };
        let folder = root.parent().unwrap_or(Path::new("")).to_owned();
        let folders = Folders {
            below: folder.clone(),
            beside: folder,
        };
        let module = Module::new(Vec::new(), root, Reach::Crate, Vec::new());
        reading.file(module, &folders)?;
        Ok(reading.tree)
    }
}

impl Module {
    fn new(path: Vec<Ident>, file: &Path, reach: Reach, cfgs: Vec<TokenStream>) -> Self {
        Self {
            path,
            file: file.to_owned(),
            reach,
            cfgs,
            found: Vec::new(),
            declared: Vec::new(),
            uses: Vec::new(),
        }
    }
}

struct Reading {
    tree: ModuleTree,
    names_given: bool,
}

impl Reading {
    /// A file that is missing or does not lex is skipped: the compiler reports it.
    fn file(&mut self, module: Module, folders: &Folders) -> syn::Result<()> {
        let file = module.file.clone();
        let text = std::fs::read_to_string(&file).unwrap_or_default();
        self.tree.files.push(file);
        let tokens = text.parse().unwrap_or_default();
        self.body(module, folders, tokens)
    }

    fn body(&mut self, module: Module, folders: &Folders, tokens: TokenStream) -> syn::Result<()> {
        let at = self.tree.modules.len();
        self.tree.modules.push(module);
        for item in items_of(tokens) {
            if !self.names_given {
                hidden::refuse(&item, &self.tree.modules[at].file)?;
            }
            match item.keyword().as_deref() {
                Some("mod") => self.module(at, folders, &item)?,
                Some("use") => self.tree.modules[at].uses.extend(uses_of(&item)),
                keyword => {
                    let module = &mut self.tree.modules[at];
                    if let (Some("struct" | "enum" | "trait" | "union" | "type"), Some(name)) =
                        (keyword, item.name())
                    {
                        module.declared.push((name, item.reach));
                    }
                    module.found.extend(found_in(&item, &module.cfgs));
                }
            }
        }
        Ok(())
    }

    fn module(&mut self, parent: usize, folders: &Folders, item: &RawItem) -> syn::Result<()> {
        let Some(name) = item.name() else {
            return Ok(());
        };
        if is_test(item) {
            return Ok(());
        }
        let parent = &self.tree.modules[parent];
        let path = [parent.path.as_slice(), std::slice::from_ref(&name)].concat();
        let cfgs = [parent.cfgs.clone(), item.cfgs()].concat();
        let name = name.to_string();
        let name = name.trim_start_matches("r#");
        let below = folders.below.join(name);
        if let Some(TokenTree::Group(body)) = item.tokens.last() {
            let folders = Folders {
                beside: below.clone(),
                below,
            };
            let module = Module::new(path, &parent.file, item.reach, cfgs);
            return self.body(module, &folders, body.stream());
        }
        let mut attributes = item.attributes.iter();
        let given = attributes.find(|attribute| attribute.path == ["path"]);
        let (file, below) = match given.and_then(|attribute| attribute.text()) {
            Some(text) => {
                let file = folders.beside.join(text);
                let below = file.parent().unwrap_or(Path::new("")).to_owned();
                (file, below)
            }
            None => match below.with_extension("rs") {
                file if file.is_file() => (file, below),
                _ => (below.join("mod.rs"), below),
            },
        };
        let beside = file.parent().unwrap_or(Path::new("")).to_owned();
        let module = Module::new(path, &file, item.reach, cfgs);
        self.file(module, &Folders { below, beside })
    }
}

/// `#[cfg(test)]`: no part of what is exported.
fn is_test(item: &RawItem) -> bool {
    let mut cfgs = item.attributes.iter().filter(|a| a.path == ["cfg"]);
    cfgs.any(|cfg| cfg.tokens.to_string().replace(' ', "") == "cfg(test)")
}

fn found_in(item: &RawItem, above: &[TokenStream]) -> Option<Found> {
    let (_, kind) = ATTRIBUTES.iter().find(|(name, _)| item.has(name))?;
    if is_test(item) {
        return None;
    }
    let path = match item.keyword().as_deref() {
        Some("impl") => implementer(item)?,
        Some("struct" | "enum" | "trait") => vec![item.name()?],
        _ => return None,
    };
    Some(Found {
        kind: *kind,
        path,
        cfgs: [above, &item.cfgs()].concat(),
    })
}

/// The type of an `impl` block, parsed without its body.
fn implementer(item: &RawItem) -> Option<Vec<Ident>> {
    let is_body = |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let head = item.tokens.iter().filter(|token| !is_body(token)).cloned();
    let body = TokenTree::Group(proc_macro2::Group::new(
        Delimiter::Brace,
        TokenStream::new(),
    ));
    let block: ItemImpl = syn::parse2(head.chain([body]).collect()).ok()?;
    match *block.self_ty {
        Type::Path(path) => {
            let parts = path.path.segments.into_iter();
            Some(parts.map(|segment| segment.ident).collect())
        }
        _ => None,
    }
}

fn uses_of(item: &RawItem) -> Vec<Use> {
    let mut found = Vec::new();
    if let Ok(parsed) = syn::parse2::<ItemUse>(item.tokens.iter().cloned().collect()) {
        collect_uses(&parsed.tree, &mut Vec::new(), item.reach, &mut found);
    }
    found
}

fn collect_uses(tree: &UseTree, path: &mut Vec<Ident>, reach: Reach, found: &mut Vec<Use>) {
    let mut push = |path: Vec<Ident>, name| found.push(Use { path, name, reach });
    match tree {
        UseTree::Path(part) => {
            path.push(part.ident.clone());
            collect_uses(&part.tree, path, reach, found);
            path.pop();
        }
        UseTree::Name(last) => {
            let path = [path.as_slice(), std::slice::from_ref(&last.ident)].concat();
            push(path, Some(last.ident.clone()));
        }
        UseTree::Rename(last) => {
            let path = [path.as_slice(), std::slice::from_ref(&last.ident)].concat();
            push(path, Some(last.rename.clone()));
        }
        UseTree::Glob(_) => push(path.clone(), None),
        UseTree::Group(group) => {
            for tree in &group.items {
                collect_uses(tree, path, reach, found);
            }
        }
    }
}

/// The name of an attribute to find (`component`, …) in the tokens.
pub fn mentions_attribute(tokens: TokenStream) -> Option<&'static str> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    tokens.iter().enumerate().find_map(|(at, token)| {
        let TokenTree::Group(group) = token else {
            return None;
        };
        let is_attribute =
            group.delimiter() == Delimiter::Bracket && at > 0 && is_punct(&tokens[at - 1], '#');
        if is_attribute {
            let first = group.stream().into_iter().next();
            let named = |name: &str| matches!(&first, Some(TokenTree::Ident(i)) if i == name);
            return ATTRIBUTES.iter().map(|(name, _)| *name).find(|n| named(n));
        }
        mentions_attribute(group.stream())
    })
}
