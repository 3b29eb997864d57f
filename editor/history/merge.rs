//! [`merge_changes`]: merges the changes of a gesture.

use super::{Change, ChunkChange};
use playground_core_ecs::{ComponentId, EntityId, Owner};
use std::collections::HashMap;

/// What a change is about.
#[derive(PartialEq, Eq, Hash)]
enum Part<'a> {
    Component(Owner, ComponentId),
    Unread(Owner, &'a str),
    Tiles(EntityId, usize),
    AssetText(&'a str),
}

fn part_of(change: &Change) -> Option<Part<'_>> {
    match change {
        Change::Entities { .. } | Change::Files(_) => None,
        Change::Component {
            owner, component, ..
        } => Some(Part::Component(*owner, *component)),
        Change::Unread { owner, name, .. } => Some(Part::Unread(*owner, name)),
        Change::Tiles { map, layer, .. } => Some(Part::Tiles(*map, *layer)),
        Change::AssetText { path, .. } => Some(Part::AssetText(path)),
    }
}

/// Adds changes to those of the same gesture. For each part, the first `before` and the last `after`
/// count; a part that is as before is left out. After entities came or went, changes before that stay
/// as they are.
pub fn merge_changes(changes: &mut Vec<Change>, new: Vec<Change>) {
    let merges = changes.iter().rposition(|change| part_of(change).is_none());
    let start = merges.map_or(0, |at| at + 1);
    let mut new = new.into_iter().peekable();
    let mut known: HashMap<Part<'_>, usize> = HashMap::new();
    let (_, tail) = changes.split_at(start);
    let mut latest: Vec<Option<Change>> = vec![None; tail.len()];
    for (at, change) in tail.iter().enumerate() {
        known.extend(part_of(change).map(|part| (part, at)));
    }
    let mut added = Vec::new();
    while let Some(change) = new.next_if(|change| part_of(change).is_some()) {
        let at = part_of(&change).and_then(|part| known.get(&part));
        match at.and_then(|at| latest.get_mut(*at)) {
            Some(slot) => *slot = Some(change),
            None => added.push(change),
        }
    }
    drop(known);
    for (change, latest) in changes.iter_mut().skip(start).zip(latest) {
        if let Some(latest) = latest {
            set_after(change, latest);
        }
    }
    changes.extend(added);
    changes.extend(new);
    changes.retain(|change| !change.is_empty());
}

/// Whether the texts of files in `new` are what `last` left: else another program wrote them in between, and
/// an undo of both as one would take that away.
pub fn joins(last: &[Change], new: &[Change]) -> bool {
    let left = |of: &str| {
        let mut texts = last.iter().rev().filter_map(|change| match change {
            Change::AssetText { path, after, .. } if path == of => Some(after),
            _ => None,
        });
        texts.next()
    };
    new.iter().all(|change| match change {
        Change::AssetText { path, before, .. } => left(path).is_none_or(|after| after == before),
        _ => true,
    })
}

/// Gives a change the `after` of a later one about the same part.
fn set_after(change: &mut Change, later: Change) {
    match (change, later) {
        (Change::Component { after, .. }, Change::Component { after: later, .. }) => *after = later,
        (Change::AssetText { after, .. }, Change::AssetText { after: later, .. }) => *after = later,
        (Change::Unread { after, .. }, Change::Unread { after: later, .. }) => *after = later,
        (Change::Tiles { chunks, .. }, Change::Tiles { chunks: later, .. }) => {
            merge_chunks(chunks, later);
        }
        _ => {}
    }
}

/// Of each chunk, the first `before` and the last `after` count.
fn merge_chunks(chunks: &mut Vec<ChunkChange>, later: Vec<ChunkChange>) {
    let known: HashMap<(i32, i32), usize> =
        (0..).zip(&*chunks).map(|(at, of)| (of.at, at)).collect();
    for new in later {
        match known.get(&new.at).and_then(|at| chunks.get_mut(*at)) {
            Some(chunk) => chunk.after = new.after,
            None => chunks.push(new),
        }
    }
    chunks.retain(|chunk| chunk.before != chunk.after);
}
