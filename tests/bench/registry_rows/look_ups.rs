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

/// A reader kept by its owner, against an arc-swap of the same map with the same hash. Neither
/// clones what it finds.
pub fn measure(counters: &Counters) -> Vec<Row> {
    let registry = &counters.registry;
    let Some(view) = registry.report().first().map(|report| report.view.view) else {
        return Vec::new();
    };
    let model = model_type_of::<Model>();
    if let Err(error) = registry.get_pool(view, model) {
        eprintln!("{error}");
    }
    let mut reader = registry.reader();
    let mut rows = Vec::new();

    let views = registry.get_view(view);
    let views = ArcSwap::from_pointee(IdMap::from_iter(views.map(|v| (view, v))));
    let look_up = Comparison::of(
        |_| _ = black_box(reader.view(black_box(view)).map(|v| black_box(v)).is_ok()),
        |_| _ = black_box(views.load().get(&black_box(view)).map(|v| black_box(v))),
    );
    rows.push(look_up.row("look-up of a contract ns", Some(0.4)));

    let view_models = registry.get_viewmodel(view);
    let view_models = ArcSwap::from_pointee(IdMap::from_iter(view_models.map(|v| (view, v))));
    let look_up = Comparison::of(
        |_| {
            _ = black_box(
                reader
                    .viewmodel(black_box(view))
                    .map(|v| black_box(v))
                    .is_ok(),
            )
        },
        |_| {
            _ = black_box(
                view_models
                    .load()
                    .get(&black_box(view))
                    .map(|v| black_box(v)),
            )
        },
    );
    rows.push(look_up.row("look-up of a ViewModel ns", Some(0.4)));

    let pools = IdMap::from_iter([((view, model), ModelPool::default())]);
    let pools = ArcSwap::from_pointee(pools);
    let look_up = Comparison::of(
        |_| {
            let found = reader.pool(black_box(view), black_box(model));
            black_box(found.map(|p| black_box(p)).is_ok());
        },
        |_| {
            let key = (black_box(view), black_box(model));
            black_box(pools.load().get(&key).map(|p| black_box(p)));
        },
    );
    rows.push(look_up.row("look-up of a pool ns", Some(0.4)));

    let plain = Comparison::of(
        |_| _ = black_box(registry.get_viewmodel(black_box(view)).is_ok()),
        |_| {
            _ = black_box(
                view_models
                    .load()
                    .get(&black_box(view))
                    .map(|v| black_box(v)),
            )
        },
    );
    rows.push(plain.row("look-up without a reader, handle cloned ns", None));
    rows
}
