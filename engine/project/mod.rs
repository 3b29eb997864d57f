//! Projects: what a folder declares, and the paths of its host.

mod host;
mod host_for;
mod names;
mod own_workspace;
mod package_folder;
mod problems;
mod project;
mod run_content;
mod source_files;
mod watch;

pub use host::Host;
pub use host_for::HostFor;
pub use names::{TakenNames, check_folder};
pub use own_workspace::{FOLDER as OWN_WORKSPACE, OwnWorkspace};
pub use package_folder::package_folder;
pub use problems::problems_of;
pub use project::Project;
pub use run_content::{RunChange, RunContent, RunItem, RunKind};
pub use source_files::{is_source, is_source_folder};
pub use watch::SourceWatch;
