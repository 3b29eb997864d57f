//! [`take_over`]: one difference of two versions of a scene, undone.

use super::{Difference, SceneTree};
use crate::scene::TextValue;

/// `after` with one part as `before` has it: the part of a [`Difference`] between the two.
pub fn take_over(before: &SceneTree, after: &SceneTree, part: &Difference) -> SceneTree {
    let mut taken = after.clone();
    if part.component.is_empty() {
        match before.get(part.entity) {
            Some(components) => drop(taken.owners.insert(part.entity, components.clone())),
            None => drop(taken.owners.remove(&part.entity)),
        }
        return taken;
    }
    let text = |tree: &SceneTree| tree.get(part.entity)?.get(&part.component).cloned();
    let texts = taken.owners.entry(part.entity).or_default();
    match value(text(before), text(after), part) {
        Some(text) => drop(texts.insert(part.component.clone(), text)),
        None => drop(texts.remove(&part.component)),
    }
    if part.entity.is_none() && texts.is_empty() {
        taken.owners.remove(&None);
    }
    taken
}

/// The text of the component; `None` when it goes.
fn value(before: Option<String>, after: Option<String>, part: &Difference) -> Option<String> {
    let (Some(from), Some(to)) = (&before, &after) else {
        return before;
    };
    let path: Vec<&str> = part.field.iter().map(String::as_str).collect();
    if path.is_empty() {
        return before;
    }
    let (from, mut to) = (TextValue::parse(from), TextValue::parse(to));
    match from.at(&path) {
        Some(value) => to.insert(&path, value.clone()),
        None => to.remove(&path),
    };
    Some(to.to_string())
}

#[cfg(test)]
mod tests {
    use super::super::differences;
    use super::*;

    fn scene(resources: &str, entities: &str) -> SceneTree {
        let text = format!("(version: 1, resources: {{{resources}}}, entities: [{entities}])");
        SceneTree::parse(&text, "test").expect("it is a scene")
    }

    fn versions() -> (SceneTree, SceneTree) {
        let before = scene(
            r#""a::R": (n: 1)"#,
            r#"(id: 1, components: {"a::A": (x: 1, p: (q: 2)), "a::B": 1}), (id: 2)"#,
        );
        let after = scene(
            "",
            r#"(id: 1, components: {"a::A": (x: 5, p: (q: 3, new: 1)), "a::C": 1}), (id: 3)"#,
        );
        (before, after)
    }

    #[test]
    fn only_the_part_is_as_before() {
        let (before, after) = versions();
        let all = differences(&before, &after);
        assert_eq!(all.len(), 8, "{all:#?}");
        for part in &all {
            let taken = take_over(&before, &after, part);
            let left = differences(&before, &taken);
            let others = all.iter().filter(|other| *other != part);
            assert!(left.iter().eq(others), "{part}: {left:#?}");
        }
    }

    #[test]
    fn all_parts_together_are_the_version_before() {
        let (before, after) = versions();
        let all = differences(&before, &after);
        let taken = all
            .iter()
            .fold(after, |scene, part| take_over(&before, &scene, part));
        assert_eq!(taken, before);
    }
}
