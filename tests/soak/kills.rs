//! Kills an editor at random moments: at most the command that was not answered is missing.

use crate::Outcome;
use crate::figures::median;
use crate::kill_script::KillScript;
use playground_base::fastrand::Rng;
use playground_base::serde_json;
use playground_engine::scene::parse_file;
use playground_tests_e2e::{Built, Editor, TempProject, Use, ignores_signal};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const SEED: u64 = 0x5eed_0001;

/// The longest time from the start of an editor to its first answer that a kill waits for.
const LIMIT: Duration = Duration::from_secs(60);

/// Signals that ask a process to end.
const ENDS: [(&str, i32); 3] = [("-TERM", 15), ("-INT", 2), ("-HUP", 1)];

/// Kills an editor `count` times.
///
/// # Errors
/// The first kill after which edits are missing or a file does not load.
pub fn kills(count: usize) -> Outcome {
    let built = Built::acquire(Use::Runs);
    let scripts: Vec<KillScript> = (0..(count / 10).clamp(2, 16))
        .map(|number| KillScript::new(&built, SEED + number as u64))
        .collect();
    let mut random = Rng::with_seed(SEED);
    let (mut opens_ms, mut answered) = (Vec::new(), Vec::new());
    let (mut later, mut at_start, mut supervised, mut crashed) = (0, 0, 0, 0);
    let mut ended = 0;
    for number in 0..count {
        if number > 0 && number % 50 == 0 {
            println!("kill: {number} of {count}");
        }
        let script = &scripts[number % scripts.len()];
        let run = Run::new(&built, number);
        // Every fourth time, only the process that edits is killed: another one goes on.
        if number % 4 == 3 {
            supervised += 1;
            let checked = run.kill_editing(&built, script, &mut random);
            crashed += checked.map_err(|e| format!("kill {number} of seed {SEED:#x}: {e}"))?;
            continue;
        }
        // Every fourth time, it is asked to end.
        let signal = (number % 4 == 1).then(|| ENDS[number / 4 % ENDS.len()]);
        let signal = signal.filter(|(_, number)| !ignores_signal(*number));
        let signal = signal.map(|(name, _)| name);
        let killed = run.kill(&built, script, &mut random, signal);
        ended += usize::from(signal.is_some());
        let context = format!(
            "kill {number} of seed {SEED:#x}, {}",
            killed.describe(script)
        );
        answered.push(killed.answered as f64);
        // Every fifth project is killed while it is opened again, too.
        if number % 5 == 4 {
            at_start += 1;
            let mut editor = run.open(&built);
            std::thread::sleep(killed.open.mul_f64(random.f64()));
            editor.kill();
        }
        let start = Instant::now();
        let mut editor = run.open(&built);
        let hash = run
            .hash(&mut editor)
            .map_err(|e| format!("{context}: {e}"))?;
        opens_ms.push(start.elapsed().as_secs_f64() * 1e3);
        let last = &script.hashes[killed.answered];
        // One that was asked to end answers the command that it executes.
        let next = script.hashes.get(killed.answered + 1);
        let next = next.filter(|_| signal.is_none());
        if hash != *last && Some(&hash) != next {
            return Err(format!(
                "{context}: the world is that of no command around it"
            ));
        }
        later += usize::from(hash != *last);
        run.check(&mut editor)
            .map_err(|e| format!("{context}: {e}"))?;
    }
    Ok(format!(
        "kill: {count} kills ({supervised} of only the process that edits, {crashed} of them during a \
         command; {ended} asked it to end; {at_start} of one that opens again), each line answered once, no answered command \
         missing, {later} with the one after; killed after {:.0} answers, opened again in {:.0} ms (medians); seed {SEED:#x}",
        median(&answered),
        median(&opens_ms)
    ))
}

/// A project and a configuration that survive their editors.
struct Run {
    project: TempProject,
    config: TempDir,
    manifest: String,
    /// A short journal is replaced by a keyframe again and again.
    journal_kib: u32,
}

/// When an editor was killed.
struct Killed {
    /// How many lines were answered.
    answered: usize,
    /// The time from the start of the editor to its first answer.
    open: Duration,
}

impl Killed {
    fn describe(&self, script: &KillScript) -> String {
        let line = |at: usize| script.lines.get(at).map_or("", String::as_str);
        let last = self.answered.checked_sub(1).map_or("", line);
        format!(
            "after {} answers, the last to `{last}`, the next line `{}`",
            self.answered,
            line(self.answered)
        )
    }
}

impl Run {
    fn new(built: &Built, number: usize) -> Self {
        let project = TempProject::fixture(built);
        Self {
            journal_kib: if number.is_multiple_of(2) { 4 } else { 1 << 16 },
            manifest: project.read("Cargo.toml"),
            project,
            config: TempDir::new().expect("a temporary folder can be made"),
        }
    }

    fn open(&self, built: &Built) -> Editor {
        let (project, config) = (self.project.folder(), self.config.path());
        Editor::open_with_journal_limit(built, project, config, self.journal_kib)
    }

    fn hash(&self, editor: &mut Editor) -> Result<String, String> {
        let answer = editor.try_run("hash", LIMIT)?;
        Ok(answer.at("/hash").as_str().unwrap_or_default().to_owned())
    }

    /// Kills the editor while it executes the script, or asks it to end with a signal.
    fn kill(
        &self,
        built: &Built,
        script: &KillScript,
        random: &mut Rng,
        signal: Option<&str>,
    ) -> Killed {
        let start = Instant::now();
        let mut editor = self.open(built);
        assert_eq!(editor.hash(), script.hashes[0], "a fresh project");
        let open = start.elapsed();
        editor.send(&script.lines.join("\n"));
        std::thread::sleep(script.duration.mul_f64(random.f64() * 1.1));
        let answered = match signal {
            None => editor.kill_and_read().len(),
            Some(signal) => {
                let id = editor.process_id().to_string();
                let sent = Command::new("kill").args([signal, &id]).status();
                sent.expect("`kill` is there");
                editor.wait().output.len()
            }
        };
        Killed { answered, open }
    }

    /// Kills only the process that edits. Each line is answered once, at most one by how that process
    /// ended. Returns the number of these.
    fn kill_editing(
        &self,
        built: &Built,
        script: &KillScript,
        random: &mut Rng,
    ) -> Result<usize, String> {
        let mut editor = self.open(built);
        self.hash(&mut editor)?;
        editor.send(&script.lines.join("\n"));
        std::thread::sleep(script.duration.mul_f64(random.f64()));
        editor.kill_editing();
        editor.send("stop");
        let mut crashed = 0;
        let stop = "stop".to_owned();
        for line in script.lines.iter().chain([&stop]) {
            let answer = editor.try_answer(line, LIMIT)?;
            if answer.at("/command").as_str() != line.split(' ').next() {
                return Err(format!("`{line}` is answered with {}", answer.fields));
            }
            let error = answer.at("/error").as_str().unwrap_or_default();
            crashed += usize::from(error.contains("the editor crashed"));
        }
        if crashed > 1 {
            return Err(format!("{crashed} lines are answered with the crash"));
        }
        self.check(&mut editor)?;
        Ok(crashed)
    }

    /// The reopened editor edits and saves, and every file of the project and of the user loads.
    fn check(&self, editor: &mut Editor) -> Result<(), String> {
        each_file(&self.project.path("scenes"), &|file, text| {
            let is_scene = file.extension().is_some_and(|end| end == "ron");
            let parsed = is_scene.then(|| parse_file(text, "the scene")).transpose();
            parsed.map(drop).map_err(|error| error.to_string())
        })?;
        each_file(self.config.path(), &|file, text| {
            let is_json = file.extension().is_some_and(|end| end == "json");
            let parsed = is_json.then(|| serde_json::from_str::<serde_json::Value>(text));
            parsed
                .transpose()
                .map(drop)
                .map_err(|error| error.to_string())
        })?;
        if self.project.read("Cargo.toml") != self.manifest {
            return Err("the manifest changed".to_owned());
        }
        for line in ["spawn empty Alive", "save"] {
            let answer = editor.try_run(line, LIMIT)?;
            if !answer.is_ok() {
                return Err(format!("`{line}` is refused: {}", answer.fields));
            }
        }
        Ok(())
    }
}

/// Reads every file below a folder.
fn each_file(
    folder: &Path,
    check: &impl Fn(&Path, &str) -> Result<(), String>,
) -> Result<(), String> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Ok(());
    };
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            each_file(&path, check)?;
        } else {
            let text = fs::read(&path).unwrap_or_default();
            let checked = check(&path, &String::from_utf8_lossy(&text));
            checked.map_err(|error| format!("{}: {error}", path.display()))?;
        }
    }
    Ok(())
}
