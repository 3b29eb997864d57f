//! The attribute macros. User code spells no `dyn`, no `no_mangle` and no hash: it annotates a
//! trait with `#[view]`, an implementation with `#[view_model]`, a struct with `#[component]`, and
//! lists them in `exports!`.
#![forbid(unsafe_code)]

mod component;
mod describe;
mod field;
mod systems;
mod view;
mod view_model;

use proc_macro::TokenStream;

/// Makes a trait a contract. `#[view(fragments)]` allows many implementers.
///
/// Next to the trait `FooView` it puts the alias `BoundFooView`, which consumers keep. With
/// `fragments` it is `BoundAllFooView`, and `FooViewFragments` names the implementers at one moment.
/// A method that may wait is an `async fn`; a method that runs inside a frame is a plain one.
#[proc_macro_attribute]
pub fn view(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(view::expand(options.into(), item.into()))
}

/// Makes an `impl FooView for Bar` an implementation that a module can export.
///
/// `Bar` needs a `fn new(context: &Context) -> Result<Self, ModuleError>`. With
/// `#[view_model(stateful)]` it implements `Stateful`, and its state survives a reload.
#[proc_macro_attribute]
pub fn view_model(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(view_model::expand(options.into(), item.into()))
}

/// Makes a struct or enum a component: serde, its description, and the symbol of its pool.
///
/// The type implements `Default`. Options: `name = "…"`, `former = ["…"]`, `sparse` for what comes
/// and goes often, `derived` for what only
/// the engine writes. Fields take `#[field(unit = "m", min = 0, max = 1, step = 0.1, former =
/// ["…"], hidden)]`.
#[proc_macro_attribute]
pub fn component(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(component::expand(options.into(), item.into()))
}

/// Makes a struct or enum usable as a field of a component: serde and its shape.
#[proc_macro_attribute]
pub fn described(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(component::expand_described(options.into(), item.into()))
}

/// Makes the functions of a type's block the systems and observers of a plugin.
///
/// ```ignore
/// #[systems]
/// impl FlockSystems {
///     #[system(after = steer)]
///     fn swim(time: FrameTime, mut fish: Query<(&Boid, &mut Transform)>) { .. }
///
///     #[observer]
///     fn greet(added: OnAdd<Boid>, boids: Query<&Boid>, mut commands: Commands<(Name,)>) { .. }
/// }
/// ```
///
/// The parameters say what a function touches (`playground_core_ecs::param`). `#[system]` takes `stage`,
/// `after`, `before`, `when`, `every`, `every_s`, `if_any`, `if_changed`, `if_event` and `name`;
/// `#[observer]` takes `priority` and `name`. The type is made by `new(context)`, if the block has
/// it, else by `Default`.
#[proc_macro_attribute]
pub fn systems(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(systems::expand(options.into(), item.into()))
}

fn answer(expanded: syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    expanded
        .unwrap_or_else(|error| error.to_compile_error())
        .into()
}

/// The name of the package that is being compiled.
fn package() -> String {
    std::env::var("CARGO_PKG_NAME").unwrap_or_default()
}
