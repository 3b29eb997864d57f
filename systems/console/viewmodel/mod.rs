//! The implementation of the command language.

mod arguments;
mod language;
mod line_writer;
mod nearest;
mod value_reader;
mod value_writer;
mod words;

pub use language::ConsoleLanguage;
