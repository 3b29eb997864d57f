//! Keyboard and mouse into the world.

use crate::Engine;
use playground_core_ecs::{Stage, TableId};
use playground_core_input::{Input, InputEvent};

/// What the user did, for each stage that has a pace of its own: what is new to a fixed step is not
/// what is new to a frame.
#[derive(Default)]
pub struct InputFolds {
    fixed: InputFold,
    update: InputFold,
}

/// The input of one stage, and what it did not see yet.
#[derive(Default)]
struct InputFold {
    input: Input,
    events: Vec<InputEvent>,
}

impl InputFolds {
    /// Something happened.
    pub fn push(&mut self, event: InputEvent) {
        self.fixed.events.push(event.clone());
        self.update.events.push(event);
    }

    /// What is new to a stage since it ran last. The start of play sees what is held by then.
    fn fold(&mut self, stage: Stage) -> &Input {
        let of_stage = match stage {
            Stage::Start | Stage::Fixed => &mut self.fixed,
            Stage::Update => &mut self.update,
        };
        begin(&mut of_stage.input);
        for event in of_stage.events.drain(..) {
            fold(&mut of_stage.input, event);
        }
        &of_stage.input
    }
}

impl Engine {
    /// Brings the resource up to date for the next run of a stage.
    pub(crate) fn write_input(&mut self, stage: Stage) {
        let input = self.play.input.fold(stage);
        let Some(keys) = &self.keys else {
            return;
        };
        let mut structure = self.runtime.world.structure.write();
        let cells = &mut structure.cells;
        if let Some(row) = keys.input.get_mut(cells, TableId::RESOURCES, 0) {
            copy(input, row);
        }
    }
}

/// In the memory that is there: while keys are held a frame allocates nothing.
fn copy(from: &Input, to: &mut Input) {
    to.keys.clone_from(&from.keys);
    to.pressed.clone_from(&from.pressed);
    to.released.clone_from(&from.released);
    to.buttons.clone_from(&from.buttons);
    to.buttons_pressed.clone_from(&from.buttons_pressed);
    to.buttons_released.clone_from(&from.buttons_released);
    to.pointer = from.pointer;
    to.motion = from.motion;
    to.wheel = from.wheel;
    to.text.clone_from(&from.text);
}

/// What is held stays held; what happened starts from nothing.
fn begin(input: &mut Input) {
    input.pressed.clear();
    input.released.clear();
    input.buttons_pressed.clear();
    input.buttons_released.clear();
    input.motion = Default::default();
    input.wheel = 0.0;
    input.text.clear();
}

fn fold(input: &mut Input, event: InputEvent) {
    match event {
        InputEvent::Key(key, true) => go_down(&mut input.keys, &mut input.pressed, key),
        InputEvent::Key(key, false) => go_up(&mut input.keys, &mut input.released, key),
        InputEvent::Button(button, true) => {
            go_down(&mut input.buttons, &mut input.buttons_pressed, button);
        }
        InputEvent::Button(button, false) => {
            go_up(&mut input.buttons, &mut input.buttons_released, button);
        }
        InputEvent::Pointer(at) => input.pointer = at,
        InputEvent::Motion(by) => input.motion += by,
        InputEvent::Wheel(by) => input.wheel += by,
        InputEvent::Text(text) => input.text.push_str(&text),
        InputEvent::Released => {
            input.released.append(&mut input.keys);
            input.buttons_released.append(&mut input.buttons);
            input.pointer = None;
        }
    }
}

/// A key that repeats goes down once.
fn go_down<T: Copy + PartialEq>(held: &mut Vec<T>, pressed: &mut Vec<T>, which: T) {
    if !held.contains(&which) {
        held.push(which);
        pressed.push(which);
    }
}

fn go_up<T: Copy + PartialEq>(held: &mut Vec<T>, released: &mut Vec<T>, which: T) {
    if held.contains(&which) {
        held.retain(|other| *other != which);
        released.push(which);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_core_input::KeyCode;

    fn pressed(folds: &mut InputFolds, stage: Stage) -> usize {
        folds.fold(stage).pressed.len()
    }

    /// Whatever the rates of steps and frames are, one press is seen once by each.
    #[test]
    fn each_press_is_seen_once_by_fixed_steps_and_once_by_frames() {
        for (steps, frames) in [(2, 1), (1, 1), (1, 4), (0, 3)] {
            let mut folds = InputFolds::default();
            let (mut fixed, mut update) = (0, 0);
            for at in 0..40 {
                if at == 7 {
                    folds.push(InputEvent::Key(KeyCode::A, true));
                    folds.push(InputEvent::Key(KeyCode::A, true));
                }
                if at == 9 {
                    folds.push(InputEvent::Key(KeyCode::A, false));
                }
                for _ in 0..steps {
                    fixed += pressed(&mut folds, Stage::Fixed);
                }
                for _ in 0..frames {
                    update += pressed(&mut folds, Stage::Update);
                }
            }
            assert_eq!(
                (fixed, update),
                (steps.min(1), 1),
                "{steps} steps, {frames} frames"
            );
        }
    }

    #[test]
    fn a_short_press_between_two_runs_went_down_and_up() {
        let mut folds = InputFolds::default();
        folds.push(InputEvent::Key(KeyCode::A, true));
        folds.push(InputEvent::Key(KeyCode::A, false));
        let input = folds.fold(Stage::Update);
        assert!(input.is_pressed(KeyCode::A) && input.is_released(KeyCode::A));
        assert!(!input.is_held(KeyCode::A));
    }

    #[test]
    fn losing_the_keyboard_releases_everything() {
        let mut folds = InputFolds::default();
        folds.push(InputEvent::Key(KeyCode::A, true));
        folds.push(InputEvent::Pointer(Some(playground_base::glam::Vec2::ONE)));
        folds.fold(Stage::Fixed);
        folds.push(InputEvent::Released);
        let input = folds.fold(Stage::Fixed);
        assert_eq!((input.keys.len(), input.released.len()), (0, 1));
        assert_eq!(input.pointer, None);
    }
}
