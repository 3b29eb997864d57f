//! [`Input`]: what is held and what moved.

use crate::KeyCode;
use playground_base::glam::Vec2;
use playground_base::{component, described};

/// A button of the mouse.
#[described]
#[derive(Copy, Eq, PartialOrd, Ord, Hash)]
pub enum MouseButton {
    /// The left one.
    Left,
    /// The right one.
    Right,
    /// The wheel.
    Middle,
}

/// Something the user did while play has the keyboard and mouse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum InputEvent {
    /// A key went down (true) or up.
    Key(KeyCode, bool),
    /// A button went down (true) or up.
    Button(MouseButton, bool),
    /// The mouse moved, in points, y down.
    Motion(Vec2),
    /// The wheel turned, in points.
    Wheel(f32),
    /// Everything is released: play lost the keyboard and mouse.
    Released,
}

/// What is held and what moved since the frame before. A resource.
#[component(derived)]
pub struct Input {
    /// Keys that are held.
    pub keys: Vec<KeyCode>,
    /// Keys that went down in this frame.
    pub pressed: Vec<KeyCode>,
    /// Buttons that are held.
    pub buttons: Vec<MouseButton>,
    /// How far the mouse moved, in points, y down.
    pub motion: Vec2,
    /// How far the wheel turned, in points.
    pub wheel: f32,
}

impl Input {
    /// True while the key is held.
    pub fn is_held(&self, key: KeyCode) -> bool {
        self.keys.contains(&key)
    }

    /// -1, 0 or 1: which of two keys is held, for an axis.
    pub fn as_axis(&self, negative: KeyCode, positive: KeyCode) -> f32 {
        f32::from(i8::from(self.is_held(positive)) - i8::from(self.is_held(negative)))
    }
}
