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

impl PartialEq for ViewInfo {
    fn eq(&self, other: &Self) -> bool {
        (self.view, self.api_version) == (other.view, other.api_version)
    }
}
