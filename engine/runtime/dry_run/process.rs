//! The parent's side of a dry run: starts the child, and waits for its answer.

use super::answer::Answer;
use super::answers::{Answers, Received};
use super::limits::Limits;
use super::output::Output;
use super::rehearsal::Played;
use super::{DryRunRequest, Rehearsed};
use crate::build::Interrupt;
use crate::project::Host;
use playground_core_ecs::MigrationReport;
use std::io::{self, Write};
use std::net::Shutdown;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, ExitStatus, Stdio};

/// How a dry run ended.
#[derive(Debug, Default)]
pub struct DryRunEnd {
    /// Why the modules are refused; `None` when they may be loaded.
    pub refused: Option<String>,
    /// The module that the child opened or made last.
    pub module: Option<String>,
    /// What the child played.
    pub played: Played,
    /// Components whose data changed, each with whether no module declares it any more.
    pub changes: Vec<(MigrationReport, bool)>,
    /// What the modules printed.
    pub output: String,
}

/// What the child did last.
struct Step {
    what: String,
    module: Option<String>,
}

enum Ended {
    Answered(Result<Rehearsed, String>),
    Died(ExitStatus),
    Exceeded(String),
    Interrupted,
}

impl DryRunRequest {
    /// Runs the dry run in a child process, which `interrupt` ends.
    ///
    /// # Errors
    /// When there is no child.
    pub(in crate::runtime) fn run(
        &self,
        host: &Host,
        interrupt: &Interrupt,
    ) -> io::Result<DryRunEnd> {
        let request = playground_base::postcard::to_stdvec(self).map_err(io::Error::other)?;
        let length = request.len();
        let (ours, theirs) = UnixStream::pair()?;
        let mut child = start_child(host, theirs)?;
        let mut output = Output::of(&mut child)?;
        let mut answers = Answers::of(ours.try_clone()?, self.nonce)?;
        let writer = std::thread::spawn(move || {
            let mut ours = ours;
            let _the_child_may_have_died = ours.write_all(&request);
            let _so_that_the_child_reads_no_further = ours.shutdown(Shutdown::Write);
        });
        let mut step = Step {
            what: "while it started".into(),
            module: None,
        };
        let limits = Limits::of(child.id(), length);
        let ended = wait(&mut child, &mut answers, &mut step, limits, interrupt);
        // It may have answered and not ended: a thread of a module can hold it.
        let _may_have_ended = child.kill();
        let _may_have_ended = child.wait();
        let _is_done_since_the_child_is_gone = writer.join();
        output.wait();
        Ok(end_of(ended?, step, &output))
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the child process is this executable, to run a module where a crash costs nothing"
)]
fn start_child(host: &Host, socket: UnixStream) -> io::Result<Child> {
    Command::new(&host.executable)
        .arg("--dry-run")
        .stdin(Stdio::from(OwnedFd::from(socket)))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
}

/// Waits until the child answers, ends, or takes too much, or this process is to end.
fn wait(
    child: &mut Child,
    answers: &mut Answers,
    step: &mut Step,
    mut limits: Limits,
    interrupt: &Interrupt,
) -> io::Result<Ended> {
    loop {
        // First: what it sent before it ended is received below.
        let ended = child.try_wait()?;
        match answers.receive() {
            Received::Answer(answer) => {
                if let Some(ended) = step.follow(answer) {
                    return Ok(ended);
                }
                limits.begin_step();
            }
            Received::Part => {}
            Received::Nothing => {
                if let Some(status) = ended {
                    return Ok(Ended::Died(status));
                }
            }
        }
        if interrupt.is_requested() {
            return Ok(Ended::Interrupted);
        }
        if let Some(why) = limits.exceeded() {
            return Ok(Ended::Exceeded(why));
        }
    }
}

impl Step {
    fn follow(&mut self, answer: Answer) -> Option<Ended> {
        match answer {
            Answer::Step(what, module) => {
                self.what = what;
                self.module = module;
                None
            }
            Answer::Done(done) => Some(Ended::Answered(done)),
        }
    }
}

fn end_of(ended: Ended, Step { what, module }: Step, output: &Output) -> DryRunEnd {
    let refused = |reason| (Some(reason), Rehearsed::default());
    let (refused, Rehearsed { played, changes }) = match ended {
        Ended::Answered(Ok(found)) => (None, found),
        Ended::Answered(Err(reason)) => refused(reason),
        Ended::Exceeded(why) => refused(format!("in a dry run, {what}, {why}")),
        Ended::Interrupted => {
            refused("the dry run was stopped, because the editor ends".to_owned())
        }
        Ended::Died(status) => refused(explain(status, &what, output)),
    };
    DryRunEnd {
        refused,
        module,
        played,
        changes,
        output: output.text(),
    }
}

/// How the child died, with its last words.
fn explain(status: ExitStatus, step: &str, output: &Output) -> String {
    let what = match status.code() {
        Some(_) => "it ended the process of a dry run",
        None => "it ended a dry run",
    };
    let text = format!("{what}, {step} ({status}). {}", output.last_errors());
    text.trim_end().to_owned()
}
