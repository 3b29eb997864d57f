//! The panel of a scene, and the commands that it sends.

use playground_base::glam::Vec3;
use playground_base::{Component, Value, from_value, to_value};
use playground_core_drawing::MeshRenderer;
use playground_core_ecs::{EntityId, EntityRef, Transform, WorldTransform};
use playground_core_ui::{EditorCommand, Selection};
use playground_graphics::egui::{Key, vec2};
use playground_graphics::egui_kittest::{Harness, Node, kittest::Queryable};
use playground_plugins_inspector::InspectorPanel;
use playground_tests_panels::{Scene, Shown, row, rows_of, shown};

pub type PanelHarness = Harness<'static, Shown<InspectorPanel>>;

/// The panel with these entities selected.
pub fn open(mut scene: Scene, selection: &[EntityId]) -> PanelHarness {
    scene.editor.selection = Selection::Entities(selection.to_vec());
    open_scene(scene)
}

/// The panel with the selection of the scene.
pub fn open_scene(scene: Scene) -> PanelHarness {
    shown(vec2(300.0, 900.0), scene)
}

/// The transform of [`ship`].
pub fn transform_at(x: f32) -> Transform {
    Transform::from_translation(Vec3::new(x, 2.0, 3.0))
}

/// A mesh with a transform.
pub fn ship(scene: &Scene, name: &str, transform: &Transform) -> EntityId {
    let mut rows = rows_of(name, None);
    rows.extend([
        row(transform),
        row(&WorldTransform::default()),
        row(&MeshRenderer::default()),
    ]);
    scene.spawn(rows)
}

pub fn click(harness: &mut PanelHarness, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

/// The field with this label. A label and a slider of that name are to the left of it.
pub fn field<'h>(harness: &'h PanelHarness, label: &'h str) -> Node<'h> {
    let all = harness.get_all_by_label(label);
    let last = all.max_by(|a, b| a.rect().left().total_cmp(&b.rect().left()));
    last.expect("a field")
}

/// Types a text into the field with this label.
pub fn type_into(harness: &mut PanelHarness, label: &str, text: &str) {
    field(harness, label).focus();
    harness.run_steps(2);
    field(harness, label).type_text(text);
    harness.run_steps(2);
}

/// Types a text into the field with this label and commits it.
pub fn enter(harness: &mut PanelHarness, label: &str, text: &str) {
    type_into(harness, label, text);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
}

/// The text of the field with this label.
pub fn text(harness: &PanelHarness, label: &str) -> String {
    field(harness, label).value().unwrap_or_default()
}

/// The component of an entity after the commands, which must edit nothing else. It is also written into
/// the world, so the pool checks its type and the panel shows it.
pub fn apply<T: Component>(
    harness: &mut PanelHarness,
    entity: EntityId,
    before: &T,
    commands: &[EditorCommand],
) -> T {
    let after = edited(&[EntityRef::Id(entity)], before, commands);
    let (component, value) = row(&after);
    harness.state().scene.write(entity, component, value);
    harness.run_steps(2);
    after
}

/// A component after the commands, which must edit it in exactly these owners.
pub fn edited<T: Component>(owners: &[EntityRef], before: &T, commands: &[EditorCommand]) -> T {
    let mut after = to_value(before).expect("a component serialises");
    for command in commands {
        let EditorCommand::Set {
            entities,
            path,
            value,
            ..
        } = command
        else {
            panic!("an edit of a component, not {command:?}");
        };
        assert_eq!(entities, owners);
        *value_at(&mut after, T::NAME, path) = value.clone();
    }
    from_value(after).expect("a value that fits the component")
}

/// The value at a path, which must start with the stable name of the component.
fn value_at<'v>(component: &'v mut Value, name: &str, path: &str) -> &'v mut Value {
    let rest = path.strip_prefix(name);
    let rest = rest.unwrap_or_else(|| panic!("{path} is a path in {name}"));
    let rest = rest.strip_prefix('.').unwrap_or(rest);
    component.at_mut(rest).expect("the path leads to a field")
}

/// The gestures of commands, without repetitions.
pub fn gestures(commands: &[EditorCommand]) -> Vec<u64> {
    let gesture = |command: &EditorCommand| match command {
        EditorCommand::Set { gesture, .. } | EditorCommand::SetMany { gesture, .. } => {
            Some(*gesture)
        }
        _ => None,
    };
    let mut gestures: Vec<u64> = commands.iter().filter_map(gesture).collect();
    gestures.dedup();
    gestures
}
