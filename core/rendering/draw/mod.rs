//! What stands behind `#[draw]`, compiled here once and not in each plugin.

mod draw;
mod host;

pub use draw::Draw;
pub use host::DrawHost;
