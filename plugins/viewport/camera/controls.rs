//! [`control`]: mouse and keys that move the camera.

use super::Rig;
use crate::maths::View;
use playground_base::egui::{Event, Key, PointerButton, Response, Ui, Vec2};
use playground_base::glam::{Vec2 as Turn, Vec3};
use playground_base::state;

/// Radians a point of the mouse's way.
const TURN: f32 = 0.005;
/// The wheel's effect: a notch of 50 points brings the camera 12 % nearer.
const WHEEL: f32 = 0.0026;
/// Shift flies so much faster.
const SHIFT: f32 = 4.0;
/// A frame that took longer counts as this long, so that nobody flies through a wall, in seconds.
const LONGEST_STEP_S: f32 = 0.1;
/// Keys that fly.
const FLY_KEYS: [Key; 6] = [Key::W, Key::A, Key::S, Key::D, Key::Q, Key::E];

/// What the mouse is doing to the camera.
#[state]
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Controls {
    /// The right button is held since it was pressed in the viewport.
    #[serde(skip)]
    pub is_flying: bool,
    /// How fast it flies, in metres a second.
    #[field(default = 5)]
    pub speed_m_s: f32,
}

/// The camera after this frame's input. Keys that fly are taken out of the input: with the right
/// button held, W means forward to nobody else.
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
    match (alt && (left || middle), middle) {
        (true, _) => rig.orbited(turn_of(dragged)),
        (false, true) => rig.moved(pan_of(dragged, view, &rig)),
        _ => zoom(ui, response, view, rig),
    }
}

fn turn_of(points: Vec2) -> Turn {
    Turn::new(points.x, points.y) * TURN
}

/// What is at the pivot's depth stays under the mouse.
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
        let seconds = input.stable_dt.min(LONGEST_STEP_S);
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
    let speed = controls.speed_m_s * if fast { SHIFT } else { 1.0 };
    rig.turned(turn_of(moved))
        .moved(direction * speed * seconds)
}
