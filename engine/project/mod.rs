//! Projects: what a folder declares, and where its host keeps things.

mod host;
mod problems;
mod project;
mod watch;

pub use host::Host;
pub use problems::problems_of;
pub use project::Project;
pub use watch::SourceWatch;
