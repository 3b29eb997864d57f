//! Cycles of `after` and `before` in a block.

use super::function::Function;
use super::order::Order;

/// Refuses systems that wait for each other in a cycle.
pub fn refuse(functions: &[Function]) -> syn::Result<()> {
    for (at, function) in functions.iter().enumerate() {
        let Some(cycle) = cycle_from(at, functions) else {
            continue;
        };
        let names = cycle.iter().filter_map(|at| functions.get(*at));
        let names: Vec<String> = names
            .map(|of| format!("`{}`", of.signature.ident))
            .collect();
        let ident = &function.signature.ident;
        let why = match names.len() {
            1 => format!("`{ident}` cannot run after or before itself"),
            _ => format!(
                "each of these runs after the one before it, and the first after the last: {}. Take one `after` or `before` away",
                names.join(", ")
            ),
        };
        return Err(syn::Error::new(ident.span(), why));
    }
    Ok(())
}

/// The systems of the shortest cycle through one system, each of which runs after the one before
/// it.
fn cycle_from(start: usize, functions: &[Function]) -> Option<Vec<usize>> {
    let mut paths = vec![vec![start]];
    let mut seen = Vec::new();
    while !paths.is_empty() {
        let mut longer = Vec::new();
        for path in paths {
            let last = path.last().copied().unwrap_or(start);
            for next in (0..functions.len()).filter(|next| runs_after(*next, last, functions)) {
                if next == start {
                    return Some(path);
                }
                if !seen.contains(&next) {
                    seen.push(next);
                    longer.push([path.as_slice(), &[next]].concat());
                }
            }
        }
        paths = longer;
    }
    None
}

/// Whether one of two systems is declared to run after the other.
fn runs_after(later: usize, earlier: usize, functions: &[Function]) -> bool {
    let (Some(later), Some(earlier)) = (functions.get(later), functions.get(earlier)) else {
        return false;
    };
    let is_after = later
        .as_system()
        .is_some_and(|options| names(&options.after, earlier));
    is_after
        || earlier
            .as_system()
            .is_some_and(|options| names(&options.before, later))
}

fn names(orders: &[Order], function: &Function) -> bool {
    let ident = &function.signature.ident;
    let is_named = |order: &Order| matches!(order, Order::Own(own) if own == ident);
    orders.iter().any(is_named)
}
