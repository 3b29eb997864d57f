//! Play: runs systems in fixed steps, and restores the world when play ends.

mod animating;
mod call_place;
mod command;
mod failures;
mod keyframe;
mod session;
mod system_failure;
mod traced_call;

pub use call_place::CallPlace;
pub use failures::{Failures, Sources};
pub use keyframe::{GameCopy, GameKeyframe};
pub use session::PlaySession;
pub use system_failure::{SystemFailure, panic_location};
pub use traced_call::traced_call;

use crate::engine::Kept;
use crate::frame::StageInputs;
use crate::runtime::{SavedState, restore_states, save_states};
use crate::{Engine, EngineError};
use keyframe::TakenKeyframes;
use playground_base::{Implementation, ModuleError};
use playground_core_ecs::{
    FrameReport, FrameTime, LogLevel, LogLine, Observations, ObserverReport, Stage, SystemReport,
};
use playground_core_engine::PlayMode;
use playground_core_input::InputEvent;

/// Length of a fixed step, in seconds.
pub const STEP_S: f32 = 1.0 / 60.0;

/// The most steps in one update: a slow machine plays slowly rather than never.
const MAX_STEPS: u32 = 4;

/// The longest frame time that systems get, in seconds: after a pause of the whole machine the game
/// continues where it was.
const MAX_DELTA_S: f32 = 0.25;

/// The reports of the last update, stage by stage; reused, so that a frame allocates little.
#[derive(Default)]
struct PlayReports {
    fixed: FrameReport,
    update: FrameReport,
    /// Both joined.
    frame: FrameReport,
}

/// The state of play.
#[derive(Default)]
pub struct Play {
    /// Edit, play or pause.
    pub mode: PlayMode,
    /// Steps since play started.
    pub step: u64,
    /// Time not stepped yet, in seconds.
    accumulator_s: f32,
    /// The time of the next frame.
    update: FrameTime,
    /// The reports of the last steps, and of the frame after them.
    reports: PlayReports,
    /// Snapshot of the world before play.
    before: Option<u64>,
    /// States of the ViewModels before play.
    states: Vec<SavedState>,
    /// What no module could read before play.
    kept: Kept,
    /// Input of the user.
    pub(crate) input: StageInputs,
    keyframes: TakenKeyframes,
}

impl Play {
    /// True while playing or paused.
    pub fn is_running(&self) -> bool {
        self.mode != PlayMode::Edit
    }

    /// The frame that systems run next; `None` while the scene is being edited.
    pub fn next_frame(&self) -> Option<FrameTime> {
        self.is_running().then(|| self.frame())
    }

    /// What no module could read before play.
    pub(crate) const fn kept_mut(&mut self) -> &mut Kept {
        &mut self.kept
    }

    /// The snapshot of the world before play; `None` while the scene is being edited.
    pub const fn started_from(&self) -> Option<u64> {
        self.before
    }

    fn frame(&self) -> FrameTime {
        FrameTime {
            index: self.step,
            elapsed_s: self.step as f64 * f64::from(STEP_S),
            delta_s: STEP_S,
            is_dry_run: false,
        }
    }
}

impl Engine {
    /// Edit, play or pause.
    pub const fn play_mode(&self) -> PlayMode {
        self.play.mode
    }

    /// Steps since play started, and the simulated time in seconds.
    pub fn play_time(&self) -> (u64, f64) {
        (self.play.step, self.play.frame().elapsed_s)
    }

    /// Starts play, or continues after a pause.
    pub fn play(&mut self) -> Result<(), EngineError> {
        self.run_in(PlayMode::Play)
    }

    /// Pauses play.
    pub fn pause(&mut self) -> Result<(), EngineError> {
        self.run_in(PlayMode::Pause)
    }

    /// Runs this number of fixed steps, each followed by a frame of the same length, and pauses.
    /// Returns the report of the last. A game that ends itself runs no more of them.
    pub fn step(&mut self, count: u32) -> Result<&FrameReport, EngineError> {
        self.pause()?;
        for _ in 0..count {
            self.fixed_step()?;
            if self.play.is_running() {
                self.update_step(STEP_S)?;
            }
            if !self.play.is_running() {
                break;
            }
            self.play.reports.join(true);
        }
        Ok(&self.play.reports.frame)
    }

    /// Ends play: the world and the ViewModels are as they were before.
    ///
    /// # Errors
    /// When the world cannot be restored. The game plays on then, so that Stop can be repeated.
    pub fn stop(&mut self) -> Result<(), EngineError> {
        let Some(before) = self.play.before else {
            return Ok(());
        };
        let world = self.world().clone();
        let views = self.views().clone();
        views.worlds.call(|view| view.restore(&world, before))??;
        // The world is restored: a copy that stays in memory is no reason to play on.
        let forgotten = views.worlds.call(|view| view.forget(&world, before));
        let implementations = world.registry.implementations();
        let refused = restore_states(world.registry.panics(), &implementations, &self.play.states);
        for (state, reason) in refused {
            let text = format!(
                "{}: its state is not as it was before play: {reason}",
                state.view_model
            );
            self.effects.log(LogLine {
                level: LogLevel::Warning,
                text,
            });
        }
        // No observer runs while a scene is edited: its changes must not be observed by the next
        // play.
        world.data.write().observations = Observations::default();
        let kept = std::mem::take(&mut self.play).kept;
        self.effects.end();
        self.restore_kept(kept)?;
        self.propagate()?;
        Ok(forgotten?)
    }

    /// Advances time: runs the due steps and a frame, and handles events of builds and file
    /// watches. Returns true when a new picture is needed, and the report if systems ran.
    pub fn update(&mut self, delta_s: f32) -> Result<(bool, Option<&FrameReport>), EngineError> {
        let happened = self.poll_build();
        if self.play.mode != PlayMode::Play {
            return Ok((happened, None));
        }
        self.play.accumulator_s =
            (self.play.accumulator_s + delta_s).min(STEP_S * MAX_STEPS as f32);
        let is_due = self.play.accumulator_s >= STEP_S;
        while self.play.accumulator_s >= STEP_S {
            self.play.accumulator_s -= STEP_S;
            self.fixed_step()?;
        }
        if self.play.is_running() {
            self.update_step(delta_s.min(MAX_DELTA_S))?;
        }
        if !self.play.is_running() {
            // The game ended itself: there is no report.
            return Ok((true, None));
        }
        self.play.reports.join(is_due);
        Ok((true, Some(&self.play.reports.frame)))
    }

    /// Passes an input event to the game, while play has the keyboard and mouse.
    pub fn input(&mut self, event: InputEvent) {
        self.play.input.push(event);
    }

    fn run_in(&mut self, mode: PlayMode) -> Result<(), EngineError> {
        if self.play.is_running() {
            self.play.mode = mode;
            return Ok(());
        }
        self.begin()?;
        self.play.mode = mode;
        // The effects of the start may change the scene or end the game.
        self.deliver_effects();
        Ok(())
    }

    fn begin(&mut self) -> Result<(), EngineError> {
        if self.open_project().is_none() {
            return Err(EngineError::NoProject);
        }
        let world = self.world().clone();
        self.play.states = save_states(&world.registry, is_game_state).all()?;
        self.play.kept = self.kept();
        self.effects.begin();
        self.failures.clear();
        // Effects from before play are not the game's.
        world.data.write().effects.clear();
        self.play.before = Some(self.views().worlds.call(|view| view.save(&world))?);
        let started = self.run_start();
        if started.is_err() {
            // Restores the scene, so that a partial start leaves no trace.
            self.stop()?;
        }
        started
    }

    /// Runs the systems of `Start`.
    pub(crate) fn run_start(&mut self) -> Result<(), EngineError> {
        self.write_input(Stage::Start);
        self.write_screen()?;
        let (world, frame) = (self.world().clone(), self.play.frame());
        let mut report = FrameReport::default();
        let schedule = &self.views().schedule;
        schedule.call(|view| view.run(&world, Stage::Start, frame, &mut report))?;
        self.propagate()?;
        self.note_failures(&report, frame.index)?;
        let observers = self.views().schedule.call(|view| view.observers())?;
        first_failure(&report, &observers)
    }

    /// Systems that failed since the last call.
    pub fn take_failures(&mut self) -> Vec<SystemFailure> {
        self.failures.take_new()
    }

    /// Runs systems again that are off since they failed. Returns how many there are.
    ///
    /// # Errors
    /// When none is off.
    pub fn resume_failed(&mut self) -> Result<usize, EngineError> {
        let count = self.failures.all().len();
        if count == 0 {
            let text = "no system is off: all of them run";
            return Err(EngineError::Refused(text.to_owned()));
        }
        self.views().schedule.call(|view| view.start_afresh())?;
        self.failures.clear();
        Ok(count)
    }

    /// Lists the systems that failed in a run of a stage with this number.
    fn note_failures(&mut self, report: &FrameReport, index: u64) -> Result<(), EngineError> {
        if self.failures.has_new(report) {
            self.with_sources(|failures, sources| failures.add(report, index, sources))?;
        }
        Ok(())
    }

    /// Calls with the failures and what is needed to say where systems come from.
    pub(crate) fn with_sources<R>(
        &mut self,
        call: impl FnOnce(&mut Failures, &Sources<'_>) -> R,
    ) -> Result<R, EngineError> {
        let runtime = &self.runtime;
        let packages: Vec<String> = runtime
            .modules
            .modules()
            .map(|m| m.package.clone())
            .collect();
        let systems = runtime.views.schedule.call(|view| view.systems())?;
        let sources = Sources {
            host: &runtime.host,
            implementations: &runtime.world.registry.implementations(),
            packages: &packages,
            systems: &systems,
        };
        Ok(call(&mut self.failures, &sources))
    }

    fn fixed_step(&mut self) -> Result<(), EngineError> {
        self.write_input(Stage::Fixed);
        self.write_screen()?;
        let frame = self.play.frame();
        let (world, schedule) = (&self.runtime.world, &self.runtime.views.schedule);
        let report = &mut self.play.reports.fixed;
        schedule.call(|view| view.run(world, Stage::Fixed, frame, report))?;
        self.advance_players(frame.delta_s)?;
        self.play.step += 1;
        if self.failures.has_new(&self.play.reports.fixed) {
            let report = self.play.reports.fixed.clone();
            self.note_failures(&report, frame.index)?;
        }
        self.propagate()?;
        self.deliver_effects();
        Ok(())
    }

    /// Runs a frame of this length.
    fn update_step(&mut self, delta_s: f32) -> Result<(), EngineError> {
        self.write_input(Stage::Update);
        self.write_screen()?;
        let frame = &mut self.play.update;
        frame.delta_s = delta_s;
        frame.elapsed_s += f64::from(delta_s);
        let now = *frame;
        frame.index += 1;
        let (world, schedule) = (&self.runtime.world, &self.runtime.views.schedule);
        let report = &mut self.play.reports.update;
        schedule.call(|view| view.run(world, Stage::Update, now, report))?;
        if self.failures.has_new(&self.play.reports.update) {
            let report = self.play.reports.update.clone();
            self.note_failures(&report, now.index)?;
        }
        self.propagate()?;
        self.deliver_effects();
        Ok(())
    }
}

impl PlayReports {
    /// Joins the last step, if there was one, and the frame after it into one report. This is
    /// cheap: systems that did not fail consist of numbers only.
    fn join(&mut self, stepped: bool) {
        self.frame.clear();
        let fixed = stepped.then_some(&self.fixed);
        for report in fixed.into_iter().chain([&self.update]) {
            let joined = self.frame.systems.len();
            for system in &report.systems {
                // Both reports name the observers that failed.
                let before = self.frame.systems[..joined].iter();
                if system.error.is_none() || before.clone().all(|other| other != system) {
                    self.frame.systems.push(system.clone());
                }
            }
            self.frame.time_ms += report.time_ms;
        }
    }
}

/// False for panels, which are not part of the game: the user's camera keeps its position.
pub(crate) fn is_game_state(implementation: &Implementation) -> bool {
    !implementation.info.view_name.ends_with("::PanelView")
}

/// The first failure, except those of observers that cannot be called at all, which every report
/// names.
fn first_failure(report: &FrameReport, observers: &[ObserverReport]) -> Result<(), EngineError> {
    let is_undeclared = |system: &SystemReport| {
        let mut undeclared = observers.iter().filter(|of| of.undeclared);
        undeclared.any(|of| (of.fragment, of.observer.name) == (system.fragment, system.name))
    };
    match report.errors().find(|(system, _)| !is_undeclared(system)) {
        Some((system, error)) => Err(EngineError::Module(ModuleError::Failed {
            module: system.name.to_owned(),
            message: error.to_owned(),
        })),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn observer_that_failed_is_named_once_in_a_frame() {
        let system = |name, error: Option<&str>| SystemReport {
            name,
            error: error.map(str::to_owned),
            ..SystemReport::default()
        };
        let observer = || system("rocks::fallen", Some("it broke"));
        let report = |systems| FrameReport {
            systems,
            time_ms: 1.0,
        };
        let mut reports = PlayReports {
            fixed: report(vec![system("rocks::fall", None), observer()]),
            update: report(vec![system("rocks::fall", None), observer()]),
            ..PlayReports::default()
        };
        for (stepped, names) in [
            (true, &["rocks::fall", "rocks::fallen", "rocks::fall"][..]),
            (false, &["rocks::fall", "rocks::fallen"]),
        ] {
            reports.join(stepped);
            let joined = reports.frame.systems.iter().map(|system| system.name);
            assert_eq!(joined.collect::<Vec<_>>(), names);
        }
    }
}
