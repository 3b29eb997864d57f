//! [`Rehearsal`]: plays in the child, as the editor does after the reload.

use crate::EngineError;
use crate::play::{SystemFailure, is_game_state};
use crate::runtime::{Runtime, restore_states, save_states};
use playground_core_ecs::{FrameReport, FrameTime, Stage};
use playground_modules_registry::ModuleFile;
use serde::{Deserialize, Serialize};
use std::time::{Duration, Instant};

/// Frames that are always played.
const FRAMES: u64 = 3;

/// More are played in this time, and at most as many.
const MORE_FOR: Duration = Duration::from_millis(30);
const MOST_FRAMES: u64 = 60;

/// Length of a frame of a scene that is being edited, in seconds.
const FRAME_S: f32 = crate::play::STEP_S;

/// What was played.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Played {
    /// Systems of the reloaded modules that failed.
    pub failures: Vec<SystemFailure>,
    /// Frames that were played.
    pub frames: u64,
}

/// Plays in the child: what aborts or never returns ends the child. Systems that fail go on to the
/// parent.
pub struct Rehearsal<'a> {
    runtime: &'a Runtime,
    /// The plugins that were reloaded.
    fragments: Vec<u64>,
    failures: Vec<SystemFailure>,
    frames: u64,
}

impl<'a> Rehearsal<'a> {
    /// After the reload of these modules.
    pub fn new(runtime: &'a Runtime, files: &[ModuleFile]) -> Self {
        let crates: Vec<String> = files.iter().map(|f| f.package.replace('-', "_")).collect();
        let all = runtime.world.registry.implementations();
        let is_new = |name: &str| crates.iter().any(|of| of == name);
        let of_files = all.iter().filter(|i| is_new(i.library.crate_name()));
        Self {
            runtime,
            fragments: of_files.map(|i| i.info.fragment).collect(),
            failures: Vec::new(),
            frames: 0,
        }
    }

    /// Plays from the frame that the editor runs next; where nothing plays, from the start.
    ///
    /// # Errors
    /// When one of them fails in the first frame of a game that plays, or a ViewModel cannot save
    /// its state.
    pub fn play(mut self, next: Option<FrameTime>) -> Result<Played, EngineError> {
        if !self.runtime.views.worlds.is_bound() || !self.runtime.views.schedule.is_bound() {
            return Ok(self.played());
        }
        let (registry, progress) = (&self.runtime.world.registry, &self.runtime.progress);
        progress.step("while the state of its modules was saved");
        let states = save_states(registry, is_game_state).all()?;
        match next {
            Some(frame) => {
                self.restoring(|this| this.frames(frame, true))?;
                // Play may start again after Stop. The world is not the one that it starts with,
                // so what fails is not reported.
                let failures = std::mem::take(&mut self.failures);
                self.restoring(|this| this.start())?;
                self.failures = failures;
            }
            None => self.restoring(|this| {
                this.start()?;
                let frame = FrameTime {
                    delta_s: FRAME_S,
                    is_dry_run: true,
                    ..FrameTime::default()
                };
                this.frames(frame, false)
            })?,
        }
        progress.step("while the state of its modules was restored");
        let refused = restore_states(registry.panics(), &registry.implementations(), &states);
        match refused.first() {
            Some((state, reason)) => Err(EngineError::Refused(format!(
                "{} refuses the state that it saved itself: {reason}",
                state.view_model
            ))),
            None => Ok(self.played()),
        }
    }

    fn played(self) -> Played {
        Played {
            failures: self.failures,
            frames: self.frames,
        }
    }

    /// Saves the world before `play` and restores it after it, like play and stop.
    fn restoring(
        &mut self,
        play: impl FnOnce(&mut Self) -> Result<(), EngineError>,
    ) -> Result<(), EngineError> {
        let (world, worlds) = (&self.runtime.world, &self.runtime.views.worlds);
        let before = worlds.call(|view| view.save(world))?;
        play(self)?;
        worlds.call(|view| view.restore(world, before))??;
        Ok(worlds.call(|view| view.forget(world, before))?)
    }

    fn start(&mut self) -> Result<(), EngineError> {
        let frame = FrameTime {
            delta_s: FRAME_S,
            is_dry_run: true,
            ..FrameTime::default()
        };
        self.runtime.progress.step("in its Start stage");
        self.run(Stage::Start, frame)
    }

    /// Plays frames of the same length. In those that depend on the speed of the machine, failures
    /// are not reported.
    fn frames(&mut self, first: FrameTime, is_next: bool) -> Result<(), EngineError> {
        let started = Instant::now();
        for number in 0..MOST_FRAMES {
            if number >= FRAMES && started.elapsed() > MORE_FOR {
                break;
            }
            let frame = FrameTime {
                index: first.index + number,
                elapsed_s: first.elapsed_s + number as f64 * f64::from(first.delta_s),
                ..first
            };
            let step = format!("in frame {} of play", frame.index);
            self.runtime.progress.step(&step);
            let known = self.failures.len();
            self.run(Stage::Fixed, frame)?;
            self.run(Stage::Update, frame)?;
            self.frames += 1;
            if number >= FRAMES {
                self.failures.truncate(known);
            }
            if let Some(failure) = self.failures.first().filter(|_| is_next && number == 0) {
                return Err(EngineError::Refused(failure.to_string()));
            }
        }
        Ok(())
    }

    /// Runs a stage. Its effects are dropped.
    fn run(&mut self, stage: Stage, frame: FrameTime) -> Result<(), EngineError> {
        let (world, schedule) = (&self.runtime.world, &self.runtime.views.schedule);
        let mut report = FrameReport::default();
        schedule.call(|view| view.run(world, stage, frame, &mut report))?;
        schedule.call(|view| view.propagate(world))?;
        world.data.write().effects.clear();
        let all = self.runtime.world.registry.implementations();
        let new = report.errors().filter(|(system, _)| {
            let is_known = |known: &SystemFailure| known.is_of(system);
            self.fragments.contains(&system.fragment) && !self.failures.iter().any(is_known)
        });
        let new = new.map(|(system, error)| SystemFailure::new(system, error, frame.index, &all));
        let new: Vec<SystemFailure> = new.collect();
        self.failures.extend(new);
        Ok(())
    }
}
