//! [`InputQueue`]: divides the input of a slow frame.

use playground_graphics::egui::{Event, Key};

/// Events that wait for the next frame.
///
/// A frame handles all its events at one state of the screen. When it is slow, a click, the way of
/// the mouse after it, and keys meant for what the click opened arrive together: the click would be
/// where the mouse went, and the keys would go where the focus was. So a frame ends where the meaning
/// of the next event depends on an earlier one.
#[derive(Debug, Default)]
pub struct InputQueue {
    later: Vec<Event>,
}

impl InputQueue {
    /// Adds the events that arrived, and returns those of this frame.
    pub fn take(&mut self, arrived: Vec<Event>) -> Vec<Event> {
        let mut now = std::mem::take(&mut self.later);
        now.extend(arrived);
        if let Some(end) = end_of_frame(&now) {
            self.later = now.split_off(end);
        }
        now
    }

    /// True while events wait for another frame.
    pub fn is_waiting(&self) -> bool {
        !self.later.is_empty()
    }
}

/// Where the events of a frame end; `None` when all of them are handled together.
fn end_of_frame(events: &[Event]) -> Option<usize> {
    let mut button = None;
    let mut moves_focus = false;
    // A key that is held down repeats in every frame: its repetitions must not pile up.
    let mut held = None;
    for (at, event) in events.iter().enumerate() {
        match event {
            Event::PointerMoved(to) if button.is_some_and(|pressed| pressed != *to) => {
                return Some(at);
            }
            Event::PointerButton { pos, .. } => {
                button = Some(*pos);
                moves_focus = true;
            }
            Event::Key {
                key, pressed: true, ..
            } if held != Some(*key) => {
                if moves_focus {
                    return Some(at);
                }
                moves_focus = matches!(key, Key::Enter | Key::Tab | Key::Escape);
                held = Some(*key);
            }
            Event::Text(_) | Event::Paste(_) if moves_focus => return Some(at),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_graphics::egui::{Modifiers, PointerButton, pos2};

    fn button(x: f32, pressed: bool) -> Event {
        Event::PointerButton {
            pos: pos2(x, 0.0),
            button: PointerButton::Primary,
            pressed,
            modifiers: Modifiers::NONE,
        }
    }

    fn moved(x: f32) -> Event {
        Event::PointerMoved(pos2(x, 0.0))
    }

    fn key(key: Key) -> Event {
        Event::Key {
            key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: Modifiers::NONE,
        }
    }

    /// The events of each frame when all arrive in the first.
    fn frames(events: Vec<Event>) -> Vec<Vec<Event>> {
        let mut queue = InputQueue::default();
        let mut frames = vec![queue.take(events)];
        while queue.is_waiting() {
            frames.push(queue.take(Vec::new()));
        }
        frames
    }

    #[test]
    fn press_is_handled_where_the_mouse_was() {
        let drag = vec![moved(1.0), button(1.0, true), moved(5.0), moved(9.0)];
        let expected = [drag[..2].to_vec(), drag[2..].to_vec()];
        assert_eq!(frames(drag), expected);
    }

    #[test]
    fn drag_in_one_frame_becomes_two() {
        let events = vec![
            button(1.0, true),
            moved(5.0),
            button(5.0, false),
            moved(9.0),
        ];
        let expected = [
            events[..1].to_vec(),
            events[1..3].to_vec(),
            events[3..].to_vec(),
        ];
        assert_eq!(frames(events), expected);
    }

    #[test]
    fn keys_after_enter_belong_to_the_next_frame() {
        let events = vec![Event::Text("w".into()), key(Key::Enter), key(Key::E)];
        let expected = [events[..2].to_vec(), events[2..].to_vec()];
        assert_eq!(frames(events), expected);
    }

    #[test]
    fn repetitions_of_a_held_key_do_not_pile_up() {
        let held = vec![key(Key::Enter); 8];
        assert_eq!(frames(held.clone()), [held]);
    }

    #[test]
    fn letters_after_a_click_go_to_what_was_clicked() {
        let click = [button(1.0, true), button(1.0, false)];
        let letter = [key(Key::A), Event::Text("a".into())];
        let events = [click.clone(), letter.clone()].concat();
        assert_eq!(frames(events), [click.to_vec(), letter.to_vec()]);
    }

    #[test]
    fn click_and_letters_are_not_delayed() {
        let click = vec![
            moved(1.0),
            button(1.0, true),
            button(1.0, false),
            moved(1.0),
        ];
        assert_eq!(frames(click.clone()), [click]);
        let letters = vec![key(Key::A), Event::Text("a".into()), key(Key::B)];
        assert_eq!(frames(letters.clone()), [letters]);
    }
}
