//! The world as bytes: `PGWORLD\0`, the format's version, a [`Header`] in postcard, then the
//! columns in the header's order.

mod decode;
mod encode;
mod fill;
mod header;

pub use decode::decode;
pub use encode::encode;
use header::{Header, SavedArchetype, SavedEvent, SavedSparse};

const MAGIC: &[u8; 8] = b"PGWORLD\0";
const VERSION: u32 = 2;
