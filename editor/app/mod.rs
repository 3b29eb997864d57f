//! The editor without its window: the document, jobs, and the state that panels read.

mod builds;
mod document;
mod editor_app;
mod editor_views;
mod follow_file;
mod front_task;
mod game;
mod jobs;
mod journaling;
mod log;
mod mirror;
mod origin;
mod outside_change;
mod refresh;
mod renderer;
mod safe_mode;
mod session;
mod source;
mod steps;
mod template;
mod user_files;
mod vocabulary;

pub use document::Document;
pub use editor_app::EditorApp;
pub use editor_views::EditorViews;
pub use front_task::{Ending, FrontTask};
pub use jobs::{EndedJob, Job, JobKind, Jobs};
pub use log::Log;
pub use mirror::{Mark, Mirror};
pub use origin::Origin;
use outside_change::OutsideChange;
pub use source::open_source;
pub use template::make_project;
pub use user_files::UserFiles;
