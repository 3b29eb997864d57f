//! Restarts after a changed contract: the next process goes on where the one before was.

use crate::Outcome;
use crate::figures::median;
use playground_apps_editor::{GameFile, Session};
use playground_base::serde_json::{self, Value};
use playground_tests_e2e::{Answer, Built, Editor, SourceEdit, TempProject, Use};
use std::path::Path;
use std::time::{Duration, Instant, SystemTime};

/// A contract that few crates are compiled against: the editor is among them.
const CONTRACT: &str = "core/console/view/mod.rs";

/// What the editor logs when everything is built.
const BUILT: &str = "everything is built";

/// The longest time that a restart may take above its build.
const LIMIT: Duration = Duration::from_secs(2);

/// The longest time until the screen is stored.
const STORED: Duration = Duration::from_secs(20);

/// Changes a contract `count` times, and restarts after each change.
///
/// # Errors
/// The first restart after which something is missing.
pub fn contracts(count: usize) -> Outcome {
    let built = Built::acquire(Use::Changes);
    let project = TempProject::fixture(&built);
    let contract = SourceEdit::of(&built, CONTRACT);
    let mut editor = Editor::open(&built, project.folder());
    let mut above_ms = Vec::new();
    for number in 0..count {
        let changed = format!("mod console;\n\n/// A change.\npub const CHANGE: u32 = {number};");
        contract.replace("mod console;", &changed);
        let restarted = restart(&mut editor, &project, number);
        let above = restarted.map_err(|error| format!("restart {number}: {error}"))?;
        above_ms.push(above.as_secs_f64() * 1e3);
        println!(
            "contracts: {} of {count}, {above:.2?} above the build",
            number + 1
        );
    }
    drop(editor);
    contract.restore();
    built.rebuild();
    let slowest = above_ms.iter().copied().fold(0.0, f64::max);
    let figures = format!(
        "contracts: {count} restarts after a changed contract; world, step, states, undo, selection, \
         tools and layout are as before; {:.0} ms above the build (median), {slowest:.0} ms at most",
        median(&above_ms)
    );
    if slowest > LIMIT.as_secs_f64() * 1e3 {
        return Err(format!("{figures}: {LIMIT:?} are allowed"));
    }
    Ok(figures)
}

/// Edits, plays every other time, restarts, and compares. Returns the time above the build.
fn restart(editor: &mut Editor, project: &TempProject, number: usize) -> Result<Duration, String> {
    let plays = number.is_multiple_of(2);
    let refused = editor.run("reload");
    let text = refused.fields.to_string();
    if refused.is_ok() || !text.contains("restart the editor") {
        return Err(format!("a changed contract is reloaded: {text}"));
    }
    must(editor, &format!("set World RandomSeed.seed {number}"))?;
    must(
        editor,
        &format!("set Shark Predator.turn_speed {number}.25"),
    )?;
    must(editor, "undo")?;
    let scene = editor.hash();
    let begun = now();
    if plays {
        must(editor, "step 7")?;
    }
    must(editor, "togglepanel Console")?;
    must(editor, ["tool move", "tool rotate"][number / 2 % 2])?;
    let since = now();
    must(editor, ["select Shark", "select Sun"][number % 2])?;
    let before = State::of(editor, project.folder(), since, plays.then_some(begun))?;
    editor.send("restart");
    let meanwhile = !plays && number % 4 == 1;
    if meanwhile {
        let text = project.read("scenes/main.ron");
        let speed = format!("cruise_speed: 5.{number}");
        let from = text
            .find("cruise_speed: ")
            .ok_or("the scene has no shark")?;
        let end = from + text[from..].find([',', '\n']).unwrap_or(0);
        project.write(
            "scenes/main.ron",
            &format!("{}{speed}{}", &text[..from], &text[end..]),
        );
    }
    let since = now();
    let built = editor.wait_for_error(BUILT);
    let answer = editor.answer("restart");
    let above = built.elapsed();
    if !answer.is_ok() {
        return Err(format!("it is refused: {}", answer.fields));
    }
    if meanwhile {
        let speed = must(editor, "get Shark Predator.cruise_speed")?;
        let expected = format!("5.{number}");
        let value = speed.at("/value").to_string();
        if value != expected {
            return Err(format!(
                "what was written meanwhile is missing: {}",
                speed.fields
            ));
        }
        must(editor, "undo")?;
    }
    let mut after = State::of(editor, project.folder(), since, plays.then_some(since))?;
    if meanwhile {
        // What was written meanwhile is a step that was undone.
        after.steps.clone_from(&before.steps);
    }
    before.compare(&after)?;
    if plays {
        must(editor, "stop")?;
        check("the scene under the game", &scene, &editor.hash())?;
    }
    must(editor, "redo")?;
    must(editor, "undo")?;
    check("the scene after redo and undo", &scene, &editor.hash())?;
    must(editor, "save")?;
    Ok(above)
}

/// Now. The clock of files is some milliseconds behind that of programs.
fn now() -> SystemTime {
    let now = SystemTime::now();
    std::thread::sleep(Duration::from_millis(20));
    now
}

fn must(editor: &mut Editor, line: &str) -> Result<Answer, String> {
    let answer = editor.run(line);
    if answer.is_ok() {
        Ok(answer)
    } else {
        Err(format!("`{line}` is refused: {}", answer.fields))
    }
}

fn check<T: PartialEq + std::fmt::Debug>(what: &str, before: &T, after: &T) -> Result<(), String> {
    if before == after {
        Ok(())
    } else {
        Err(format!("{what} was {before:?}, and is {after:?}"))
    }
}

/// The layout of the panels, whatever the order in which it lists them.
fn layout(session: &Session) -> Result<Value, String> {
    serde_json::from_str(&session.layout).map_err(|error| error.to_string())
}

/// What a restart must not change.
struct State {
    hash: String,
    steps: String,
    session: Session,
    /// The step of play, and the states of the ViewModels of the game.
    game: Option<(u64, Vec<(String, Vec<u8>)>)>,
}

impl State {
    /// As the editor answers, and as it stored it after this time; a game that plays, after that time.
    fn of(
        editor: &mut Editor,
        project: &Path,
        since: SystemTime,
        game_since: Option<SystemTime>,
    ) -> Result<Self, String> {
        let journal = project.join(".playground/journal");
        let is_stored = |name: &str, since: SystemTime| {
            let modified = journal.join(name).metadata().and_then(|of| of.modified());
            modified.is_ok_and(|modified| modified > since)
        };
        let is_game_stored = |since| {
            ["game", "game.difference"]
                .iter()
                .any(|of| is_stored(of, since))
        };
        let start = Instant::now();
        while !is_stored("session", since) || !game_since.is_none_or(is_game_stored) {
            if start.elapsed() > STORED {
                return Err("it is not stored what is on the screen".to_owned());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let game = GameFile::of(project).read()?;
        let game = game.map(|(whole, difference)| {
            let last = difference.unwrap_or(whole);
            let states = last.states().iter();
            let states = states.map(|of| (of.view_model.clone(), of.bytes.clone()));
            (last.step(), states.collect())
        });
        Ok(Self {
            hash: editor.hash(),
            steps: must(editor, "steps")?.at("/steps").to_string(),
            session: Session::read(project).ok_or("the session cannot be read")?,
            game,
        })
    }

    fn compare(&self, after: &Self) -> Result<(), String> {
        check("the world", &self.hash, &after.hash)?;
        check("the list of steps", &self.steps, &after.steps)?;
        check("the game", &self.game, &after.game)?;
        let (before, after) = (&self.session, &after.session);
        check("the selection", &before.selection, &after.selection)?;
        check("the tools", &before.lines, &after.lines)?;
        check("the layout", &layout(before)?, &layout(after)?)?;
        check("the states of ViewModels", &before.states, &after.states)
    }
}
