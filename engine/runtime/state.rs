//! Saves and restores the state of ViewModels across a reload and across play.

use playground_base::{BindingRegistry, Implementation};

/// The saved state of one ViewModel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavedState {
    /// Name of the ViewModel, `crate::Type`.
    pub view_model: &'static str,
    /// The saved state.
    pub bytes: Vec<u8>,
}

/// The state of every stateful ViewModel that `wanted` picks.
///
/// # Errors
/// The first ViewModel that cannot save, with its reason.
pub fn save_states(
    registry: &BindingRegistry,
    wanted: impl Fn(&Implementation) -> bool,
) -> Result<Vec<SavedState>, String> {
    let mut states = Vec::new();
    for implementation in registry.implementations().iter().filter(|i| wanted(i)) {
        let name = implementation.info.name;
        match playground_base::pollster::block_on(implementation.instance.save_state()) {
            Some(Ok(bytes)) => states.push(SavedState {
                view_model: name,
                bytes,
            }),
            Some(Err(error)) => return Err(error.to_string()),
            None => {}
        }
    }
    Ok(states)
}

/// Restores states into the ViewModels of the same names. Returns the refused states, each with the
/// reason.
pub fn restore_states(
    implementations: &[Implementation],
    states: &[SavedState],
) -> Vec<(SavedState, String)> {
    let mut refused = Vec::new();
    for state in states {
        let mut of_name = implementations
            .iter()
            .filter(|i| i.info.name == state.view_model);
        let Some(implementation) = of_name.next_back() else {
            continue;
        };
        let restored = implementation.instance.restore_state(state.bytes.clone());
        if let Some(Err(error)) = playground_base::pollster::block_on(restored) {
            refused.push((state.clone(), error.to_string()));
        }
    }
    refused
}
