//! Which fields were gained, lost and renamed, from the descriptions of both types.

use playground_base::{FieldDescription, FieldKind};
use playground_core_ecs::MigrationReport;

/// Adds to the report which fields were gained, lost and renamed.
pub fn compare(old: &FieldKind, new: &FieldKind, path: &str, report: &mut MigrationReport) {
    match (old, new) {
        (FieldKind::Struct(old), FieldKind::Struct(new)) => {
            compare_fields(old, new, path, report);
        }
        (FieldKind::List(old), FieldKind::List(new))
        | (FieldKind::Option(old), FieldKind::Option(new)) => compare(old, new, path, report),
        (FieldKind::List(old) | FieldKind::Option(old), new) => compare(old, new, path, report),
        (old, FieldKind::List(new) | FieldKind::Option(new)) => compare(old, new, path, report),
        _ => {}
    }
}

fn compare_fields(
    old: &[FieldDescription],
    new: &[FieldDescription],
    path: &str,
    report: &mut MigrationReport,
) {
    let mut lost: Vec<&str> = old.iter().map(|field| field.name).collect();
    for field in new {
        let inner = join(path, field.name);
        let Some(before) = source_of(field, |name| old.iter().find(|f| f.name == name)) else {
            report.gained.push(inner);
            continue;
        };
        lost.retain(|name| *name != before.name);
        if before.name != field.name {
            let renamed = format!("{} -> {inner}", join(path, before.name));
            report.renamed.push(renamed);
        }
        compare(&before.kind, &field.kind, &inner, report);
    }
    let lost = lost.into_iter().map(|name| join(path, name));
    report.lost.extend(lost);
}

/// The old field of a new one: the one with its name, else with one of its former names.
pub fn source_of<T>(field: &FieldDescription, find: impl Fn(&str) -> Option<T>) -> Option<T> {
    let former = || field.former_names.iter().find_map(|name| find(name));
    find(field.name).or_else(former)
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}
