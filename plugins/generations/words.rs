//! Texts about a generation.

use playground_core_engine::{GenerationCause, ProjectGeneration};
use playground_core_ui::words::size;

/// How long ago that was: `just now`, `2 min ago`, `3 days ago`. Both times in seconds since 1970.
pub fn ago(then_s: u64, now_s: u64) -> String {
    let passed = now_s.saturating_sub(then_s);
    match passed {
        0..30 => "just now".to_owned(),
        30..90 => "1 min ago".to_owned(),
        90..3_570 => format!("{} min ago", (passed + 30) / 60),
        3_570..84_600 => format!("{} h ago", (passed + 1_800) / 3_600),
        84_600..129_600 => "1 day ago".to_owned(),
        _ => format!("{} days ago", (passed + 43_200) / 86_400),
    }
}

/// The modules that are new: `flock-plugin, flock-rules`; all of them are `all 14 modules`.
pub fn modules_text(of: &ProjectGeneration) -> String {
    let modules = of.changed_modules().map(|module| module.package.as_str());
    let names: Vec<&str> = modules.map(short_name).collect();
    match (names.len(), of.modules.len()) {
        (0, _) => "nothing".to_owned(),
        (changed, all) if changed == all && all > 1 => format!("all {all} modules"),
        (1..=3, _) => names.join(", "),
        (changed, _) => format!("{changed} modules"),
    }
}

/// `generations` for `playground-plugins-generations`.
fn short_name(package: &str) -> &str {
    let of_editor = package.strip_prefix("playground-");
    let short = of_editor.and_then(|name| name.split_once('-'));
    short.map_or(package, |(_, name)| name)
}

/// The lines of the sources that differ, `+12 −3`; empty when none does.
pub fn changes_text(of: &ProjectGeneration) -> String {
    let added: usize = of.changes.iter().map(|change| change.added).sum();
    let removed: usize = of.changes.iter().map(|change| change.removed).sum();
    match (added, removed) {
        (0, 0) => String::new(),
        (added, 0) => format!("+{added}"),
        (0, removed) => format!("−{removed}"),
        (added, removed) => format!("+{added} −{removed}"),
    }
}

/// The fields that came and went: `+mass −speed`.
pub fn fields_text(of: &ProjectGeneration) -> String {
    let mut parts = Vec::new();
    for fields in &of.fields {
        parts.extend(fields.gained.iter().map(|field| format!("+{field}")));
        parts.extend(fields.lost.iter().map(|field| format!("−{field}")));
        parts.extend(fields.renamed.iter().cloned());
    }
    parts.join(" ")
}

/// What it cost in memory: `+1.2 MB`; empty where it is not known.
pub fn memory_text(of: &ProjectGeneration) -> String {
    let (before, after) = (of.memory_before_bytes, of.memory_after_bytes);
    match before {
        0 => String::new(),
        _ if after >= before => format!("+{}", size(after - before)),
        _ => format!("−{}", size(before - after)),
    }
}

/// The result of its dry run: `3 frames`, `2 warnings`.
pub fn dry_run_text(of: &ProjectGeneration) -> String {
    match (of.dry_run_warnings.len(), of.dry_run_frames, of.cause) {
        (1, ..) => "1 warning".to_owned(),
        (0, 0, GenerationCause::Start) => "passed before".to_owned(),
        (0, 1, _) => "1 frame".to_owned(),
        (0, frames, _) => format!("{frames} frames"),
        (warnings, ..) => format!("{warnings} warnings"),
    }
}
