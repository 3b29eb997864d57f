//! The implementation of the table of assets.

mod asset_table;
mod copying;
mod find;
mod identity;
mod index;
mod moves;
mod paths;
mod scan;
mod sidecars;
mod texts;

pub use asset_table::AssetTable;
