//! What moves in 2D by itself: flip-books, and cameras that follow. A module like any other, so that its code
//! can be changed while a game plays.
#![forbid(unsafe_code)]

mod camera_systems;
mod flip_book_systems;

pub use camera_systems::CameraSystems;
pub use flip_book_systems::FlipBookSystems;

playground_base::export!();
