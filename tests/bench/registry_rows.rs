//! The registry, the bindings, the model pools and the primitives, each against what it is made of.
//!
//! What is called lies behind the border of a library, as it does for a plugin.

mod calls;
mod look_ups;
mod models;
mod primitives;

use crate::row::Row;
use playground_base::ModuleError;
use playground_tests_binding::Counters;

/// Measures all of it.
pub fn measure() -> Vec<Row> {
    let counters = match counters() {
        Ok(counters) => counters,
        Err(error) => {
            eprintln!("{error}");
            return vec![Row::limited(
                "registry: no library to call ns",
                f64::NAN,
                1.0,
            )];
        }
    };
    let mut rows = look_ups::measure(&counters);
    rows.extend(models::measure());
    rows.extend(calls::measure(&counters));
    rows.extend(primitives::measure());
    rows
}

/// With one generation bound.
fn counters() -> Result<Counters, ModuleError> {
    let counters = Counters::open()?;
    counters.reload(counters.next()?)?;
    Ok(counters)
}
