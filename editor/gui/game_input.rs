//! Forwards keyboard and mouse to the game while it has captured them.

use playground_base::glam::Vec2;
use playground_core_input::{InputEvent, KeyCode, MouseButton};
use playground_engine::Engine;
use playground_graphics::egui::{
    Context, Event, Key, Modifiers, MouseWheelUnit, PointerButton, Rect,
};

/// Passes the input of this frame to the engine. `area` is where the picture of the game is on the
/// screen, in points.
///
/// A key is its position on the keyboard and not what it writes: with Shift or in another layout it
/// writes something else, and its release would be that of another key.
pub fn forward(ctx: &Context, area: Option<Rect>, engine: &mut Engine) {
    let (events, modifiers) = ctx.input(|input| (input.events.clone(), input.modifiers));
    let pixels_per_point = ctx.pixels_per_point();
    let translated = |event| translate(event, area, pixels_per_point);
    for event in events.iter().filter_map(translated) {
        engine.input(event);
    }
    for event in held_modifiers(modifiers) {
        engine.input(event);
    }
}

fn translate(event: &Event, area: Option<Rect>, pixels_per_point: f32) -> Option<InputEvent> {
    match event {
        Event::Key {
            key,
            physical_key,
            pressed,
            ..
        } => {
            let key = key_code(physical_key.unwrap_or(*key))?;
            Some(InputEvent::Key(key, *pressed))
        }
        // The window replaces the press of these keys with Ctrl by what they do in a text.
        Event::Copy => Some(InputEvent::Key(KeyCode::C, true)),
        Event::Cut => Some(InputEvent::Key(KeyCode::X, true)),
        Event::Paste(_) => Some(InputEvent::Key(KeyCode::V, true)),
        Event::PointerButton {
            button, pressed, ..
        } => Some(InputEvent::Button(mouse_button(*button)?, *pressed)),
        Event::PointerMoved(at) => {
            let area = area?;
            let inside = area.contains(*at);
            let pixel = (*at - area.min) * pixels_per_point;
            let pixel = Vec2::new(pixel.x, pixel.y);
            Some(InputEvent::Pointer(inside.then_some(pixel)))
        }
        Event::PointerGone => Some(InputEvent::Pointer(None)),
        Event::Text(text) => Some(InputEvent::Text(text.clone())),
        Event::MouseMoved(by) => Some(InputEvent::Motion(Vec2::new(by.x, by.y))),
        Event::MouseWheel { unit, delta, .. } => {
            let points = match unit {
                MouseWheelUnit::Point => 1.0,
                MouseWheelUnit::Line => 20.0,
                MouseWheelUnit::Page => 200.0,
            };
            Some(InputEvent::Wheel(delta.y * points))
        }
        Event::WindowFocused(false) => Some(InputEvent::Released),
        _ => None,
    }
}

/// egui reports modifiers separately from the events.
fn held_modifiers(modifiers: Modifiers) -> [InputEvent; 3] {
    [
        InputEvent::Key(KeyCode::Shift, modifiers.shift),
        InputEvent::Key(KeyCode::Control, modifiers.ctrl),
        InputEvent::Key(KeyCode::Alt, modifiers.alt),
    ]
}

const fn mouse_button(button: PointerButton) -> Option<MouseButton> {
    match button {
        PointerButton::Primary => Some(MouseButton::Left),
        PointerButton::Secondary => Some(MouseButton::Right),
        PointerButton::Middle => Some(MouseButton::Middle),
        _ => None,
    }
}

macro_rules! keys {
    ($key:expr; same: $($same:ident)*; other: $($from:ident => $to:ident)*) => {
        match $key {
            $(Key::$same => Some(KeyCode::$same),)*
            $(Key::$from => Some(KeyCode::$to),)*
            _ => None,
        }
    };
}

#[rustfmt::skip]
const fn key_code(key: Key) -> Option<KeyCode> {
    keys! { key;
        same: A B C D E F G H I J K L M N O P Q R S T U V W X Y Z
              F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12
              ArrowUp ArrowDown ArrowLeft ArrowRight Space Enter Tab Escape
              Backspace Delete Insert Home End PageUp PageDown
              Comma Period Slash Semicolon Quote Backslash Minus;
        other: Num0 => Digit0 Num1 => Digit1 Num2 => Digit2 Num3 => Digit3 Num4 => Digit4
               OpenBracket => BracketLeft CloseBracket => BracketRight Equals => Equal
               Backtick => Backquote
               Num5 => Digit5 Num6 => Digit6 Num7 => Digit7 Num8 => Digit8 Num9 => Digit9
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_graphics::egui::pos2;

    #[test]
    fn key_is_the_one_that_was_touched_whatever_it_writes() {
        let event = |key, physical_key, pressed| Event::Key {
            key,
            physical_key,
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        let code = |event| translate(&event, None, 1.0);
        let cases = [
            // The digit row with Shift.
            (Key::Exclamationmark, Some(Key::Num1), KeyCode::Digit1),
            // A French keyboard, where Z is in the place of W.
            (Key::Z, Some(Key::W), KeyCode::W),
            (Key::A, None, KeyCode::A),
        ];
        for (key, physical, expected) in cases {
            for pressed in [true, false] {
                let expected = Some(InputEvent::Key(expected, pressed));
                assert_eq!(code(event(key, physical, pressed)), expected);
            }
        }
    }

    /// The picture has as many pixels as its area has on the screen, and the pointer counts them.
    #[test]
    fn pointer_position_is_in_pixels_of_the_picture() {
        let area = Some(Rect::from_min_max(pos2(10.0, 20.0), pos2(110.0, 70.0)));
        let pointer = |at| translate(&Event::PointerMoved(at), area, 2.0);
        let corner = InputEvent::Pointer(Some(Vec2::new(200.0, 100.0)));
        assert_eq!(pointer(pos2(110.0, 70.0)), Some(corner));
        assert_eq!(pointer(pos2(9.0, 30.0)), Some(InputEvent::Pointer(None)));
    }
}
