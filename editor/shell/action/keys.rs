//! Shortcuts: their text, and when they apply.

use playground_graphics::egui::{Key, KeyboardShortcut};

/// When a shortcut applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyRule {
    /// Always, also while the user types text.
    Always,
    /// Not while the user types text: the key has another meaning there.
    NotInText,
    /// Neither while the user types text, nor while the right mouse button flies the camera.
    NotFlying,
}

impl KeyRule {
    /// The rule for a shortcut.
    pub fn of(shortcut: &KeyboardShortcut) -> Self {
        let command = shortcut.modifiers.command || shortcut.modifiers.ctrl;
        let edits_text = matches!(
            shortcut.logical_key,
            Key::A | Key::C | Key::D | Key::V | Key::X | Key::Y | Key::Z
        );
        match (is_function_key(shortcut.logical_key), command) {
            (true, _) => Self::Always,
            (false, true) if edits_text => Self::NotInText,
            (false, true) => Self::Always,
            (false, false) if shortcut.logical_key == Key::Delete => Self::NotInText,
            (false, false) => Self::NotFlying,
        }
    }
}

fn is_function_key(key: Key) -> bool {
    let name = key.name();
    name.len() > 1 && name.starts_with('F') && name[1..].chars().all(|c| c.is_ascii_digit())
}

/// `Ctrl+Shift+S`.
pub fn shortcut_text(shortcut: &KeyboardShortcut) -> String {
    let modifiers = shortcut.modifiers;
    let mut parts = Vec::new();
    if modifiers.command || modifiers.ctrl {
        parts.push("Ctrl");
    }
    if modifiers.shift {
        parts.push("Shift");
    }
    if modifiers.alt {
        parts.push("Alt");
    }
    parts.push(match shortcut.logical_key {
        Key::Delete => "Del",
        Key::Escape => "Esc",
        Key::Comma => ",",
        key => key.name(),
    });
    parts.join("+")
}
