//! The panel with a picture of the world, and its mouse.

use playground_base::glam::{Mat4, Vec3};
use playground_base::{ComponentId, Value};
use playground_core_ecs::{EntityId, EntityRef, Transform, WorldTransform};
use playground_core_ui::{EditorCommand, Panel, ProjectInfo, SelectMode};
use playground_graphics::egui::{
    Color32, ColorImage, Event, Modifiers, PointerButton, Pos2, TextureHandle, Ui, vec2,
};
use playground_graphics::egui_kittest::Harness;
use playground_graphics::egui_material_icons;
use playground_plugins_viewport::ViewportPanel;
use playground_plugins_viewport::maths::View;
use playground_tests_panels::{Scene, row};

/// The panel and its data.
pub struct Shown {
    pub scene: Scene,
    pub panel: <ViewportPanel as Panel>::Implementation,
    picture: Option<TextureHandle>,
}

/// The rows of an entity at a position.
pub fn at(position: Vec3) -> Vec<(ComponentId, Value)> {
    let world_from_local = Mat4::from_translation(position);
    vec![
        row(&Transform::from_translation(position)),
        row(&WorldTransform { world_from_local }),
    ]
}

/// The panel of a scene with a picture, drawn until it rests.
pub fn shown(scene: Scene) -> Harness<'static, Shown> {
    let panel = ViewportPanel::open(&scene.context()).expect("core components are known");
    let state = Shown {
        scene,
        panel,
        picture: None,
    };
    let mut harness = Harness::builder()
        .with_size(vec2(800.0, 600.0))
        .with_context_setup(egui_material_icons::initialize)
        .build_ui_state(show, state);
    harness.run_steps(3);
    harness.state_mut().scene.commands.clear();
    harness
}

fn show(ui: &mut Ui, shown: &mut Shown) {
    let picture = shown.picture.get_or_insert_with(|| {
        let image = ColorImage::filled([4, 4], Color32::DARK_GRAY);
        ui.ctx().load_texture("picture", image, Default::default())
    });
    shown.scene.editor.project = Some(ProjectInfo::default());
    shown.scene.viewport.picture = Some((picture.id(), [4, 4]));
    shown.scene.show(&shown.panel, ui);
}

/// The commands of the panel since the last call.
pub fn taken(harness: &mut Harness<'static, Shown>) -> Vec<EditorCommand> {
    std::mem::take(&mut harness.state_mut().scene.commands)
}

/// The position of a point of the world on the screen.
pub fn on_screen(harness: &Harness<'static, Shown>, point: Vec3) -> Pos2 {
    let viewport = &harness.state().scene.viewport;
    let area = viewport.area.expect("the panel reports its area");
    let view = View::new(area, &viewport.camera);
    view.to_screen(point).expect("in front of the eye")
}

/// Moves the mouse to a point.
pub fn point(harness: &mut Harness<'static, Shown>, at: Pos2) {
    harness.event(Event::PointerMoved(at));
    harness.step();
}

/// Presses or releases a mouse button at a point.
pub fn button(
    harness: &mut Harness<'static, Shown>,
    (at, button): (Pos2, PointerButton),
    is_pressed: bool,
    modifiers: Modifiers,
) {
    harness.event_modifiers(
        Event::PointerButton {
            pos: at,
            button,
            pressed: is_pressed,
            modifiers,
        },
        modifiers,
    );
    harness.step();
}

/// A scene with an entity at the origin.
pub fn with_cube() -> (Scene, EntityId) {
    let scene = Scene::new();
    let cube = scene.spawn(at(Vec3::ZERO));
    (scene, cube)
}

/// A click with the primary button.
pub fn click(harness: &mut Harness<'static, Shown>, at: Pos2, modifiers: Modifiers) {
    point(harness, at);
    button(harness, (at, PointerButton::Primary), true, modifiers);
    button(harness, (at, PointerButton::Primary), false, modifiers);
    harness.step();
}

/// The command that selects entities.
pub fn selects(entities: &[EntityId], mode: SelectMode) -> EditorCommand {
    EditorCommand::Select(entities.iter().copied().map(EntityRef::Id).collect(), mode)
}
