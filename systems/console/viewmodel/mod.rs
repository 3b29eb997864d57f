//! The implementation of the command language.

mod arguments;
mod completion;
mod field_words;
mod game_arguments;
mod language;
mod line_writer;
mod nearest;
mod owner;
mod value_reader;
mod value_writer;
mod words;

pub use language::ConsoleLanguage;
