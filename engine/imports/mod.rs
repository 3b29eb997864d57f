//! Imports: files of the project become pictures and models, in a process of their own.
//!
//! What reads files of other people has mistakes, and what a file says is never trusted. So the editor does
//! not read it: a worker does, which is this executable again, with the modules that import and no others.
//! A file that makes it abort, loop or take all memory costs that worker, and the next file gets another
//! one. What comes back is checked, and kept in a cache by content.

mod cache;
mod checked;
mod exr_picture;
mod font_picture;
mod import_file;
mod import_limits;
mod imported_file;
mod imports;
mod job;
mod ktx2;
mod levels;
mod material;
mod panorama;
mod picture;
mod prepare;
mod running;
mod shader;
mod sound_picture;
mod wire;
mod worker;
mod worker_module;
mod worker_process;
mod workers;

pub use checked::checked as check_imported;
pub use imports::{ImportRefusal, ImportRequest, Imports};
pub use job::ImportAs;
pub use material::material;
pub use running::RunningImport;
pub use worker::run_import_worker;
pub use worker_module::WorkerModule;
