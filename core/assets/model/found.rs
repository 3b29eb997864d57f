//! [`Found`]: what a reference leads to.

use crate::Asset;
use playground_base::Handle;

/// What a reference leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// An asset.
    Asset(Handle<Asset>),
    /// No asset. One with the same name may be meant.
    Broken {
        /// The path of that.
        candidate: Option<String>,
    },
}
