//! The tables.

mod commands;
mod console;
mod crates;
mod effects;
mod functions;
mod iteration;
mod model;
mod order;
mod panels;
mod parameters;
mod queries;

use crate::Mistake;

/// All mistakes.
pub fn all() -> Vec<&'static Mistake> {
    let tables = [
        queries::MISTAKES,
        iteration::MISTAKES,
        parameters::MISTAKES,
        commands::MISTAKES,
        console::MISTAKES,
        order::MISTAKES,
        functions::MISTAKES,
        effects::MISTAKES,
        model::MISTAKES,
        crates::MISTAKES,
        panels::MISTAKES,
    ];
    tables.into_iter().flatten().collect()
}
