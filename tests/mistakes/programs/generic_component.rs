//! A component is generic.

use playground::prelude::*;

#[component]
pub struct Pair<T> {
    pub first: T,
}

playground::export!();
