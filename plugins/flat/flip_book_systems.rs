//! [`FlipBookSystems`].

use playground_base::systems;
use playground_core_drawing::{FlipBook, Sprite};
use playground_core_ecs::FrameTime;
use playground_core_ecs::param::Query;

/// The system of flip-books.
#[derive(Default)]
pub struct FlipBookSystems;

#[systems(name = "flip-books")]
impl FlipBookSystems {
    /// Shows the next cell of each flip-book whose time has come.
    #[system]
    pub fn advance(time: FrameTime, mut books: Query<(&mut FlipBook, &mut Sprite)>) {
        for (book, sprite) in &mut books {
            book.advance(time.delta_s);
            sprite.cell = book.cell();
        }
    }
}
