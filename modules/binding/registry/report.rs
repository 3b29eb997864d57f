//! [`BindingReport`].

use crate::ViewInfo;

/// One row of the modules panel.
#[derive(Clone, Debug, PartialEq)]
pub struct BindingReport {
    /// The contract.
    pub view: ViewInfo,
    /// `crate::Type` of the implementers, with their generation.
    pub bound: Vec<(&'static str, u32)>,
}
