//! [`control`]: mouse and keys that move the camera.

use super::Rig;
use crate::maths::View;
use playground_base::glam::{Vec2 as Turn, Vec3};
use playground_base::state;
use playground_graphics::egui::{Event, InputState, Key, PointerButton, Response, Ui, Vec2};

/// Rotation for each point of a mouse movement, in radians.
const RADIANS_PER_POINT: f32 = 0.005;
/// Exponent of the wheel for each point: a notch of 50 points moves the camera 12 % nearer.
const WHEEL: f32 = 0.0026;
/// Factor of the flying speed while Shift is down.
const SHIFT_FACTOR: f32 = 4.0;
/// The longest step of a flight, in seconds: a slow frame must not move the camera through a wall.
const MAX_STEP_S: f32 = 0.1;
/// Keys for flying: forward, left, back, right, down, up. They are positions on the keyboard, which
/// write other letters in other layouts.
const FLY_KEYS: [Key; 6] = [Key::W, Key::A, Key::S, Key::D, Key::Q, Key::E];

/// The state of the camera's controls.
#[state]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Controls {
    /// The right button was pressed in the viewport and is still down.
    #[serde(skip)]
    pub is_flying: bool,
    /// The flying speed, in metres per second.
    #[field(default = 5)]
    pub speed_m_s: f32,
    /// Which keys for flying are down.
    #[serde(skip)]
    held: [bool; FLY_KEYS.len()],
}

impl Controls {
    /// Follows the keys for flying.
    fn follow_keys(&mut self, input: &InputState) {
        for event in &input.events {
            match event {
                Event::Key { pressed, .. } => {
                    if let Some(at) = fly_key(event) {
                        self.held[at] = *pressed;
                    }
                }
                Event::WindowFocused(false) => self.release_keys(),
                _ => {}
            }
        }
    }

    /// Forgets which keys are down: their releases are not seen while others read the keyboard.
    pub fn release_keys(&mut self) {
        self.held = Default::default();
    }
}

/// Which of the keys for flying an event is about.
fn fly_key(event: &Event) -> Option<usize> {
    let Event::Key {
        key, physical_key, ..
    } = event
    else {
        return None;
    };
    let key = physical_key.unwrap_or(*key);
    FLY_KEYS.iter().position(|of| *of == key)
}

/// The camera after the input of this frame. The keys for flying are removed from the input, so that W
/// is no shortcut while the right button is down.
pub fn control(
    ui: &Ui,
    response: &Response,
    view: &View,
    rig: Rig,
    controls: &mut Controls,
) -> Rig {
    let (pressed, held, alt) = ui.input(|input| {
        controls.follow_keys(input);
        let pressed = input.pointer.button_pressed(PointerButton::Secondary);
        (pressed, input.pointer.secondary_down(), input.modifiers.alt)
    });
    controls.is_flying = held && (controls.is_flying || pressed && response.contains_pointer());
    let moved = ui.input(|input| input.pointer.motion().unwrap_or(input.pointer.delta()));
    if controls.is_flying {
        return fly(ui, rig, controls, moved);
    }
    let middle = response.dragged_by(PointerButton::Middle);
    let left = response.dragged_by(PointerButton::Primary);
    let dragged = response.drag_delta();
    if alt && (left || middle) {
        rig.orbited(turn_of(dragged))
    } else if middle {
        rig.moved(pan_of(dragged, view, &rig))
    } else {
        zoom(ui, response, view, rig)
    }
}

fn turn_of(points: Vec2) -> Turn {
    Turn::new(points.x, points.y) * RADIANS_PER_POINT
}

/// The movement that keeps a point at the pivot's depth under the mouse.
fn pan_of(points: Vec2, view: &View, rig: &Rig) -> Vec3 {
    Vec3::new(-points.x, points.y, 0.0) * view.metres_per_point(rig.pivot())
}

fn zoom(ui: &Ui, response: &Response, view: &View, rig: Rig) -> Rig {
    let Some(pointer) = response.hover_pos() else {
        return rig;
    };
    let (wheel, pinch) = ui.input(|input| (input.smooth_scroll_delta().y, input.zoom_delta()));
    let factor = (-wheel * WHEEL).exp() / pinch;
    if factor == 1.0 || !factor.is_finite() {
        rig
    } else {
        rig.zoomed(factor, &view.to_ray(pointer))
    }
}

fn fly(ui: &Ui, rig: Rig, controls: &mut Controls, moved: Vec2) -> Rig {
    let keys = controls.held.map(|is_down| f32::from(u8::from(is_down)));
    let (fast, wheel, seconds) = ui.input_mut(|input| {
        input.events.retain(|event| fly_key(event).is_none());
        let seconds = input.stable_dt.min(MAX_STEP_S);
        (
            input.modifiers.shift,
            input.smooth_scroll_delta().y,
            seconds,
        )
    });
    controls.speed_m_s = (controls.speed_m_s * (wheel * WHEEL).exp()).clamp(0.05, 2_000.0);
    let [forward, left, back, right, down, up] = keys;
    let direction = Vec3::new(right - left, up - down, back - forward).normalize_or_zero();
    if direction != Vec3::ZERO {
        ui.ctx().request_repaint();
    }
    let speed = controls.speed_m_s * if fast { SHIFT_FACTOR } else { 1.0 };
    rig.turned(turn_of(moved))
        .moved(direction * speed * seconds)
}
