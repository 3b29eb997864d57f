//! Writes keyboard and mouse into the world.

use crate::Engine;
use playground_core_ecs::{ArchetypeId, Stage};
use playground_core_input::{Input, InputEvent};

/// The input of the user for each stage that has its own rate: a fixed step and a frame see
/// different changes.
#[derive(Default)]
pub struct StageInputs {
    fixed: StageInput,
    update: StageInput,
}

/// The input of one stage, and the events that it has not seen yet.
#[derive(Default)]
struct StageInput {
    input: Input,
    events: Vec<InputEvent>,
    /// Seen by the start of a scene only: its next run sees it too.
    is_unseen: bool,
}

impl StageInputs {
    /// Queues an event for every stage.
    pub fn push(&mut self, event: InputEvent) {
        self.fixed.events.push(event.clone());
        self.update.events.push(event);
    }

    /// The input of a stage since its last run. The start of a scene sees what its first fixed step
    /// will see.
    fn fold(&mut self, stage: Stage) -> &Input {
        let of_stage = match stage {
            Stage::Start | Stage::Fixed => &mut self.fixed,
            Stage::Update => &mut self.update,
        };
        if !of_stage.is_unseen {
            begin(&mut of_stage.input);
        }
        of_stage.is_unseen = stage == Stage::Start;
        for event in of_stage.events.drain(..) {
            fold(&mut of_stage.input, event);
        }
        &of_stage.input
    }
}

impl Engine {
    /// Updates the input resource for the next run of a stage.
    pub(crate) fn write_input(&mut self, stage: Stage) {
        let input = self.play.input.fold(stage);
        let Some(keys) = &self.keys else {
            return;
        };
        let mut world_data = self.runtime.world.data.write();
        let token = &mut world_data.token;
        if let Some(row) = keys.input.get_mut(token, ArchetypeId::RESOURCES, 0) {
            copy(input, row);
        }
    }
}

/// Copies into the existing memory: a frame allocates nothing while keys are held.
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

/// Starts a new period: held keys stay held, everything else is cleared.
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

    fn pressed(folds: &mut StageInputs, stage: Stage) -> usize {
        folds.fold(stage).pressed.len()
    }

    /// Holds for any rates of steps and frames.
    #[test]
    fn each_press_is_seen_once_by_fixed_steps_and_once_by_frames() {
        for (steps, frames) in [(2, 1), (1, 1), (1, 4), (0, 3)] {
            let mut folds = StageInputs::default();
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
    fn press_between_two_runs_is_pressed_and_released() {
        let mut folds = StageInputs::default();
        folds.push(InputEvent::Key(KeyCode::A, true));
        folds.push(InputEvent::Key(KeyCode::A, false));
        let input = folds.fold(Stage::Update);
        assert!(input.is_pressed(KeyCode::A) && input.is_released(KeyCode::A));
        assert!(!input.is_held(KeyCode::A));
    }

    #[test]
    fn press_before_the_start_is_seen_by_it_and_by_one_step() {
        let mut folds = StageInputs::default();
        folds.push(InputEvent::Key(KeyCode::A, true));
        folds.push(InputEvent::Key(KeyCode::A, false));
        for (stage, count) in [(Stage::Start, 1), (Stage::Fixed, 1), (Stage::Fixed, 0)] {
            assert_eq!(pressed(&mut folds, stage), count, "{stage:?}");
        }
    }

    #[test]
    fn losing_the_keyboard_releases_everything() {
        let mut folds = StageInputs::default();
        folds.push(InputEvent::Key(KeyCode::A, true));
        folds.push(InputEvent::Pointer(Some(playground_base::glam::Vec2::ONE)));
        folds.fold(Stage::Fixed);
        folds.push(InputEvent::Released);
        let input = folds.fold(Stage::Fixed);
        assert_eq!((input.keys.len(), input.released.len()), (0, 1));
        assert_eq!(input.pointer, None);
    }
}
