//! Filter, rows, history and completion.
#![forbid(unsafe_code)]

use playground_core_ui::{LogLevel, LogLine};
use playground_plugins_console::{Completion, Filter, History, LogRows};
use std::collections::VecDeque;

fn line(level: LogLevel, source: &str, text: &str) -> LogLine {
    LogLine {
        level,
        source: source.into(),
        text: text.into(),
        count: 1,
        ..LogLine::default()
    }
}

fn log() -> VecDeque<LogLine> {
    VecDeque::from([
        line(LogLevel::Info, "boids", "100 boids"),
        line(LogLevel::Debug, "loader", "symbol found"),
        line(LogLevel::Error, "boids", "lost a boid"),
        line(LogLevel::Input, "console", "help"),
        line(LogLevel::Answer, "console", "open\nsave\r\nquit\n"),
    ])
}

fn shown(log: &VecDeque<LogLine>, filter: &Filter) -> Vec<String> {
    let mut rows = LogRows::default();
    rows.update(log, filter);
    texts(&rows, log)
}

fn texts(rows: &LogRows, log: &VecDeque<LogLine>) -> Vec<String> {
    let part = |row: &playground_plugins_console::LogRow| row.of(log).map(|(_, part)| part.into());
    rows.rows().iter().filter_map(part).collect()
}

#[test]
fn a_text_of_several_lines_has_several_rows() {
    let expected = ["100 boids", "lost a boid", "help", "open", "save", "quit"];
    assert_eq!(shown(&log(), &Filter::default()), expected);
    let empty = VecDeque::from([line(LogLevel::Info, "", "")]);
    assert_eq!(shown(&empty, &Filter::default()), [""]);
}

#[test]
fn levels_words_and_sources_filter() {
    let all = Filter {
        debug: true,
        ..Filter::default()
    };
    assert_eq!(shown(&log(), &all).len(), 7);
    let errors = Filter {
        info: false,
        ..Filter::default()
    };
    assert_eq!(shown(&log(), &errors)[0], "lost a boid");
    let words = Filter {
        search: "BOIDS lost".into(),
        ..Filter::default()
    };
    assert_eq!(
        shown(&log(), &words),
        ["lost a boid"],
        "one word is in the source"
    );
    let source = Filter {
        source: "console".into(),
        ..Filter::default()
    };
    assert_eq!(shown(&log(), &source), ["help", "open", "save", "quit"]);
}

#[test]
fn rows_follow_the_log() {
    let (mut log, filter) = (log(), Filter::default());
    let mut rows = LogRows::default();
    rows.update(&log, &filter);
    log.push_back(line(LogLevel::Info, "ecs", "more"));
    rows.update(&log, &filter);
    assert_eq!(texts(&rows, &log), shown(&log, &filter), "it grew");
    assert!(rows.sources().contains("ecs"));
    log.pop_front();
    rows.update(&log, &filter);
    assert_eq!(
        texts(&rows, &log),
        shown(&log, &filter),
        "it lost its first line"
    );
    log.clear();
    rows.update(&log, &filter);
    assert!(rows.rows().is_empty(), "it was emptied");
    assert!(rows.sources().is_empty());
}

#[test]
fn history_goes_back_and_forth() {
    let mut history = History::default();
    for line in ["play", "stop", "stop"] {
        history.push(line);
    }
    assert_eq!(history.older("unfinished").as_deref(), Some("stop"));
    assert_eq!(history.older("stop").as_deref(), Some("play"));
    assert_eq!(
        history.older("play"),
        None,
        "there is nothing before the first"
    );
    assert_eq!(history.newer().as_deref(), Some("stop"));
    assert_eq!(history.newer().as_deref(), Some("unfinished"));
    assert_eq!(history.newer(), None);
}

#[test]
fn history_keeps_the_last_200_lines() {
    let mut history = History::default();
    for number in 0..1_000 {
        history.push(&number.to_string());
    }
    let kept = std::iter::from_fn(|| history.older("")).count();
    assert_eq!(kept, 200);
}

#[test]
fn tab_goes_through_the_words() {
    let words = ["sphere", "spot_light"].map(str::to_owned).to_vec();
    let mut completion = Completion::new("spawn sp", words);
    assert_eq!(completion.step(false).as_deref(), Some("spawn sphere"));
    assert_eq!(completion.step(false).as_deref(), Some("spawn spot_light"));
    assert_eq!(completion.step(false).as_deref(), Some("spawn sphere"));
    assert_eq!(completion.step(true).as_deref(), Some("spawn spot_light"));
    let mut only = Completion::new("resetl", vec!["resetlayout".into()]);
    assert_eq!(only.step(false).as_deref(), Some("resetlayout "));
    assert_eq!(Completion::new("x", vec![]).step(true), None);
}
