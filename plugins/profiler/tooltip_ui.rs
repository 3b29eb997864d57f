//! [`tooltip_ui`]: everything about one system.

use crate::profile::Profile;
use crate::words::{condition, short, state};
use playground_core_ecs::{StageGraph, SystemConflict, SystemEdge, SystemState};
use playground_core_ui::{
    theme,
    words::{count, milliseconds},
};
use playground_graphics::egui::{Color32, RichText, Ui};

/// Draws the location, times, condition and order of a system.
pub fn tooltip_ui(ui: &mut Ui, profile: &Profile, stage: &StageGraph, system: usize) {
    let Some(node) = stage.systems.get(system) else {
        return;
    };
    ui.set_max_width(440.0);
    ui.label(RichText::new(node.name).strong().color(theme::TEXT_STRONG));
    let mut line = |text: String, color: Color32| {
        ui.label(RichText::new(text).color(color));
    };
    line(
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
        line(text, theme::TEXT);
    }
    line(
        format!("{} rows match its queries", count(node.rows)),
        theme::TEXT_WEAK,
    );
    if !node.condition.is_always() {
        let when = condition(&node.condition, &|id| profile.name(id));
        line(format!("Runs {when}"), theme::TEXT);
    }
    match &node.state {
        SystemState::Failed(why) | SystemState::Refused(why) => line(why.clone(), theme::ERROR),
        _ => {}
    }
    let name = |at: usize| stage.systems.get(at).map_or("", |node| node.name);
    for edge in &stage.edges {
        let text = match (edge.from == system, edge.to == system) {
            (true, _) => format!("Before {}: {}", name(edge.to), reason(edge, true)),
            (_, true) => format!("After {}: {}", name(edge.from), reason(edge, false)),
            _ => continue,
        };
        let color = if edge.ambiguous {
            theme::WARNING
        } else {
            theme::TEXT_WEAK
        };
        line(text, color);
    }
    line("Double-click opens the source".to_owned(), theme::TEXT_WEAK);
}

/// The reason of an edge, seen from its first or its second system.
fn reason(edge: &SystemEdge, from_first: bool) -> String {
    let conflict = |conflict: &SystemConflict| {
        let (mine, others) = if from_first {
            (conflict.from_writes, conflict.to_writes)
        } else {
            (conflict.to_writes, conflict.from_writes)
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
        parts.insert(0, "declared".to_owned());
    }
    if edge.ambiguous {
        parts.push("without a declared order".to_owned());
    }
    parts.join(", ")
}
