//! Texts of round times, conditions and source locations.

use playground_base::{ComponentId, Value};
use playground_core_ecs::{RunCondition, SystemState};

/// A round time, without meaningless digits: `0`, `50 µs`, `0.5 ms`, `20 ms`.
pub fn round_milliseconds(time_ms: f32) -> String {
    match time_ms {
        none if none <= 0.0 => "0".to_owned(),
        short if short < 0.1 => format!("{} µs", (short * 10_000.0).round() / 10.0),
        long => format!("{} ms", (long * 1_000.0).round() / 1_000.0),
    }
}

/// The state of a system, in one word.
pub const fn state(state: &SystemState) -> &'static str {
    match state {
        SystemState::Waiting => "Not run yet",
        SystemState::Ran => "Ran",
        SystemState::Skipped => "Skipped",
        SystemState::Failed(_) => "Failed",
        SystemState::Refused(_) => "Refused",
    }
}

/// When a system runs, as the end of "runs …". `name` returns the name of a component.
pub fn condition(condition: &RunCondition, name: &impl Fn(ComponentId) -> String) -> String {
    match condition {
        RunCondition::Always => "always".to_owned(),
        RunCondition::ResourceExists(id) => format!("while there is {}", name(*id)),
        RunCondition::ResourceChanged(id) => format!("when {} changed", name(*id)),
        RunCondition::ResourceIs {
            resource,
            path,
            value,
        } => is(&name(*resource), path, value),
        RunCondition::AnyMatch(index) => format!("when query {index} has entities"),
        RunCondition::AnyChanged(index) => format!("when query {index} has changes"),
        RunCondition::EventSent(kind) => format!("after a {}", short(kind)),
        RunCondition::EveryNth(n) => format!("in 1 of {n} runs"),
        RunCondition::EverySeconds(period_s) => format!("every {period_s} s"),
        RunCondition::Not(inner) => format!("not {}", self::condition(inner, name)),
        RunCondition::All(parts) => joined(parts, " and ", name),
        RunCondition::Any(parts) => joined(parts, " or ", name),
    }
}

fn is(resource: &str, path: &str, value: &Value) -> String {
    let dot = if path.is_empty() { "" } else { "." };
    match value {
        Value::Bool(true) => format!("while {resource}{dot}{path}"),
        Value::Bool(false) => format!("while not {resource}{dot}{path}"),
        other => {
            let number = other.as_f64().map(|number| number.to_string());
            let text = other.as_text().map(str::to_owned);
            let shown = number.or(text);
            let shown = shown.unwrap_or_else(|| other.kind_name().to_owned());
            format!("while {resource}{dot}{path} is {shown}")
        }
    }
}

fn joined(parts: &[RunCondition], word: &str, name: &impl Fn(ComponentId) -> String) -> String {
    let part = |part: &RunCondition| match part {
        RunCondition::All(_) | RunCondition::Any(_) => format!("({})", condition(part, name)),
        _ => condition(part, name),
    };
    parts.iter().map(part).collect::<Vec<_>>().join(word)
}

/// The last part of a stable name.
pub fn short(name: &str) -> &str {
    name.rsplit("::").next().unwrap_or(name)
}

/// The source location at the end of a panic's text: `… at swim/rules.rs:12`.
pub fn panic_location(error: &str) -> Option<(&str, u32)> {
    let (_, location) = error.rsplit_once(" at ")?;
    let (file, line) = location.split_once(':')?;
    let digits = line.split(|c: char| !c.is_ascii_digit()).next()?;
    let is_source = file.ends_with(".rs") && !file.contains('\n');
    is_source.then_some((file, digits.parse().ok()?))
}
