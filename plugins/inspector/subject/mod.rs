//! The selection as plain values.

mod defaults;
#[expect(clippy::module_inception, reason = "the file is named after its type")]
mod subject;

pub use defaults::Defaults;
pub use subject::Subject;
