//! The attribute macros. User code spells no `dyn`, no `no_mangle` and no hash: it annotates a
//! trait with `#[view]`, an implementation with `#[view_model]`, a struct with `#[component]`, and
//! writes `export!();` in the crate's root, which finds them.
#![forbid(unsafe_code)]

mod component;
mod component_editor;
mod default_value;
mod derives;
mod describe;
mod draw;
mod export;
mod facade;
mod field;
mod panel;
mod reader;
mod state;
mod systems;
mod trait_options;
mod view;
mod view_model;

use proc_macro::TokenStream;

/// Makes a trait a contract. `#[view(fragments)]` allows many implementers.
///
/// Next to the trait `FooView` it declares the alias `BoundFooView`, which consumers store. With
/// `fragments` it is `BoundAllFooView`, and `FooViewFragments` names the implementers at one
/// moment. A method that may wait is an `async fn`; a method that runs inside a frame is a plain
/// one.
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

/// Makes a struct or enum a component.
///
/// ```ignore
/// /// Turns its entity around the upright axis.
/// #[component(copy)]
/// pub struct Spin {
///     /// How fast.
///     #[field(unit = "rad/s", min = -10, max = 10, default = 1)]
///     pub speed: f32,
/// }
/// ```
///
/// `Clone`, `Debug`, `Default`, `PartialEq`, serde and the description are derived, with the option
/// `copy` also `Copy`. A type without data, such as an enum of names, is `Copy` and `Eq` in any
/// case. A `#[derive(…)]` below adds other traits. Traits that the type implements itself are named:
/// `#[component(by_hand(Default))]`.
///
/// A field takes `#[field(default = EXPR, unit = "m", min = 0, max = 1, step = 0.1, former = ["…"],
/// hidden)]`. Without `default` it starts with the default of its type; an enum starts with the
/// variant that has `#[default]`.
///
/// Other options of the component: `name = "…"` and `former = ["…"]` for scenes, `sparse` for
/// components that are added and removed often, `derived` for those that only the engine writes.
#[proc_macro_attribute]
pub fn component(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(component::expand(options.into(), item.into()))
}

/// Makes a struct or enum usable as a field of a component. Derives, defaults and the options of
/// fields are those of [`macro@component`]; it takes `copy` and `by_hand(..)`.
#[proc_macro_attribute]
pub fn described(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(component::expand_described(options.into(), item.into()))
}

/// Makes a struct or enum an event: data that one system sends and others read, or observe.
/// Derives, defaults and the options of fields are those of [`macro@component`]; it takes `name =
/// ".."`, `copy` and `by_hand(..)`.
#[proc_macro_attribute]
pub fn event(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(component::expand_event(options.into(), item.into()))
}

/// Makes a struct or enum an effect: a request to act outside of the world, as data. A system sends
/// it (`Effects<E>`), and an [`macro@effect_handler`] carries it out. Options are those of
/// [`macro@event`].
#[proc_macro_attribute]
pub fn effect(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(component::expand_effect(options.into(), item.into()))
}

/// Makes the functions of a type's block the systems, observers, effect handlers and console
/// commands of a plugin.
///
/// ```ignore
/// #[systems]
/// impl FlockSystems {
///     #[system(after = steer)]
///     fn swim(time: FrameTime, mut fish: Query<(&Boid, &mut Transform)>) { .. }
///
///     #[observer]
///     fn greet(added: OnAdd<Boid>, boids: Query<&Boid>, mut commands: Commands<(Name,)>) { .. }
///
///     #[effect_handler]
///     fn play(&self, sounds: &[PlaySound]) { .. }
///
///     /// Frightens all fish.
///     #[command]
///     fn scare(Arg(strength): Arg<f32>, mut fish: Query<&mut Boid>) -> String { .. }
/// }
/// ```
///
/// `after` and `before` name systems of the same block by their functions, those of another block
/// with its type (`after = Movement::swim`), and those of another plugin by text
/// (`after = "flock::swim"`).
///
/// `#[systems]` takes `name`, for what stands before `::` in the names of systems, and `when`, a
/// condition of all systems of the block.
///
/// A function accesses what its parameters name (`playground_core_ecs::param`). `#[system]` takes
/// `stage`, `after`, `before`, `when`, `every`, `every_s`, `if_any`, `if_changed`, `if_event` and
/// `name`. `if_any` looks at whole archetypes: it does not check `Changed`, `Added` and the rows of
/// sparse components. `#[observer]` takes `priority` and `name`, `#[effect_handler]` takes `name`,
/// `#[command]` takes `only_in_play` and `name`. The type is made by `new(context)`, if the block
/// has it, else by `Default`.
#[proc_macro_attribute]
pub fn systems(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(systems::expand(options.into(), item.into()))
}

/// Marks a system of a block; [`macro@systems`] removes it. Outside of such a block it is an error.
#[proc_macro_attribute]
pub fn system(_: TokenStream, item: TokenStream) -> TokenStream {
    systems::outside_of_block("system", item.into()).into()
}

/// Marks an observer of a block; [`macro@systems`] removes it. Outside of such a block it is an
/// error.
#[proc_macro_attribute]
pub fn observer(_: TokenStream, item: TokenStream) -> TokenStream {
    systems::outside_of_block("observer", item.into()).into()
}

/// Marks a console command of a block; [`macro@systems`] removes it. Outside of such a block it is
/// an error.
#[proc_macro_attribute]
pub fn command(_: TokenStream, item: TokenStream) -> TokenStream {
    systems::outside_of_block("command", item.into()).into()
}

/// Marks an effect handler of a block; [`macro@systems`] removes it. Outside of such a block it is
/// an error.
#[proc_macro_attribute]
pub fn effect_handler(_: TokenStream, item: TokenStream) -> TokenStream {
    systems::outside_of_block("effect_handler", item.into()).into()
}

/// Makes a type a panel of the editor, by its function `ui`.
///
/// ```ignore
/// #[panel(title = "Stopwatch", icon = ICON_TIMER, side = Right, order = 50)]
/// impl Stopwatch {
///     fn ui(&mut self, ui: &mut Ui, context: &mut PanelContext, boids: Query<&Boid>) { .. }
/// }
/// ```
///
/// The type is the panel's state: it starts as its default, and serde carries it over a reload
/// (`#[state]` derives what that needs). The parameters, in any order, are `&mut Ui`,
/// `&mut PanelContext`, what it reads of the world (`Query<..>`, `Res<T>`), and by reference what
/// is requested once: keys (`&Key<T>`) and contracts (`&BoundFooView`).
///
/// `title` is required. `icon` is one of the Material Icons, or a text; `side` is `Left`, `Center`,
/// `Right` or `Bottom`; tabs of a side are sorted by `order`, the lowest first. `ui` may return
/// `Result<(), E>`: the error is shown below the content.
#[proc_macro_attribute]
pub fn panel(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(panel::expand(options.into(), item.into()))
}

/// Makes a type add to the picture of the world, by its function `draw`.
///
/// ```ignore
/// #[draw]
/// impl Headings {
///     fn draw(&mut self, drawing: &mut Drawing, boids: Query<(&Boid, &WorldTransform)>) { .. }
/// }
/// ```
///
/// It is called for each picture, in the editor and in play. The other parameters are what it reads
/// of the world, like those of a panel ([`macro@panel`]); it writes nothing. The type starts as its
/// default.
#[proc_macro_attribute]
pub fn draw(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(draw::expand(options.into(), item.into()))
}

/// Makes a type edit one component in the inspector, by its function `ui`.
///
/// ```ignore
/// #[inspector]
/// impl HullInspector {
///     fn ui(&mut self, ui: &mut Ui, hull: &mut Hull, rules: Res<Rules>) { .. }
/// }
/// ```
///
/// The function changes the component, which becomes an edit of all selected entities, with undo.
/// It replaces the fields; `#[inspector(with_fields)]` shows those below it. Other parameters are
/// what it reads of the world, like those of a panel ([`macro@panel`]). The type starts as its
/// default.
#[proc_macro_attribute]
pub fn inspector(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(component_editor::expand_inspector(
        options.into(),
        item.into(),
    ))
}

/// Makes a type show one component of the selected entities in the viewport, by its function
/// `gizmo`.
///
/// ```ignore
/// #[gizmo]
/// impl ReachGizmo {
///     fn gizmo(&mut self, gizmo: &mut Gizmo, shark: &mut Shark) {
///         gizmo.sphere(gizmo.position(), &mut shark.reach, Color::WHITE);
///     }
/// }
/// ```
///
/// The function draws lines and handles; a handle that is dragged changes the component, which
/// becomes an edit with undo. Other parameters are what it reads of the world, like those of a
/// panel ([`macro@panel`]). The type starts as its default.
#[proc_macro_attribute]
pub fn gizmo(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(component_editor::expand_gizmo(options.into(), item.into()))
}

/// Makes a struct or enum state: its fields survive a reload, by name, even if the type changes. A
/// field with `#[serde(skip)]` starts anew; a field may have `#[field(default = EXPR)]`.
///
/// `Default` and serde are derived; a `#[derive(…)]` below adds others. A type that implements
/// `Default` itself names that: `#[state(by_hand(Default))]`.
#[proc_macro_attribute]
pub fn state(options: TokenStream, item: TokenStream) -> TokenStream {
    answer(state::expand(options.into(), item.into()))
}

/// Exports what the crate declares. Put it into the crate's root, once:
/// `playground_base::export!();`.
///
/// It follows the crate's `mod` lines and finds each `#[component]`, `#[view]`, `#[view_model]`,
/// `#[systems]`, `#[panel]`, `#[draw]`, `#[inspector]` and `#[gizmo]`, and the model crates among
/// the dependencies: those whose manifest says `model = true`. For a model crate it makes the
/// static `MODELS`, for another crate the tables that the editor reads when it loads the module.
///
/// An item in a private module needs a `pub use` in each module above it, unless the root can see
/// its module. Items that the crate's own macros declare cannot be found; their types are named:
/// `export!(components: [things::Rock, things::Ship])`, `view_models: [..]` likewise.
///
/// A crate without any such item does not compile; a core of plain data uses `export!(nothing)`.
#[proc_macro]
pub fn export(lists: TokenStream) -> TokenStream {
    let tokens = export::expand(lists.into());
    // Other macros use these versions: without them an error would cause further errors.
    let versions = export::versions_of_refused();
    answer(
        tokens
            .map_err(|error| error.to_compile_error())
            .or_else(|error| Ok(quote::quote!(#error #versions))),
    )
}

fn answer(expanded: syn::Result<proc_macro2::TokenStream>) -> TokenStream {
    let tokens = expanded.unwrap_or_else(|error| error.to_compile_error());
    facade::Facade::of_crate().apply(tokens).into()
}

/// The name of the package that is being compiled.
fn package() -> String {
    std::env::var("CARGO_PKG_NAME").unwrap_or_default()
}
