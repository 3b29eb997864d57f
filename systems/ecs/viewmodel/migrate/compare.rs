//! Which fields were gained, lost, renamed and converted, from the descriptions of both types.

use playground_base::{FieldDescription, FieldKind};
use playground_core_ecs::MigrationReport;

/// Adds to the report which fields were gained, lost, renamed and converted.
pub fn compare(old: &FieldKind, new: &FieldKind, path: &str, report: &mut MigrationReport) {
    match (old, new) {
        (FieldKind::Struct(old), FieldKind::Struct(new)) => {
            compare_fields(old, new, path, report);
        }
        (FieldKind::List(old), FieldKind::List(new))
        | (FieldKind::Option(old), FieldKind::Option(new)) => compare(old, new, path, report),
        (FieldKind::List(inner) | FieldKind::Option(inner), _) if !inner.is_same(new) => {
            compare(inner, new, path, report);
        }
        (_, FieldKind::List(inner) | FieldKind::Option(inner)) if !old.is_same(inner) => {
            compare(old, inner, path, report);
        }
        (old, new) if !old.is_same(new) => report.converted.push(conversion(old, new, path)),
        _ => {}
    }
}

/// `mass: f32 -> u32`; the whole component has no path.
fn conversion(old: &FieldKind, new: &FieldKind, path: &str) -> String {
    let kinds = format!("{} -> {}", old.words(), new.words());
    if path.is_empty() {
        kinds
    } else {
        format!("{path}: {kinds}")
    }
}

fn compare_fields(
    old: &[FieldDescription],
    new: &[FieldDescription],
    path: &str,
    report: &mut MigrationReport,
) {
    let mut lost: Vec<&FieldDescription> = old.iter().collect();
    let mut gained = Vec::new();
    for field in new {
        let inner = join(path, field.name);
        let Some(before) = field.source(|name| old.iter().find(|f| f.name == name)) else {
            report.gained.push(inner);
            gained.push(field);
            continue;
        };
        lost.retain(|field| field.name != before.name);
        if before.name != field.name {
            let renamed = format!("{} -> {inner}", join(path, before.name));
            report.renamed.push(renamed);
        }
        compare(&before.kind, &field.kind, &inner, report);
    }
    for field in lost {
        let alike = gained.iter().filter(|new| new.kind.is_same(&field.kind));
        let offer = |new: &&FieldDescription| (join(path, field.name), join(path, new.name));
        report.rename_offers.extend(alike.map(offer));
        report.lost.push(join(path, field.name));
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}
