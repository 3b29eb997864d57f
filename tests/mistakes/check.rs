//! Compares the compiler's output about mistakes with the table.

use crate::output::Output;
use crate::{Compiler, Mistake};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Compiles every mistake, in parallel, and reports those whose output differs from the table, each
/// with the whole output.
pub fn check_all(compiler: &Compiler, mistakes: &[&Mistake]) -> Vec<String> {
    let mut problems = check_right(compiler);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        while let Some(mistake) = mistakes.get(next.fetch_add(1, Ordering::Relaxed)) {
            found.extend(check(compiler, mistake));
        }
        found
    };
    let threads = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        for thread in running {
            match thread.join() {
                Ok(found) => problems.extend(found),
                Err(_) => problems.push("a thread of this test panicked".to_owned()),
            }
        }
    });
    problems
}

/// The project without mistakes must compile, so that all errors come from the mistakes.
fn check_right(compiler: &Compiler) -> Vec<String> {
    match compiler.compile_right() {
        Ok(output) if output.errors.is_empty() => Vec::new(),
        Ok(output) => vec![format!("the project without mistakes:\n{}", output.text)],
        Err(error) => vec![error],
    }
}

fn check(compiler: &Compiler, mistake: &Mistake) -> Option<String> {
    let output = match compiler.compile_wrong(mistake) {
        Ok(output) => output,
        Err(error) => return Some(format!("{}: {error}", mistake.program)),
    };
    let differences = differences(mistake, &output);
    if differences.is_empty() {
        return None;
    }
    let differences = differences.join("\n  ");
    Some(format!(
        "{}:\n  {differences}\n{}",
        mistake.program, output.text
    ))
}

fn differences(mistake: &Mistake, output: &Output) -> Vec<String> {
    let mut all = Vec::new();
    let first = output.errors.first().map_or("", String::as_str);
    if first != mistake.at {
        all.push(format!(
            "the first error points at `{first}`, and not at `{}`",
            mistake.at
        ));
    }
    if output.errors.len() != mistake.errors {
        let (found, expected) = (output.errors.len(), mistake.errors);
        all.push(format!("{found} errors, and not {expected}"));
    }
    let text = one_line(&output.text);
    for message in mistake.messages {
        if !text.contains(&one_line(message)) {
            all.push(format!("the message lacks: {message}"));
        }
    }
    all
}

/// The text without line breaks and indentation, because the compiler wraps notes differently.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
