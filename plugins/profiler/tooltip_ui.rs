//! [`tooltip_ui`]: everything about one system.

use crate::profile::Profile;
use crate::words::{condition, short, state};
use playground_base::egui::{Color32, RichText, Ui};
use playground_core_ecs::{StageGraph, SystemConflict, SystemEdge, SystemState};
use playground_core_ui::{
    theme,
    words::{count, milliseconds},
};

/// What it is, what it costs, and whom it waits for and why.
pub fn tooltip_ui(ui: &mut Ui, profile: &Profile, stage: &StageGraph, system: usize) {
    let Some(node) = stage.systems.get(system) else {
        return;
    };
    ui.set_max_width(440.0);
    ui.label(RichText::new(node.name).strong().color(theme::TEXT_STRONG));
    let mut say = |text: String, color: Color32| {
        ui.label(RichText::new(text).color(color));
    };
    say(
        format!("{}  ·  {}:{}", node.plugin, node.file, node.line),
        theme::TEXT_WEAK,
    );
    let times = &node.times;
    if times.runs > 0 {
        let text = format!(
            "{}: last {}, mean {}, longest {} of {} runs",
            state(&node.state),
            milliseconds(times.last_ms),
            milliseconds(times.mean_ms),
            milliseconds(times.max_ms),
            times.runs
        );
        say(text, theme::TEXT);
    }
    say(
        format!("{} rows match its queries", count(node.rows)),
        theme::TEXT_WEAK,
    );
    if !node.condition.is_always() {
        let when = condition(&node.condition, &|id| profile.name(id));
        say(format!("Runs {when}"), theme::TEXT);
    }
    match &node.state {
        SystemState::Failed(why) | SystemState::Refused(why) => say(why.clone(), theme::ERROR),
        _ => {}
    }
    let name = |at: usize| stage.systems.get(at).map_or("", |node| node.name);
    for edge in &stage.edges {
        let text = match (edge.from == system, edge.to == system) {
            (true, _) => format!("Before {}: {}", name(edge.to), reason(edge, true)),
            (_, true) => format!("After {}: {}", name(edge.from), reason(edge, false)),
            _ => continue,
        };
        let color = match edge.ambiguous {
            true => theme::WARNING,
            false => theme::TEXT_WEAK,
        };
        say(text, color);
    }
    say("Double-click opens the source".to_owned(), theme::TEXT_WEAK);
}

/// Why one waits for the other, seen from the first or the second.
fn reason(edge: &SystemEdge, from_first: bool) -> String {
    let conflict = |conflict: &SystemConflict| {
        let (mine, others) = match from_first {
            true => (conflict.from_writes, conflict.to_writes),
            false => (conflict.to_writes, conflict.from_writes),
        };
        let who = match (mine, others) {
            (true, true) => "both write",
            (true, false) => "it writes",
            (false, _) => "the other writes",
        };
        format!("{who} {}", short(conflict.name))
    };
    let mut parts: Vec<String> = edge.conflicts.iter().map(conflict).collect();
    if edge.ordered {
        parts.insert(0, "asked for".to_owned());
    }
    if edge.ambiguous {
        parts.push("nobody says who comes first".to_owned());
    }
    parts.join(", ")
}
