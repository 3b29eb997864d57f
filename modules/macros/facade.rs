//! Paths for crates that depend on `playground` and `playground-panels` only.
//!
//! The macros generate paths to the crates behind the two facades: `::playground_base::Component`.
//! In a crate that depends on `playground` and not on `playground-base` this module turns them into
//! `::playground::base::Component`, for all macros.

use playground_build_utils::{Dependency, PackageManifest};
use proc_macro2::{Group, Ident, Literal, Punct, Spacing, TokenStream, TokenTree};
use std::path::Path;

/// The facade of components and rules.
const GAME: &str = "playground";

/// The facade of panels, gizmos and inspectors.
const PANELS: &str = "playground-panels";

/// The packages behind the facades: the name of each, its facade, and its name in that.
const BEHIND: [(&str, &str, &str); 9] = [
    ("playground-base", GAME, "base"),
    ("playground-core-ecs", GAME, "ecs"),
    ("playground-core-input", GAME, "input"),
    ("playground-core-animation", GAME, "animation"),
    ("playground-core-assets", GAME, "assets"),
    ("playground-core-drawing", GAME, "drawing"),
    ("playground-core-particles", GAME, "particles"),
    ("playground-graphics", PANELS, "graphics"),
    ("playground-core-ui", PANELS, "ui"),
];

/// The paths of a crate to the crates that the macros name.
pub struct Facade {
    /// From the name of a crate to its path in this crate.
    paths: Vec<(String, Vec<String>)>,
}

impl Facade {
    /// Reads it from the manifest of the crate that is compiled; empty if that cannot be read.
    pub fn of_crate() -> Self {
        let folder = std::env::var_os("CARGO_MANIFEST_DIR");
        let manifest = folder.and_then(|folder| PackageManifest::read(Path::new(&folder)).ok());
        let paths = manifest.map(|manifest| {
            Self::paths(&manifest.dependencies(&["dependencies", "dev-dependencies"]))
        });
        Self {
            paths: paths.unwrap_or_default(),
        }
    }

    fn paths(dependencies: &[Dependency]) -> Vec<(String, Vec<String>)> {
        let key_of = |package: &str| {
            let mut all = dependencies.iter();
            let found = all.find(|dependency| dependency.package == package);
            found.map(|dependency| dependency.key.replace('-', "_"))
        };
        let mut paths = Vec::new();
        for (package, facade, inside) in BEHIND {
            let name = package.replace('-', "_");
            match (key_of(package), key_of(facade)) {
                (Some(key), _) if key == name => {}
                (Some(key), _) => paths.push((name, vec![key])),
                (None, Some(facade)) => paths.push((name, vec![facade, inside.to_owned()])),
                (None, None) => {}
            }
        }
        paths
    }

    /// Replaces every such path in `tokens`.
    pub fn apply(&self, tokens: TokenStream) -> TokenStream {
        if self.paths.is_empty() {
            return tokens;
        }
        let mut result = Vec::new();
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => self.push_ident(ident, &mut result),
                TokenTree::Group(group) => {
                    let mut inside = Group::new(group.delimiter(), self.apply(group.stream()));
                    inside.set_span(group.span());
                    result.push(inside.into());
                }
                TokenTree::Literal(literal) => result.push(self.literal(literal).into()),
                other => result.push(other),
            }
        }
        result.into_iter().collect()
    }

    fn push_ident(&self, ident: Ident, to: &mut Vec<TokenTree>) {
        let text = ident.to_string();
        let Some((_, path)) = self.paths.iter().find(|(name, _)| *name == text) else {
            to.push(ident.into());
            return;
        };
        for (at, part) in path.iter().enumerate() {
            if at > 0 {
                for spacing in [Spacing::Joint, Spacing::Alone] {
                    let mut colon = Punct::new(':', spacing);
                    colon.set_span(ident.span());
                    to.push(colon.into());
                }
            }
            to.push(Ident::new(part, ident.span()).into());
        }
    }

    /// Replaces the path in a string literal: serde takes its own path as text.
    fn literal(&self, literal: Literal) -> Literal {
        let text = literal.to_string();
        let is_path = |name: &str| text.starts_with(&format!("\"::{name}::"));
        let Some((name, path)) = self.paths.iter().find(|(name, _)| is_path(name)) else {
            return literal;
        };
        let text = text.trim_matches('"');
        let mut changed = Literal::string(&text.replacen(name, &path.join("::"), 1));
        changed.set_span(literal.span());
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dependency(key: &str, package: &str) -> Dependency {
        Dependency {
            key: key.to_owned(),
            package: package.to_owned(),
            folder: None,
            is_conditional: false,
        }
    }

    fn applied(dependencies: &[Dependency], text: &str) -> String {
        let facade = Facade {
            paths: Facade::paths(dependencies),
        };
        let tokens: TokenStream = text.parse().expect("tokens");
        facade.apply(tokens).to_string().replace(' ', "")
    }

    #[test]
    fn crate_with_only_the_facade_gets_paths_through_it() {
        let text = "impl ::playground_base::Named for X { a::playground_core_ecs::Query, \
                    \"::playground_base::serde\" }";
        let through = applied(&[dependency("playground", "playground")], text);
        assert_eq!(
            through,
            "impl::playground::base::NamedforX{a::playground::ecs::Query,\"::playground::base::serde\"}"
        );
        let direct = [dependency("playground-base", "playground-base")];
        assert_eq!(applied(&direct, text), text.replace(' ', ""));
        let renamed = applied(&[dependency("pg", "playground")], "::playground_base::X");
        assert_eq!(renamed, "::pg::base::X");
    }
}
