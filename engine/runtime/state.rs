//! Saves and restores the state of ViewModels across a reload and across play.

use crate::EngineError;
use crate::play::traced_call;
use playground_base::pollster::block_on;
use playground_base::{BindingRegistry, Implementation, PanicLog};
use serde::{Deserialize, Serialize};

/// The saved state of one ViewModel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedState {
    /// Name of the ViewModel, `crate::Type`.
    pub view_model: String,
    /// The saved state.
    pub bytes: Vec<u8>,
}

/// The states of several ViewModels.
#[derive(Debug, Default)]
pub struct SavedStates {
    /// Those that were saved.
    pub saved: Vec<SavedState>,
    /// ViewModels that cannot save or that panic, with their reasons.
    pub failed: Vec<String>,
}

impl SavedStates {
    /// All states.
    ///
    /// # Errors
    /// The first ViewModel whose state was not saved, with its reason.
    pub fn all(self) -> Result<Vec<SavedState>, EngineError> {
        match self.failed.into_iter().next() {
            Some(reason) => Err(EngineError::Refused(format!(
                "{reason}; its state is not saved, so Stop could not bring it back"
            ))),
            None => Ok(self.saved),
        }
    }
}

/// The state of every stateful ViewModel that `wanted` picks.
pub fn save_states(
    registry: &BindingRegistry,
    wanted: impl Fn(&Implementation) -> bool,
) -> SavedStates {
    let mut states = SavedStates::default();
    for implementation in registry.implementations().iter().filter(|i| wanted(i)) {
        let name = implementation.info.name;
        // The state is computed within the call, not when the future is polled.
        let saved = traced_call("state of", name, || {
            implementation.call(registry.panics(), |of| block_on(of.save_state()))
        });
        match saved.map(Option::transpose) {
            Ok(Ok(Some(bytes))) => states.saved.push(SavedState {
                view_model: name.to_owned(),
                bytes,
            }),
            Err(error) | Ok(Err(error)) => states.failed.push(error.to_string()),
            Ok(Ok(None)) => {}
        }
    }
    states
}

/// Restores states into the ViewModels of the same names. Returns the refused states, each with the
/// reason; a ViewModel that panics refuses its state.
pub fn restore_states(
    panics: &PanicLog,
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
        let bytes = state.bytes.clone();
        let restored = traced_call("state of", &state.view_model, || {
            implementation.call(panics, |of| block_on(of.restore_state(bytes)))
        });
        if let Err(error) | Ok(Some(Err(error))) = restored {
            refused.push((state.clone(), error.to_string()));
        }
    }
    refused
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::loader::in_place;
    use playground_base::{
        Handle, Library, StateFuture, ViewInfo, ViewModelInfo, ViewModelTrait, restored, saved,
    };
    use std::path::Path;

    const VIEW: ViewInfo = ViewInfo {
        view: 1,
        name: "test::View",
        api_version: 1,
        fragments: true,
    };

    /// A ViewModel whose state cannot be computed and refuses each other one, or that has none.
    struct Fragile {
        breaks: bool,
    }

    impl ViewModelTrait for Fragile {
        fn view_id(&self) -> u64 {
            VIEW.view
        }
        fn api_version(&self) -> u32 {
            VIEW.api_version
        }
        fn save_state<'s, 'f>(&'s self) -> StateFuture<'f, Vec<u8>>
        where
            's: 'f,
            Self: 'f,
        {
            assert!(!self.breaks, "no state today");
            saved(Some(Ok(vec![7])))
        }
        fn restore_state<'s, 'f>(&'s self, _: Vec<u8>) -> StateFuture<'f, ()>
        where
            's: 'f,
            Self: 'f,
        {
            assert!(!self.breaks, "not this state");
            restored(Ok(()))
        }
    }

    /// A library of this process, to stand for that of the ViewModels.
    fn library() -> Library {
        let test = std::env::current_exe().expect("the test is a file");
        let folder = test.parent().unwrap_or(Path::new("."));
        let file = format!("libplayground_core_ecs{}", std::env::consts::DLL_SUFFIX);
        let staged = in_place(&folder.join(file), "playground_core_ecs");
        staged
            .expect("cargo builds what the test depends on")
            .library
    }

    fn implementation(name: &'static str, breaks: bool) -> Implementation {
        Implementation {
            info: ViewModelInfo {
                view: VIEW.view,
                view_name: VIEW.name,
                fragment: 0,
                name,
                api_version: VIEW.api_version,
                cast: "",
                file: "",
                line: 0,
                create: |_| unreachable!("it is made by hand"),
            },
            library: library(),
            generation: 1,
            instance: Handle::new(Fragile { breaks }),
        }
    }

    fn registry() -> BindingRegistry {
        let registry = BindingRegistry::default();
        registry.register_view(VIEW).expect("it is new");
        let all = vec![
            implementation("test::Sound", false),
            implementation("test::Broken", true),
        ];
        registry.replace(&[], all).expect("nothing binds the view");
        registry.panics().clone().install();
        registry
    }

    #[test]
    fn panic_in_a_state_is_refused_with_its_text() {
        let registry = registry();
        let states = save_states(&registry, |_| true);
        let sound = SavedState {
            view_model: "test::Sound".into(),
            bytes: vec![7],
        };
        assert_eq!(states.saved, vec![sound.clone()]);
        let refused = states.all().expect_err("one panics").to_string();
        assert!(refused.contains("test::Broken"), "{refused}");
        assert!(refused.contains("no state today at "), "{refused}");

        let broken = SavedState {
            view_model: "test::Broken".into(),
            ..sound.clone()
        };
        let all = registry.implementations();
        let states = [broken.clone(), sound];
        let refused = restore_states(registry.panics(), &all, &states);
        let [(state, why)] = refused.as_slice() else {
            panic!("one refuses its state: {refused:?}");
        };
        assert_eq!(*state, broken);
        assert!(why.contains("not this state at "), "{why}");
    }
}
