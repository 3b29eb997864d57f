//! [`SceneParts`]: the text of a scene, to be read by several threads.

use std::borrow::Cow;

/// The start of the list of entities, as the editor writes it.
const LIST: &str = "\n    entities: [\n";
/// The start of an entity, on a line of its own.
const ENTITY: &str = "\n        (id: ";
/// The end of the list.
const END: &str = "\n    ]";

/// The text of a scene in parts that can be read at the same time. A text in another form than that in
/// which the editor writes it is one part, or parts that are no scene.
pub struct SceneParts<'t> {
    /// The scene without the entities in `lists`.
    pub frame: Cow<'t, str>,
    /// Parts of the list of entities, in order.
    pub lists: Vec<&'t str>,
}

impl<'t> SceneParts<'t> {
    /// Parts of at least so many bytes, at most `most` of them.
    pub fn of(text: &'t str, least: usize, most: usize) -> Self {
        Self::split(text, least, most).unwrap_or(Self {
            frame: Cow::Borrowed(text),
            lists: Vec::new(),
        })
    }

    fn split(text: &'t str, least: usize, most: usize) -> Option<Self> {
        let start = text.find(LIST)? + LIST.len();
        let end = text.rfind(END).filter(|end| *end > start)?;
        let list = text.get(start..end)?;
        let count = (list.len() / least).min(most);
        if count < 2 {
            return None;
        }
        let (mut lists, mut from) = (Vec::with_capacity(count), 0);
        for part in 1..count {
            // A byte in the middle of a letter is no start of an entity, but no place to look from.
            let mut wanted = list.len() / count * part;
            while !list.is_char_boundary(wanted) {
                wanted += 1;
            }
            let at = wanted + list.get(wanted..)?.find(ENTITY)? + 1;
            let before = list.get(from..at)?;
            // Without the comma, the list itself is wrong.
            before.trim_end().ends_with(',').then_some(())?;
            lists.push(before);
            from = at;
        }
        lists.push(list.get(from..)?);
        Some(Self {
            frame: Cow::Owned([text.get(..start)?, text.get(end..)?].concat()),
            lists,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scene(entities: usize) -> String {
        let entity = |id| format!("        (id: {id}, components: {{\n        }}),\n");
        let entities: String = (0..entities).map(entity).collect();
        format!("(\n    version: 1,{LIST}{entities}    ],\n)\n")
    }

    #[test]
    fn parts_are_whole_entities_and_nothing_is_left_out() {
        let text = scene(100);
        for most in 2..9 {
            let parts = SceneParts::of(&text, 10, most);
            assert_eq!(parts.frame, scene(0).replace("[\n    ]", "[\n\n    ]"));
            assert_eq!(parts.lists.len(), most);
            let list = parts.lists.concat();
            assert_eq!(text, scene(0).replace("[\n", &format!("[\n{list}\n")));
            for list in parts.lists {
                assert!(list.starts_with(&ENTITY[1..]), "{list}");
            }
        }
    }

    #[test]
    fn other_texts_are_one_part() {
        let without_commas = scene(100).replace("}),", "})");
        let on_one_line = scene(100).replace('\n', " ");
        for text in ["", "(", &scene(0), &scene(2), &without_commas, &on_one_line] {
            let parts = SceneParts::of(text, 100, 8);
            assert_eq!((&*parts.frame, parts.lists.len()), (text, 0));
        }
    }
}
