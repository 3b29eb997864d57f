//! [`Filter`]: the search field, understood.

use playground_base::serde::{Deserialize, Serialize};

/// What the search field asks for. Words are parts of a name; `c:` before a word makes it a part
/// of a component's name. All of them must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(crate = "playground_base::serde", from = "String", into = "String")]
pub struct Filter {
    text: String,
    names: Vec<String>,
    components: Vec<String>,
}

impl Filter {
    /// Understands a text.
    pub fn parse(text: &str) -> Self {
        let mut filter = Self {
            text: text.to_owned(),
            ..Self::default()
        };
        for word in text.split_whitespace() {
            let (list, word) = match word.strip_prefix("c:").or(word.strip_prefix("C:")) {
                Some(component) => (&mut filter.components, component),
                None => (&mut filter.names, word),
            };
            if !word.is_empty() {
                list.push(word.to_lowercase());
            }
        }
        filter
    }

    /// True when it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.components.is_empty()
    }

    /// True when it asks for names.
    pub fn asks_names(&self) -> bool {
        !self.names.is_empty()
    }

    /// Whether an entity of this name passes, as far as names go.
    pub fn passes_name(&self, name: &str) -> bool {
        self.names.iter().all(|word| contains(name, word))
    }

    /// Whether an entity with these components (short names) passes, as far as components go.
    pub fn passes_components<'a>(&self, components: impl Iterator<Item = &'a str> + Clone) -> bool {
        let has = |word: &String| components.clone().any(|name| contains(name, word));
        self.components.iter().all(has)
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

/// Whether `text` contains `word` (in small letters), whatever the case. Only letters outside
/// ASCII cost an allocation.
fn contains(text: &str, word: &str) -> bool {
    if !text.is_ascii() {
        return text.to_lowercase().contains(word);
    }
    let (text, word) = (text.as_bytes(), word.as_bytes());
    text.windows(word.len())
        .any(|part| part.eq_ignore_ascii_case(word))
}
