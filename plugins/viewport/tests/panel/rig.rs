//! The panel with a picture of the world, and the mouse over it.

use playground_base::egui::{
    Color32, ColorImage, Event, Modifiers, PointerButton, Pos2, TextureHandle, Ui, vec2,
};
use playground_base::egui_kittest::Harness;
use playground_base::glam::{Mat4, Vec3};
use playground_base::{ComponentId, Value, egui_material_icons};
use playground_core_ecs::{Transform, WorldTransform};
use playground_core_ui::{EditorCommand, Panel, ProjectInfo};
use playground_plugins_viewport::ViewportPanel;
use playground_plugins_viewport::maths::View;
use playground_tests_panels::{Scene, row};

pub struct Shown {
    pub scene: Scene,
    pub panel: <ViewportPanel as Panel>::Implementation,
    picture: Option<TextureHandle>,
}

pub fn at(place: Vec3) -> Vec<(ComponentId, Value)> {
    let world_from_local = Mat4::from_translation(place);
    vec![
        row(&Transform::from_translation(place)),
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

pub fn taken(harness: &mut Harness<'static, Shown>) -> Vec<EditorCommand> {
    std::mem::take(&mut harness.state_mut().scene.commands)
}

/// Where a point of the world is seen.
pub fn seen(harness: &Harness<'static, Shown>, point: Vec3) -> Pos2 {
    let viewport = &harness.state().scene.viewport;
    let area = viewport.area.expect("the panel tells its area");
    let view = View::new(area, &viewport.camera);
    view.to_screen(point).expect("before the eye")
}

pub fn point(harness: &mut Harness<'static, Shown>, at: Pos2) {
    harness.event(Event::PointerMoved(at));
    harness.step();
}

pub fn button(
    harness: &mut Harness<'static, Shown>,
    (at, button): (Pos2, PointerButton),
    pressed: bool,
    modifiers: Modifiers,
) {
    harness.event_modifiers(
        Event::PointerButton {
            pos: at,
            button,
            pressed,
            modifiers,
        },
        modifiers,
    );
    harness.step();
}
