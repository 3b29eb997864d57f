//! [`control`]: mouse and keys that move the camera.

use super::Rig;
use crate::maths::View;
use playground_base::egui::{Event, Key, PointerButton, Response, Ui, Vec2};
use playground_base::glam::{Vec2 as Turn, Vec3};
use playground_base::state;

/// Rotation for each point of a mouse movement, in radians.
const RADIANS_PER_POINT: f32 = 0.005;
/// Exponent of the wheel for each point: a notch of 50 points moves the camera 12 % nearer.
const WHEEL: f32 = 0.0026;
/// Factor of the flying speed while Shift is down.
const SHIFT_FACTOR: f32 = 4.0;
/// The longest step of a flight, in seconds: a slow frame must not move the camera through a wall.
const MAX_STEP_S: f32 = 0.1;
/// Keys for flying: forward, left, back, right, down, up.
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
    let (keys, fast, wheel, seconds) = ui.input_mut(|input| {
        let keys = FLY_KEYS.map(|key| f32::from(u8::from(input.key_down(key))));
        let is_fly_key =
            |event: &Event| matches!(event, Event::Key { key, .. } if FLY_KEYS.contains(key));
        input.events.retain(|event| !is_fly_key(event));
        let seconds = input.stable_dt.min(MAX_STEP_S);
        (
            keys,
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
