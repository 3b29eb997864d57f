//! The world where entities are named.

use super::words::Words;
use playground_core_ui::{ArgumentKind, ArgumentSpec, CommandRow, Presence, Vocabulary};

/// The word of the world. An entity of this name is written `/World`.
pub const WORLD: &str = "World";

/// Whether a word is the world, where an argument may be that.
pub fn is_world(spec: &ArgumentSpec, word: &str) -> bool {
    spec.takes_world && word == WORLD
}

/// Whether the world was left out before the name of one of its resources: `set Score.points 9`.
/// The following words decide: after an entity come the name of a component and all required
/// arguments.
pub fn leaves_world_out(
    row: &CommandRow,
    spec: &ArgumentSpec,
    words: &Words<'_>,
    vocabulary: &Vocabulary,
) -> bool {
    let field = row
        .arguments
        .iter()
        .any(|of| of.kind == ArgumentKind::Field);
    if !spec.takes_world || !field || spec.kind != ArgumentKind::Entities {
        return false;
    }
    let mut next = words.plain_words();
    let is_resource = next
        .next()
        .is_some_and(|word| names_resource(word, vocabulary));
    let names_component = |word: &str| vocabulary.component(head(word)).is_some();
    let required = row.arguments.iter();
    let required = required
        .filter(|of| of.presence == Presence::Required)
        .count();
    let is_short = words.plain_words().count() < required;
    is_resource && (is_short || !next.next().is_some_and(names_component))
}

fn names_resource(path: &str, vocabulary: &Vocabulary) -> bool {
    let component = vocabulary.component(head(path));
    component.is_some_and(|component| component.resource)
}

/// `Score` of `Score.points`.
fn head(path: &str) -> &str {
    path.split('.').next().unwrap_or(path)
}
