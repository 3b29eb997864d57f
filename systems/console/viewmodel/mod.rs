//! Implementation of the command language.

mod arguments;
mod commands;
mod language;
mod nearest;
mod row;
mod value_reader;
mod words;

pub use language::ConsoleLanguage;
