//! Keyboard and mouse input of a test.

use crate::Game;
use playground_base::glam::Vec2;
use playground_core_input::{InputEvent, KeyCode, MouseButton};

/// Input is seen by the next [`step`](Game::step); all input between two steps happens at once.
impl Game {
    /// A key goes down, and stays down until [`release`](Self::release).
    pub fn press(&mut self, key: KeyCode) {
        self.engine.input(InputEvent::Key(key, true));
    }

    /// A key goes up.
    pub fn release(&mut self, key: KeyCode) {
        self.engine.input(InputEvent::Key(key, false));
    }

    /// A key goes down and up again.
    pub fn tap(&mut self, key: KeyCode) {
        self.press(key);
        self.release(key);
    }

    /// A button of the mouse goes down, and stays down until
    /// [`release_button`](Self::release_button).
    pub fn press_button(&mut self, button: MouseButton) {
        self.engine.input(InputEvent::Button(button, true));
    }

    /// A button of the mouse goes up.
    pub fn release_button(&mut self, button: MouseButton) {
        self.engine.input(InputEvent::Button(button, false));
    }

    /// A button of the mouse goes down and up again.
    pub fn click(&mut self, button: MouseButton) {
        self.press_button(button);
        self.release_button(button);
    }

    /// The pointer is at this point of the game's picture, in pixels from its upper left corner.
    pub fn pointer(&mut self, x: f32, y: f32) {
        self.engine
            .input(InputEvent::Pointer(Some(Vec2::new(x, y))));
    }

    /// The mouse moves by this much, in points, y down.
    pub fn move_mouse(&mut self, x: f32, y: f32) {
        self.engine.input(InputEvent::Motion(Vec2::new(x, y)));
    }

    /// The wheel turns by this much, in points.
    pub fn turn_wheel(&mut self, by: f32) {
        self.engine.input(InputEvent::Wheel(by));
    }

    /// A text is typed.
    pub fn type_text(&mut self, text: &str) {
        self.engine.input(InputEvent::Text(text.to_owned()));
    }
}
