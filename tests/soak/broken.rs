//! Reloads broken modules: the editor and its world survive each, and a good build follows.

use crate::Outcome;
use crate::broken_kind::{BrokenKind, Fate};
use crate::broken_kinds::KINDS;
use crate::figures::Figures;
use playground_tests_e2e::{Answer, Built, Editor, SourceEdit, Use};
use std::time::Duration;

const BUILD_LIMIT: Duration = Duration::from_secs(400);

/// The longest time that a line without a build may take. A supervised editor has the time to come
/// back.
const LIMIT: Duration = Duration::from_secs(15);

/// Steps that are played before a module is broken, and after its reload.
const STEPS_BEFORE: usize = 5;
const STEPS_AFTER: usize = 60;

/// Breaks the fixture in every way, each `times` times; with `quick`, in those that take one build.
///
/// # Errors
/// The kinds that the editor did not survive.
pub fn broken(times: usize, quick: bool) -> Outcome {
    let built = Built::acquire(Use::Changes);
    let mut bench = Bench::new(&built);
    let start = Figures::of(bench.editor.editing_process_id());
    let kinds = KINDS.into_iter().flatten();
    let (mut survived, mut failed) = (0, Vec::new());
    for kind in kinds.filter(|kind| kind.is_quick || !quick) {
        for _ in 0..times {
            match bench.run(kind) {
                Ok(()) => survived += 1,
                Err(error) => {
                    println!("broken: {}: FAILED, {error}", kind.name);
                    failed.push(kind.name);
                    bench.start_again();
                }
            }
        }
        println!(
            "broken: {} ({})",
            kind.name,
            Figures::of(bench.editor.editing_process_id())
        );
    }
    failed.dedup();
    if failed.is_empty() {
        Ok(format!(
            "broken: {survived} broken modules survived; at the start {start}, at the end {}",
            Figures::of(bench.editor.editing_process_id())
        ))
    } else {
        Err(format!("broken: not survived: {}", failed.join(", ")))
    }
}

/// An editor that plays the fixture.
struct Bench<'a> {
    built: &'a Built,
    editor: Editor,
}

impl<'a> Bench<'a> {
    fn new(built: &'a Built) -> Self {
        let mut editor = Editor::open(built, &built.fixture());
        editor.must("hash");
        Self { built, editor }
    }

    /// After an editor that ended: another one, with the good code.
    fn start_again(&mut self) {
        self.built.rebuild_plugins();
        self.editor = Editor::open(self.built, &self.built.fixture());
    }

    /// Breaks the fixture, and mends it again.
    fn run(&mut self, kind: &BrokenKind) -> Result<(), String> {
        let sources: Vec<SourceEdit> = kind
            .edits
            .iter()
            .map(|edit| SourceEdit::of(self.built, &format!("tests/e2e/fixture/{}", edit.file)))
            .collect();
        let _not_playing = self.line("stop", LIMIT)?;
        self.must("play")?;
        self.must(&format!("step {STEPS_BEFORE}"))?;
        let before = self.hash()?;
        for (source, edit) in sources.iter().zip(kind.edits) {
            source.replace(edit.old, edit.new);
        }
        let reload = self.line("reload", BUILD_LIMIT)?;
        let broken = self.check(kind, &reload, &before);
        for source in &sources {
            source.restore();
        }
        broken?;
        let mended = self.line("reload", BUILD_LIMIT)?;
        if !mended.is_ok() {
            return Err(format!("the good build does not reload: {}", mended.fields));
        }
        self.must("step 2").map(drop)
    }

    fn check(&mut self, kind: &BrokenKind, reload: &Answer, before: &str) -> Result<(), String> {
        let wanted = kind.fate != Fate::Refused;
        if reload.is_ok() != wanted {
            return Err(format!("the reload is answered with {}", reload.fields));
        }
        if !kind.moves_rows && self.hash()? != before {
            return Err("the reload changed the world".to_owned());
        }
        let steps = self.line(&format!("step {STEPS_AFTER}"), LIMIT)?;
        let goes_on = match kind.fate {
            Fate::Refused | Fate::Runs => steps.is_ok(),
            Fate::RefusedLater => !steps.is_ok(),
            Fate::LivesOn => true,
        };
        if !goes_on {
            return Err(format!("the steps are answered with {}", steps.fields));
        }
        self.hash().map(drop)
    }

    fn line(&mut self, line: &str, limit: Duration) -> Result<Answer, String> {
        self.editor.try_run(line, limit)
    }

    fn must(&mut self, line: &str) -> Result<Answer, String> {
        let answer = self.line(line, LIMIT)?;
        match answer.is_ok() {
            true => Ok(answer),
            false => Err(format!("`{line}` is refused: {}", answer.fields)),
        }
    }

    fn hash(&mut self) -> Result<String, String> {
        let answer = self.must("hash")?;
        Ok(answer.at("/hash").as_str().unwrap_or_default().to_owned())
    }
}
