//! `exports!`: the symbols of a module.

/// Writes the tables that the loader reads, and the versions that `generate_versions()` made.
/// Put it into the crate's root, once. Each list may be left out.
///
/// ```ignore
/// playground_base::exports! {
///     views: [EntityView, QueryView],
///     models: [Transform, Name],
///     view_models: [EcsEntities],
/// }
/// ```
///
/// A model crate (an rlib) writes `playground_base::models![Boid, Predator];` instead, and the
/// modules that link it write `model_crates: [my_model]`.
#[macro_export]
macro_rules! exports {
    (
        $(views: [$($view:path),* $(,)?],)?
        $(models: [$($model:path),* $(,)?],)?
        $(model_crates: [$($model_crate:ident),* $(,)?],)?
        $(view_models: [$($view_model:path),* $(,)?],)?
    ) => {
        include!(concat!(env!("OUT_DIR"), "/versions.rs"));

        /// The contracts of this crate.
        #[unsafe(no_mangle)]
        pub static PLAYGROUND_VIEW: $crate::ViewExport = $crate::ViewExport {
            crate_name: module_path!(),
            views: &[$($(<dyn $view as $crate::Contract>::INFO),*)?],
        };

        /// The component types of this crate.
        #[unsafe(no_mangle)]
        pub static PLAYGROUND_MODELS: $crate::ModelsExport = $crate::ModelsExport {
            crate_name: module_path!(),
            crates: &[
                &$crate::ModelCrate {
                    crate_name: module_path!(),
                    version: STATE_FORMAT_VERSION,
                    models: &[$($(<$model as $crate::Component>::INFO),*)?],
                },
                $($(&$model_crate::MODELS),*)?
            ],
        };

        /// The implementations of this crate.
        #[unsafe(no_mangle)]
        pub static PLAYGROUND_VIEWMODEL: $crate::ViewModelExport = $crate::ViewModelExport {
            crate_name: module_path!(),
            state_version: STATE_FORMAT_VERSION,
            view_models: &[$($(<$view_model as $crate::ExportedViewModel>::INFO),*)?],
        };
    };
}

/// Lists the components of a model crate. Put it into the crate's root, once.
#[macro_export]
macro_rules! models {
    ($($model:path),* $(,)?) => {
        include!(concat!(env!("OUT_DIR"), "/versions.rs"));

        /// The component types of this crate.
        ///
        /// A static, not a constant: a constant would be evaluated again in every module that links
        /// this crate, and the pools that it points at would be compiled again with it.
        pub static MODELS: $crate::ModelCrate = $crate::ModelCrate {
            crate_name: module_path!(),
            version: STATE_FORMAT_VERSION,
            models: &[$(<$model as $crate::Component>::INFO),*],
        };
    };
}
