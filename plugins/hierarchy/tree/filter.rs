//! [`Filter`]: the parsed text of the search field.

use playground_base::serde::{Deserialize, Serialize};
use playground_core_ui::Words;

/// The words of the search field. Words are parts of a name; `c:` before a word makes it a part
/// of a component's name. All of them must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde", from = "String", into = "String")]
pub struct Filter {
    text: String,
    names: Words,
    components: Words,
}

impl Filter {
    /// Parses a text.
    pub fn parse(text: &str) -> Self {
        let (mut names, mut components) = (String::new(), String::new());
        for word in text.split_whitespace() {
            let (list, word) = match word.strip_prefix("c:").or(word.strip_prefix("C:")) {
                Some(component) => (&mut components, component),
                None => (&mut names, word),
            };
            *list += word;
            list.push(' ');
        }
        Self {
            text: text.to_owned(),
            names: Words::of(&names),
            components: Words::of(&components),
        }
    }

    /// True when everything passes.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.components.is_empty()
    }

    /// True when it has words for names.
    pub fn has_name_words(&self) -> bool {
        !self.names.is_empty()
    }

    /// Whether an entity of this name has all words for names.
    pub fn passes_name(&self, name: &str) -> bool {
        self.names.are_in([name])
    }

    /// Whether an entity with these components (short names) has all words for components.
    pub fn passes_components<'a>(&self, components: impl Iterator<Item = &'a str> + Clone) -> bool {
        self.components.are_in(components)
    }
}

impl From<String> for Filter {
    fn from(text: String) -> Self {
        Self::parse(&text)
    }
}

impl From<Filter> for String {
    fn from(filter: Filter) -> Self {
        filter.text
    }
}
