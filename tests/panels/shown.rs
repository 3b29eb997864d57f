//! [`Shown`]: a panel of a scene, in a harness.

use crate::Scene;
use playground_base::pollster::block_on;
use playground_base::{Context, ModuleError, ViewModelTrait};
use playground_core_ui::{EditorCommand, Panel};
use playground_graphics::egui::{Ui, Vec2};
use playground_graphics::egui_kittest::{Harness, HarnessBuilder};
use playground_graphics::egui_material_icons;

/// A panel and what it is shown with.
pub struct Shown<P: Panel> {
    /// The world, the editor's state, the commands.
    pub scene: Scene,
    /// The panel.
    pub panel: P::Implementation,
}

impl<P: Panel> Shown<P> {
    /// Replaces the panel between two frames by another one with its state, as a reload does.
    pub fn reload(&mut self) {
        self.panel = reloaded(&self.panel, &self.scene.context(), P::open);
    }
}

/// The panel of a scene in an area of this size, in points; drawn until it rests.
pub fn shown<P: Panel>(size: Vec2, scene: Scene) -> Harness<'static, Shown<P>> {
    shown_in(Harness::builder().with_size(size), scene)
}

/// The same in a harness that a test set up for itself.
pub fn shown_in<P: Panel>(
    harness: HarnessBuilder<Shown<P>>,
    scene: Scene,
) -> Harness<'static, Shown<P>> {
    let panel = P::open(&scene.context()).expect("core components are known");
    let mut harness = harness
        .with_context_setup(egui_material_icons::initialize)
        .build_ui_state(
            |ui: &mut Ui, shown: &mut Shown<P>| shown.scene.show(&shown.panel, ui),
            Shown { scene, panel },
        );
    harness.run_steps(3);
    harness.state_mut().scene.commands.clear();
    harness
}

/// The commands of the panel since the last call.
pub fn taken<P: Panel>(harness: &mut Harness<'static, Shown<P>>) -> Vec<EditorCommand> {
    std::mem::take(&mut harness.state_mut().scene.commands)
}

/// The generation of a panel that comes after this one: made anew, with its state, as a reload does
/// it.
pub fn reloaded<V: ViewModelTrait>(
    before: &V,
    context: &Context,
    open: impl FnOnce(&Context) -> Result<V, ModuleError>,
) -> V {
    let after = open(context).expect("it was made before");
    let saved = block_on(before.save_state()).expect("the panel has a state");
    let restored = block_on(after.restore_state(saved.expect("it can be saved")));
    let restored = restored.expect("the panel has a state");
    restored.expect("it fits");
    after
}
