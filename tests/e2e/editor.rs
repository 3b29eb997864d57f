//! [`Editor`]: a running editor.

use crate::{Answer, Built};
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// The longest time that a line may take.
const LIMIT: Duration = Duration::from_secs(60);

/// The longest time that a build may take, beside other builds.
const BUILD_LIMIT: Duration = Duration::from_secs(400);

/// A running editor without a window, with its own configuration. It is killed when this is
/// dropped.
pub struct Editor {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<String>,
    errors: Receiver<(Instant, String)>,
    /// Lines of standard error that were read.
    error_lines: Vec<String>,
    /// Its configuration, unless the caller keeps that.
    _config: Option<TempDir>,
}

/// How an editor ended.
#[derive(Debug)]
pub struct Ended {
    /// Its exit status.
    pub status: ExitStatus,
    /// Lines of its standard output that were not read yet.
    pub output: Vec<String>,
    /// Its standard error.
    pub errors: String,
}

impl Editor {
    /// Opens a project and waits for lines.
    pub fn open(built: &Built, project: &Path) -> Self {
        let project = project.to_string_lossy();
        Self::start(built, &["--headless", &project, "--run", "-"])
    }

    /// Starts the editor with these arguments.
    pub fn start(built: &Built, arguments: &[&str]) -> Self {
        let mut command = Command::new(built.editor());
        command.args(arguments);
        Self::spawn(command)
    }

    /// Opens a project in an editor that may write no file longer than `blocks` of 512 or 1,024
    /// bytes, which simulates a full disk.
    pub fn open_on_full_disk(built: &Built, project: &Path, blocks: u32) -> Self {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        Self::open_by_script(built, project, &script)
    }

    /// Like [`open_on_full_disk`](Self::open_on_full_disk), but the system kills the editor during
    /// the write.
    pub fn open_ended_by_full_disk(built: &Built, project: &Path, blocks: u32) -> Self {
        // No core file, which would be too long as well.
        let script = format!("ulimit -c 0; ulimit -f {blocks}; exec \"$0\" \"$@\"");
        Self::open_by_script(built, project, &script)
    }

    fn open_by_script(built: &Built, project: &Path, script: &str) -> Self {
        let mut command = Command::new("sh");
        command.arg("-c").arg(script).arg(built.editor());
        command.arg("--headless").arg(project).args(["--run", "-"]);
        command.arg("--unsupervised");
        Self::spawn(command)
    }

    /// Opens a project in an editor whose configuration stays in this folder.
    pub fn open_with_config(built: &Built, project: &Path, config: &Path) -> Self {
        let mut command = Command::new(built.editor());
        command.arg("--headless").arg(project).args(["--run", "-"]);
        Self::spawn_with_config(command, config)
    }

    /// The same, with a journal that is replaced by a keyframe when it is longer.
    pub fn open_with_journal_limit(built: &Built, project: &Path, config: &Path, kib: u32) -> Self {
        let mut command = Command::new(built.editor());
        command.arg("--headless").arg(project).args(["--run", "-"]);
        command.env("PLAYGROUND_JOURNAL_KIB", kib.to_string());
        Self::spawn_with_config(command, config)
    }

    /// The same, with other limits of imports: processor time without progress, and memory.
    pub fn open_with_import_limits(built: &Built, project: &Path, seconds: u32, mib: u32) -> Self {
        let mut command = Command::new(built.editor());
        command.arg("--headless").arg(project).args(["--run", "-"]);
        command.env("PLAYGROUND_IMPORT_SECONDS", seconds.to_string());
        command.env("PLAYGROUND_IMPORT_MIB", mib.to_string());
        Self::spawn(command)
    }

    /// Opens a project in an editor as users have it: edits are not undone and done again to check
    /// them, as all others of the tests do.
    pub fn open_as_users_do(built: &Built, project: &Path) -> Self {
        let mut command = Command::new("env");
        command.args(["--unset", "PLAYGROUND_CHECK_UNDO"]);
        command.arg(built.editor()).arg("--headless").arg(project);
        command.args(["--run", "-"]);
        Self::spawn(command)
    }

    /// Starts a command whose process becomes an editor.
    pub fn spawn(command: Command) -> Self {
        let config = TempDir::new().expect("a temporary folder can be made");
        let mut editor = Self::spawn_with_config(command, config.path());
        editor._config = Some(config);
        editor
    }

    fn spawn_with_config(mut command: Command, config: &Path) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            // Files with relative names are removed with it.
            .current_dir(config)
            .env("PLAYGROUND_CONFIG", config)
            // Every edit of every test is undone and done again.
            .env("PLAYGROUND_CHECK_UNDO", "1")
            // The longest time that a system may take, in seconds.
            .env("PLAYGROUND_PATIENCE_S", "4")
            .env("NO_COLOR", "1")
            .env_remove("PLAYGROUND_LOG")
            .spawn()
            .expect("the editor is built");
        let lines = lines_of(child.stdout.take().expect("output is piped"), |line| line);
        let timed = |line| (Instant::now(), line);
        let errors = lines_of(child.stderr.take().expect("errors are piped"), timed);
        Self {
            input: child.stdin.take(),
            child,
            lines,
            errors,
            error_lines: Vec::new(),
            _config: None,
        }
    }

    /// Sends a line and waits for its answer.
    #[track_caller]
    pub fn run(&mut self, line: &str) -> Answer {
        self.send(line);
        self.answer(line)
    }

    /// Sends all lines, then waits for all answers.
    #[track_caller]
    pub fn run_all(&mut self, lines: &[String]) -> Vec<Answer> {
        self.send(&lines.join("\n"));
        lines.iter().map(|line| self.answer(line)).collect()
    }

    /// Sends a line and waits for its answer; fails unless the command succeeds.
    #[track_caller]
    pub fn must(&mut self, line: &str) -> Answer {
        self.run(line).done()
    }

    /// Sends lines without waiting.
    #[track_caller]
    pub fn send(&mut self, lines: &str) {
        let input = self.input.as_mut().expect("the input is open");
        let sent = writeln!(input, "{lines}").and_then(|()| input.flush());
        assert!(sent.is_ok(), "before `{lines}`: {}", self.last_words());
    }

    /// Waits for the next answer, which must be the one to `line`.
    #[track_caller]
    pub fn answer(&mut self, line: &str) -> Answer {
        let builds = ["reload", "restart", "open", "new ", "trust"];
        let limit = if builds.iter().any(|word| line.starts_with(word)) {
            BUILD_LIMIT
        } else {
            LIMIT
        };
        match self.lines.recv_timeout(limit) {
            Ok(text) => Answer::read(line, &text),
            Err(RecvTimeoutError::Timeout) => panic!("`{line}` is not answered within {limit:?}"),
            Err(RecvTimeoutError::Disconnected) => panic!("after `{line}`: {}", self.last_words()),
        }
    }

    /// Sends a line and waits for its answer.
    ///
    /// # Errors
    /// How the editor ended, or that it did not answer within `limit`.
    pub fn try_run(&mut self, line: &str, limit: Duration) -> Result<Answer, String> {
        let input = self.input.as_mut().ok_or("its input is closed")?;
        // An editor that ended is reported below.
        let _sent = writeln!(input, "{line}").and_then(|()| input.flush());
        self.try_answer(line, limit)
    }

    /// Waits for the next answer.
    ///
    /// # Errors
    /// How the editor ended, or that it did not answer within `limit`.
    pub fn try_answer(&mut self, line: &str, limit: Duration) -> Result<Answer, String> {
        match self.lines.recv_timeout(limit) {
            Ok(text) => Ok(Answer::read(line, &text)),
            Err(RecvTimeoutError::Timeout) => {
                Err(format!("`{line}` is not answered within {limit:?}"))
            }
            Err(RecvTimeoutError::Disconnected) => {
                Err(format!("after `{line}`: {}", self.last_words()))
            }
        }
    }

    /// Kills it at once, and returns what it answered until then and nobody read. The process that
    /// edits has ended too, then.
    pub fn kill_and_read(&mut self) -> Vec<String> {
        self.kill();
        // That process holds standard error until it has ended.
        self.error_lines
            .extend(self.errors.iter().map(|(_, line)| line));
        self.lines.iter().collect()
    }

    /// Kills only the process that edits; what watches over it starts another one.
    pub fn kill_editing(&mut self) {
        // What was said before is no word about this end.
        let before = self.errors.try_iter().map(|(_, line)| line);
        self.error_lines.extend(before);
        let id = self.editing_process_id().to_string();
        let killed = Command::new("kill").args(["-9", &id]).status();
        killed.expect("`kill` is there");
    }

    /// Halts the process that edits, in whatever it is doing, until [`go_on`](Self::go_on).
    #[track_caller]
    pub fn halt(&self) {
        let id = self.editing_process_id();
        signal(id, "-STOP");
        let start = Instant::now();
        while !is_halted(id) {
            assert!(start.elapsed() < LIMIT, "the editor does not halt");
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    /// Lets the process that edits go on.
    #[track_caller]
    pub fn go_on(&self) {
        signal(self.editing_process_id(), "-CONT");
    }

    /// The world's hash.
    #[track_caller]
    pub fn hash(&mut self) -> String {
        let answer = self.must("hash");
        answer.at("/hash").as_str().unwrap_or_default().to_owned()
    }

    /// The generation of a module.
    #[track_caller]
    pub fn generation(&mut self, package: &str) -> u64 {
        let answer = self.must("modules");
        let rows = answer.at("/modules").as_array();
        let row = rows.and_then(|rows| rows.iter().find(|row| row["package"] == package));
        let generation = row.and_then(|row| row["generation"].as_u64());
        generation.unwrap_or_else(|| panic!("{package} is not loaded"))
    }

    /// Id of its process, which watches over the one that edits.
    pub fn process_id(&self) -> u32 {
        self.child.id()
    }

    /// Id of the process that edits.
    pub fn editing_process_id(&self) -> u32 {
        let id = self.child.id();
        let children = fs::read_to_string(format!("/proc/{id}/task/{id}/children"));
        let children = children.unwrap_or_default();
        let mut ids = children.split_whitespace();
        ids.next().and_then(|id| id.parse().ok()).unwrap_or(id)
    }

    /// Ids of the processes that import files for the one that edits.
    pub fn importing_process_ids(&self) -> Vec<u32> {
        let parent = format!("PPid:\t{}\n", self.editing_process_id());
        let read = |id: &u32, file| fs::read_to_string(format!("/proc/{id}/{file}"));
        let imports = |id: &u32| {
            let line = read(id, "cmdline").unwrap_or_default();
            let status = read(id, "status").unwrap_or_default();
            line.contains("--import-worker") && status.contains(&parent)
        };
        let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
        let ids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
        ids.filter(imports).collect()
    }

    /// Kills them. True when there were some.
    pub fn kill_importing(&self) -> bool {
        let ids = self.importing_process_ids();
        ids.iter().for_each(|id| signal(*id, "-KILL"));
        !ids.is_empty()
    }

    /// True while it runs.
    pub fn is_running(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Kills it at once.
    pub fn kill(&mut self) {
        self.child.kill().expect("a child can be killed");
        self.child.wait().expect("a child can be waited for");
    }

    /// Closes its input and waits for its end.
    #[track_caller]
    pub fn end(mut self) -> Ended {
        self.input = None;
        self.wait()
    }

    /// Waits for its end, with its input open.
    #[track_caller]
    pub fn wait(mut self) -> Ended {
        let start = Instant::now();
        let status = loop {
            match self.child.try_wait().expect("a child can be asked") {
                Some(status) => break status,
                None => assert!(start.elapsed() < LIMIT, "the editor does not end"),
            }
            std::thread::sleep(Duration::from_millis(5));
        };
        Ended {
            status,
            output: self.lines.iter().collect(),
            errors: self.all_errors(),
        }
    }

    /// Waits until a line of standard error contains `word`; returns when it arrived.
    #[track_caller]
    pub fn wait_for_error(&mut self, word: &str) -> Instant {
        loop {
            match self.errors.recv_timeout(BUILD_LIMIT) {
                Ok((when, line)) => {
                    let found = line.contains(word);
                    self.error_lines.push(line);
                    if found {
                        return when;
                    }
                }
                Err(error) => panic!(
                    "`{word}` is not reported ({error}): {}",
                    self.error_lines.join("\n")
                ),
            }
        }
    }

    fn last_words(&mut self) -> String {
        let status = self.child.wait().map(|status| status.to_string());
        format!("the editor ended ({status:?}): {}", self.all_errors())
    }

    /// All of standard error; call it only after the end.
    fn all_errors(&mut self) -> String {
        self.error_lines
            .extend(self.errors.iter().map(|(_, line)| line));
        self.error_lines.join("\n")
    }
}

/// Reads lines on a thread, so that neither side waits for the other.
fn lines_of<T: Send + 'static>(
    from: impl Read + Send + 'static,
    make: impl Fn(String) -> T + Send + 'static,
) -> Receiver<T> {
    let (sender, lines) = channel();
    std::thread::spawn(move || {
        let lines = BufReader::new(from).lines().map_while(Result::ok);
        for line in lines {
            if sender.send(make(line)).is_err() {
                break;
            }
        }
    });
    lines
}

impl Drop for Editor {
    fn drop(&mut self) {
        let _may_have_ended = self.child.kill();
        let _may_have_ended = self.child.wait();
    }
}

#[track_caller]
fn signal(process: u32, signal: &str) {
    let sent = Command::new("kill")
        .args([signal, &process.to_string()])
        .status();
    assert!(sent.is_ok_and(|status| status.success()), "{signal}");
}

/// Whether all threads of a process are halted.
fn is_halted(process: u32) -> bool {
    let threads = fs::read_dir(format!("/proc/{process}/task"));
    let mut threads = threads.into_iter().flatten().flatten();
    threads.all(|thread| {
        let stat = fs::read_to_string(thread.path().join("stat")).unwrap_or_default();
        let state = stat.rsplit_once(") ").map(|(_, state)| state);
        state.is_none_or(|state| state.starts_with('T'))
    })
}
