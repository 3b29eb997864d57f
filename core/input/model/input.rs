//! [`Input`]: held keys and buttons, presses, and the pointer.

use crate::KeyCode;
use playground_base::glam::Vec2;
use playground_base::{component, described};

/// A button of the mouse.
#[described]
#[derive(Copy, Eq, PartialOrd, Ord, Hash)]
pub enum MouseButton {
    /// The left one.
    #[default]
    Left,
    /// The right one.
    Right,
    /// The wheel.
    Middle,
}

impl MouseButton {
    /// All buttons with their names.
    pub const ALL: &[(&str, Self)] = &[
        ("Left", Self::Left),
        ("Right", Self::Right),
        ("Middle", Self::Middle),
    ];
}

/// An action of the user while play has the keyboard and mouse.
#[derive(Clone, Debug, PartialEq)]
pub enum InputEvent {
    /// A key went down (true) or up.
    Key(KeyCode, bool),
    /// A button went down (true) or up.
    Button(MouseButton, bool),
    /// Position of the pointer in the picture of the game, in pixels from its upper left corner;
    /// `None` when it left the picture.
    Pointer(Option<Vec2>),
    /// The mouse moved, in points, y down.
    Motion(Vec2),
    /// The wheel turned, in points.
    Wheel(f32),
    /// Text was typed.
    Text(String),
    /// Everything is released: play lost the keyboard and mouse.
    Released,
}

/// The input of the user. A system sees what happened since the last run of its stage: each press
/// is seen in one fixed step, and in one frame.
#[component(derived, resource)]
pub struct Input {
    /// Keys that are held.
    pub keys: Vec<KeyCode>,
    /// Keys that went down.
    pub pressed: Vec<KeyCode>,
    /// Keys that went up.
    pub released: Vec<KeyCode>,
    /// Buttons that are held.
    pub buttons: Vec<MouseButton>,
    /// Buttons that went down.
    pub buttons_pressed: Vec<MouseButton>,
    /// Buttons that went up.
    pub buttons_released: Vec<MouseButton>,
    /// Position of the pointer in the picture of the game, in pixels from its upper left corner;
    /// `None` outside the picture.
    pub pointer: Option<Vec2>,
    /// How far the mouse moved, in points, y down.
    pub motion: Vec2,
    /// How far the wheel turned, in points.
    pub wheel: f32,
    /// Typed text.
    pub text: String,
}

impl Input {
    /// True while the key is held.
    pub fn is_held(&self, key: KeyCode) -> bool {
        self.keys.contains(&key)
    }

    /// True when the key went down.
    pub fn is_pressed(&self, key: KeyCode) -> bool {
        self.pressed.contains(&key)
    }

    /// True when the key went up.
    pub fn is_released(&self, key: KeyCode) -> bool {
        self.released.contains(&key)
    }

    /// An axis of two keys: -1, 0 or 1, depending on which of them is held.
    pub fn axis(&self, negative: KeyCode, positive: KeyCode) -> f32 {
        f32::from(i8::from(self.is_held(positive)) - i8::from(self.is_held(negative)))
    }
}
