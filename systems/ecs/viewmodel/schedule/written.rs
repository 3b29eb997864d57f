//! [`written`] and [`dropped`]: what a system had done when it failed, in words.

use playground_base::ComponentId;
use playground_core_ecs::{CommandBuffer, StructuralCommand, WorldData};

/// The rows of these components that were written at a tick which `is_its`, `it had written 12 rows of
/// Transform and 1 of Flock`. They stay as they are. This looks at every row of columns with such a tick:
/// a system fails once.
pub fn written(
    world_data: &WorldData,
    components: impl Iterator<Item = ComponentId>,
    is_its: impl Fn(u32) -> bool,
) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut components: Vec<ComponentId> = components.collect();
    components.sort_unstable();
    components.dedup();
    for pool in components.iter().filter_map(|id| world_data.pool(*id)) {
        let token = &world_data.token;
        let archetypes = pool.archetypes(token).into_iter();
        let archetypes = archetypes.filter(|at| is_its(pool.last_change(token, *at)));
        let rows = archetypes.map(|at| {
            let ticks = (0..pool.len(token, at)).filter_map(|row| pool.ticks(token, at, row));
            ticks.filter(|(_, changed)| is_its(*changed)).count()
        });
        let count: usize = rows.sum();
        if count > 0 {
            let name = pool.description().name;
            let name = name.rsplit("::").next().unwrap_or(name);
            let rows = match (count, parts.is_empty()) {
                (1, true) => "1 row",
                (_, true) => "rows",
                _ => "",
            };
            parts.push(match rows {
                "1 row" => format!("1 row of {name}"),
                "rows" => format!("{count} rows of {name}"),
                _ => format!("{count} of {name}"),
            });
        }
    }
    match listed(&parts) {
        Some(list) => format!("it had written {list}"),
        None => "it had written nothing".to_owned(),
    }
}

/// The structural changes that are dropped, `; 3 structural changes are dropped: 2 spawns and 1 removal`;
/// without numbers where they are not known: the buffer of a function that panicked is gone with it.
pub fn dropped(buffer: &CommandBuffer) -> String {
    let mut counts = [0_usize; KINDS.len()];
    for command in &buffer.commands {
        let (kind, count) = match command {
            StructuralCommand::Spawn(rows) => {
                (0, rows.first().map_or(0, |rows| rows.count as usize))
            }
            StructuralCommand::SpawnOne(_) => (0, 1),
            StructuralCommand::Despawn(_) => (1, 1),
            StructuralCommand::Insert(..) => (2, 1),
            StructuralCommand::Remove(..) => (3, 1),
            StructuralCommand::Send(_) => (4, 1),
            StructuralCommand::Effect(_) => (5, 1),
        };
        counts[kind] += count;
    }
    let parts = counts.iter().zip(KINDS).filter(|(count, _)| **count > 0);
    let parts: Vec<String> = parts
        .map(|(count, [one, many])| format!("{count} {}", if *count == 1 { one } else { many }))
        .collect();
    match (counts.iter().sum::<usize>(), listed(&parts)) {
        (1, Some(list)) => format!("; 1 structural change is dropped: {list}"),
        (all, Some(list)) => format!("; {all} structural changes are dropped: {list}"),
        (_, None) => "; its structural changes are dropped".to_owned(),
    }
}

/// One and several of each kind.
const KINDS: [[&str; 2]; 6] = [
    ["spawn", "spawns"],
    ["despawn", "despawns"],
    ["added component", "added components"],
    ["removed component", "removed components"],
    ["event", "events"],
    ["effect", "effects"],
];

/// `a, b and c`.
fn listed(parts: &[String]) -> Option<String> {
    let (last, others) = parts.split_last()?;
    Some(match others {
        [] => last.clone(),
        _ => format!("{} and {last}", others.join(", ")),
    })
}
