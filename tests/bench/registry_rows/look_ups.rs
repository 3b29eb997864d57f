//! Looking up a contract, its ViewModel and a pool.

use crate::comparison::Comparison;
use crate::row::Row;
use playground_base::arc_swap::ArcSwap;
use playground_base::{IdMap, ModelPool, Named, model_type_of};
use playground_tests_binding::Counters;
use std::hint::black_box;

struct Model;

impl Named for Model {
    const NAME: &'static str = "playground-tests-bench::Model";
}

/// A reader that its owner stores, against an arc-swap of the same map with the same hash. Neither
/// clones what it finds.
pub fn measure(counters: &Counters) -> Vec<Row> {
    let registry = &counters.registry;
    let Some(view) = registry.report().first().map(|report| report.view.view) else {
        return Vec::new();
    };
    let model = model_type_of::<Model>();
    // The compiler knows none of the keys, and has them in memory as a consumer has them.
    let views = black_box([view; 4]);
    let models = black_box([model, model + 1, model + 2, model + 3]);
    for model in models {
        if let Err(error) = registry.get_pool(view, model) {
            eprintln!("{error}");
        }
    }
    let mut reader = registry.reader();
    let mut rows = Vec::new();

    let contracts = registry.get_view(view);
    let contracts = ArcSwap::from_pointee(IdMap::from_iter(contracts.map(|v| (view, v))));
    let look_up = Comparison::of(
        |at| found(reader.view(views[at as usize % 4]).ok()),
        |at| found(contracts.load().get(&views[at as usize % 4])),
    );
    rows.push(look_up.row("look-up of a contract ns", Some(0.4)));

    let view_models = registry.get_viewmodel(view);
    let view_models = ArcSwap::from_pointee(IdMap::from_iter(view_models.map(|v| (view, v))));
    let look_up = Comparison::of(
        |at| found(reader.viewmodel(views[at as usize % 4]).ok()),
        |at| found(view_models.load().get(&views[at as usize % 4])),
    );
    rows.push(look_up.row("look-up of a ViewModel ns", Some(0.4)));

    let pools = IdMap::from_iter(models.map(|model| ((view, model), ModelPool::default())));
    let pools = ArcSwap::from_pointee(pools);
    let look_up = Comparison::of(
        |at| {
            found(
                reader
                    .pool(views[at as usize % 4], models[at as usize % 4])
                    .ok(),
            )
        },
        |at| {
            found(
                pools
                    .load()
                    .get(&(views[at as usize % 4], models[at as usize % 4])),
            )
        },
    );
    rows.push(look_up.row("look-up of a pool ns", Some(0.4)));

    let plain = Comparison::of(
        |at| found(registry.get_viewmodel(views[at as usize % 4]).ok().as_ref()),
        |at| found(view_models.load().get(&views[at as usize % 4])),
    );
    rows.push(plain.row("look-up without a reader, handle cloned ns", None));
    rows
}

/// Uses the result of a look-up without copying it.
fn found<T>(found: Option<&T>) {
    if let Some(found) = found {
        black_box(found);
    }
}
