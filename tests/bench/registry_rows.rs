//! Compares the registry, bindings, model pools and primitives with the parts they are made of.
//!
//! The called code is in another library, as for a plugin.

mod calls;
mod look_ups;
mod models;
mod primitives;

use crate::row::Row;
use playground_base::ModuleError;
use playground_tests_binding::Counters;

/// Measures all rows.
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

/// A fixture with one bound generation.
fn counters() -> Result<Counters, ModuleError> {
    let counters = Counters::open()?;
    counters.reload(counters.next()?)?;
    Ok(counters)
}
