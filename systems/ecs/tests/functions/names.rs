//! [`Names`]: functions whose names are keywords, or look like others when they are put together.

use crate::{A, B, Keyword, Keywords, Log, Mark, RunCount, Script, Test};
use playground_base::systems;
use playground_core_ecs::param::*;

/// The systems.
#[derive(Default)]
pub struct Names;

#[systems(name = "names", when = Script.test == Test::Names)]
impl Names {
    #[system]
    fn count(mut odd_runs: Local<RunCount>, mut log: ResMut<Log>) {
        odd_runs.runs += 1;
        log.lines.push(format!("count {}", odd_runs.runs));
    }

    #[system(after = count)]
    fn count_odd(
        mut runs: Local<RunCount>,
        runs_written: Local<RunCount>,
        _all: Query<&A>,
        unused_all: Query<&B>,
        mut log: ResMut<Log>,
    ) {
        runs.runs += 2;
        let (runs, written) = (runs.runs, runs_written.runs);
        let line = format!("count_odd {runs} {written} {}", unused_all.len());
        log.lines.push(line);
    }

    #[system(after = count_odd, if_any = r#type, when = Keywords.r#type == 0)]
    fn r#move(r#type: Query<&A>, mut r#loop: Local<RunCount>, mut log: ResMut<Log>) {
        r#loop.runs += 1;
        let line = format!("move {} of {}", r#loop.runs, r#type.len());
        log.lines.push(line);
    }

    #[system(after = r#move, if_changed = r#type)]
    fn r#loop(r#type: Res<Keywords>, mut log: ResMut<Log>) {
        log.lines.push(format!("loop {}", r#type.r#type));
    }

    #[observer]
    fn r#where(added: OnAdd<Mark>) {
        let _ = added.iter().count();
    }

    #[effect_handler]
    fn r#use(_: &[Keyword]) {}

    /// Adds both.
    #[command]
    fn r#as(Arg(r#in): Arg<i32>, r#mut: Arg<Option<i32>>) -> String {
        (r#in + r#mut.unwrap_or(0)).to_string()
    }
}
