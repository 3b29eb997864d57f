//! Names of keys and mouse buttons in the command language.

use super::{Argument, Choice};
use playground_core_input::{KeyCode, MouseButton};

/// How a key or a button is pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Press {
    /// It goes down and up again.
    #[default]
    Tap,
    /// It goes down and stays down.
    Down,
    /// It goes up.
    Up,
}

impl Press {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Tap, Self::Down, Self::Up];

    /// All kinds as choices.
    pub const CHOICES: &[Choice] = &[Self::Tap.choice(), Self::Down.choice(), Self::Up.choice()];

    /// Its word.
    pub const fn choice(&self) -> Choice {
        let (word, title) = match self {
            Self::Tap => ("tap", "Tap"),
            Self::Down => ("down", "Down"),
            Self::Up => ("up", "Up"),
        };
        Choice {
            word,
            title,
            icon: "",
        }
    }
}

/// Makes the words of an argument from names.
macro_rules! named {
    ($($type:ty, $choices:ident, $doc:literal;)*) => {$(
        #[doc = $doc]
        pub const $choices: &[Choice] = &{
            let mut all = [Choice { word: "", title: "", icon: "" }; <$type>::ALL.len()];
            let mut at = 0;
            while at < all.len() {
                let name = <$type>::ALL[at].0;
                all[at] = Choice { word: name, title: name, icon: "" };
                at += 1;
            }
            all
        };

        impl From<$type> for Argument {
            fn from(of: $type) -> Self {
                let mut all = <$type>::ALL.iter();
                all.find(|(_, other)| *other == of)
                    .map_or(Self::None, |(name, _)| Self::Choice(name))
            }
        }

        impl TryFrom<Argument> for $type {
            type Error = Argument;

            fn try_from(argument: Argument) -> Result<Self, Argument> {
                let found = match &argument {
                    Argument::Choice(word) => {
                        <$type>::ALL.iter().find(|(name, _)| name == word)
                    }
                    _ => None,
                };
                found.map(|(_, of)| *of).ok_or(argument)
            }
        }
    )*};
}

named! {
    KeyCode, KEYS, "The names of all keys.";
    MouseButton, BUTTONS, "The names of all buttons of the mouse.";
}
