//! Keyboard and mouse input of the game by command, so that scripts can play.

use crate::answer::{CommandError, Outcome};
use crate::app::EditorApp;
use playground_base::Value;
use playground_base::glam::Vec2;
use playground_base::serde_json::Value as Json;
use playground_core_input::{InputEvent, KeyCode, MouseButton};
use playground_core_ui::Press;

impl EditorApp {
    pub(super) fn press_key(&mut self, key: KeyCode, press: Option<Press>) -> Outcome {
        let events = transitions(press)
            .iter()
            .map(|down| InputEvent::Key(key, *down));
        self.feed(events)
    }

    pub(super) fn press_button(&mut self, button: MouseButton, press: Option<Press>) -> Outcome {
        let events = transitions(press)
            .iter()
            .map(|down| InputEvent::Button(button, *down));
        self.feed(events)
    }

    pub(super) fn move_mouse(&mut self, by: &Value) -> Outcome {
        let by = point(by)?;
        self.feed([InputEvent::Motion(by)])
    }

    pub(super) fn place_pointer(&mut self, at: &Value) -> Outcome {
        let at = point(at)?;
        self.feed([InputEvent::Pointer(Some(at))])
    }

    pub(super) fn turn_wheel(&mut self, by: &Value) -> Outcome {
        let by = by.as_f64().ok_or(CommandError::NoNumber)?;
        self.feed([InputEvent::Wheel(by as f32)])
    }

    pub(super) fn type_text(&mut self, text: String) -> Outcome {
        self.feed([InputEvent::Text(text)])
    }

    fn feed(&mut self, events: impl IntoIterator<Item = InputEvent>) -> Outcome {
        for event in events {
            self.document.engine.input(event);
        }
        Ok(Json::Null)
    }
}

/// The transitions of a press in order: true is down, false is up.
const fn transitions(press: Option<Press>) -> &'static [bool] {
    match press {
        None | Some(Press::Tap) => &[true, false],
        Some(Press::Down) => &[true],
        Some(Press::Up) => &[false],
    }
}

fn point(value: &Value) -> Result<Vec2, CommandError> {
    let Value::List(parts) = value else {
        return Err(CommandError::NoPoint);
    };
    match parts.iter().map(Value::as_f64).collect::<Vec<_>>()[..] {
        [Some(x), Some(y)] => Ok(Vec2::new(x as f32, y as f32)),
        _ => Err(CommandError::NoPoint),
    }
}
