//! [`KeyCode`]: the keys of the keyboard.

use playground_base::described;

/// Declares the keys with their names.
macro_rules! keys {
    ($($key:ident)*) => {
        /// A key by its position on the keyboard.
        #[described]
        #[derive(Copy, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "the names are self-explanatory")]
        pub enum KeyCode {
            $($key,)*
        }

        impl KeyCode {
            /// All keys with their names.
            pub const ALL: &[(&str, Self)] = &[$((stringify!($key), Self::$key)),*];
        }
    };
}

keys! {
    A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
    Digit0 Digit1 Digit2 Digit3 Digit4 Digit5 Digit6 Digit7 Digit8 Digit9
    F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12
    ArrowUp ArrowDown ArrowLeft ArrowRight
    Space Enter Tab Escape Backspace Delete Insert Home End PageUp PageDown
    Comma Period Slash Semicolon Quote BracketLeft BracketRight Backslash Minus Equal Backquote
    Shift Control Alt
}
