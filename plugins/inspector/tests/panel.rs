//! The panel as a user sees it. Edits are applied to the world as the editor would.

use playground_base::egui::{Key, vec2};
use playground_base::egui_kittest::{Harness, kittest::Queryable};
use playground_base::glam::{Quat, Vec3};
use playground_base::{Value, component, described, from_value, stable_id};
use playground_core_ecs::{
    ComponentId, EntityId, EntityRef, Owner, RandomSeed, Transform, WorldTransform,
};
use playground_core_rendering::{Light, LightKind, MeshRenderer};
use playground_core_ui::{EditorCommand, Panel, Selection};
use playground_plugins_inspector::InspectorPanel;
use playground_tests_panels::{Scene, reloaded, row, rows_of, style};

/// One field of every kind.
#[component]
pub struct Zoo {
    pub alive: bool,
    #[field(min = 0, max = 9)]
    pub legs: u8,
    pub label: String,
    pub shape: Shape,
    pub friend: EntityId,
    pub marks: Vec<u32>,
    pub mood: Option<f32>,
    pub home: Home,
    pub pair: [f64; 2],
}

/// A choice with data.
#[described]
pub enum Shape {
    #[default]
    Point,
    Circle {
        radius: f32,
    },
    Square(f32),
}

/// A struct inside.
#[described]
pub struct Home {
    pub address: String,
}

struct Shown {
    scene: Scene,
    panel: <InspectorPanel as Panel>::Implementation,
    done: Vec<EditorCommand>,
}

impl Shown {
    fn apply(&mut self) {
        for command in std::mem::take(&mut self.scene.commands) {
            if let EditorCommand::Set {
                entities,
                path,
                value,
                ..
            } = &command
            {
                for entity in entities {
                    set(&self.scene, entity, path, value);
                }
            }
            if let EditorCommand::SetMany { rows, .. } = &command {
                for (entity, component, value) in rows {
                    set(&self.scene, &EntityRef::Id(*entity), component, value);
                }
            }
            self.done.push(command);
        }
    }
}

fn set(scene: &Scene, entity: &EntityRef, path: &str, value: &Value) {
    let owner = match entity {
        EntityRef::Id(entity) => Owner::Entity(*entity),
        EntityRef::World => Owner::World,
        EntityRef::Path(_) => panic!("the panel names entities by id"),
    };
    let mut world_data = scene.world.data.write();
    let (component, rest) = path.split_once('.').unwrap_or((path, ""));
    let mut pools = world_data.pools.iter();
    let pool = pools.find(|pool| pool.description().name == component);
    let pool = pool.expect("the path begins with a stable name").clone();
    let place = world_data.owner(owner).expect("alive");
    let row = place.row as usize;
    let mut whole = pool
        .read(&world_data.token, place.archetype, row)
        .expect("it has the component");
    *whole.at_mut(rest).expect("the path leads somewhere") = value.clone();
    world_data.token.advance();
    let written = pool.write(&mut world_data.token, place.archetype, row, whole);
    written.unwrap_or_else(|error| panic!("{path}: {error}"));
}

fn shown(mut scene: Scene, selection: &[EntityId]) -> Harness<'static, Shown> {
    scene.editor.selection = Selection::Entities(selection.to_vec());
    shown_as_it_is(scene)
}

fn shown_as_it_is(scene: Scene) -> Harness<'static, Shown> {
    let panel = InspectorPanel::open(&scene.context()).expect("core components are known");
    let done = Vec::new();
    let mut harness = Harness::builder()
        .with_size(vec2(300.0, 900.0))
        .with_context_setup(style)
        .build_ui_state(
            |ui, shown: &mut Shown| {
                shown.scene.show(&shown.panel, ui);
                shown.apply();
            },
            Shown { scene, panel, done },
        );
    harness.run_steps(3);
    harness
}

fn ship(scene: &Scene, name: &str, x: f32) -> EntityId {
    let mut rows = rows_of(name, None);
    rows.extend([
        row(&Transform::from_translation(Vec3::new(x, 2.0, 3.0))),
        row(&WorldTransform::default()),
        row(&MeshRenderer::default()),
    ]);
    scene.spawn(rows)
}

fn zoo() -> (Scene, EntityId) {
    let scene = Scene::new();
    scene.register(&[<Zoo as playground_base::Component>::INFO]);
    let mut rows = rows_of("Animal", None);
    rows.push(row(&Zoo {
        marks: vec![5, 6, 7],
        ..Zoo::default()
    }));
    let animal = scene.spawn(rows);
    (scene, animal)
}

fn value_of(harness: &Harness<'static, Shown>, entity: EntityId, name: &str) -> Value {
    let world_data = harness.state().scene.world.data.read();
    let pool = world_data
        .pool(ComponentId(stable_id(name)))
        .expect("known");
    let place = world_data.locate(entity).expect("alive");
    pool.read(&world_data.token, place.archetype, place.row as usize)
        .expect("it has it")
}

fn transform(harness: &Harness<'static, Shown>, entity: EntityId) -> Transform {
    from_value(value_of(harness, entity, "playground-core-ecs::Transform")).expect("a transform")
}

fn the_zoo(harness: &Harness<'static, Shown>, entity: EntityId) -> Zoo {
    let name = <Zoo as playground_base::Named>::NAME;
    from_value(value_of(harness, entity, name)).expect("a zoo")
}

fn click(harness: &mut Harness<'static, Shown>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(3);
}

/// Enters a text into the field called `label`.
fn enter(harness: &mut Harness<'static, Shown>, label: &str, text: &str) {
    harness.get_by_label(label).focus();
    harness.run_steps(2);
    harness.get_by_label(label).type_text(text);
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
}

fn gestures(harness: &Harness<'static, Shown>) -> Vec<u64> {
    let number = |command: &EditorCommand| match command {
        EditorCommand::Set { gesture, .. } | EditorCommand::SetMany { gesture, .. } => {
            Some(*gesture)
        }
        _ => None,
    };
    let mut numbers: Vec<u64> = harness.state().done.iter().filter_map(number).collect();
    numbers.dedup();
    numbers
}

#[test]
fn a_drag_moves_the_entity_in_one_gesture() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", 1.0);
    let mut harness = shown(scene, &[entity]);
    let field = harness.get_by_label("Translation x").rect().center();
    harness.drag_at(field);
    harness.step();
    for step in 1..6 {
        harness.hover_at(field + vec2(step as f32 * 10.0, 0.0));
        harness.step();
    }
    harness.drop_at(field + vec2(50.0, 0.0));
    harness.run_steps(3);
    let moved = transform(&harness, entity).translation;
    assert!(moved.x > 3.0, "it moved: {moved}");
    assert_eq!((moved.y, moved.z), (2.0, 3.0));
    assert!(
        harness.state().done.len() > 2,
        "it moved while the drag lasted"
    );
    assert_eq!(gestures(&harness).len(), 1);
}

/// What a reload does to the panel between two frames.
fn reload(harness: &mut Harness<'static, Shown>) {
    let shown = harness.state_mut();
    let context = shown.scene.context();
    shown.panel = reloaded(&shown.panel, &context, InspectorPanel::open);
}

#[test]
fn a_drag_that_a_reload_falls_into_is_one_gesture() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", 1.0);
    let mut harness = shown(scene, &[entity]);
    let field = harness.get_by_label("Rotation x").rect().center();
    harness.drag_at(field);
    harness.step();
    for step in 1..30 {
        harness.hover_at(field + vec2(step as f32 * 10.0, 0.0));
        harness.step();
        if step == 15 {
            reload(&mut harness);
        }
    }
    harness.drop_at(field + vec2(290.0, 0.0));
    harness.run_steps(3);
    let value = harness.get_by_label("Rotation x").value();
    let angle = value.and_then(|value| value.trim_end_matches('\u{b0}').trim().parse().ok());
    let angle: f64 = angle.expect("it shows an angle");
    assert!(angle > 100.0, "the angle goes on past a right one: {angle}");
    assert_eq!(gestures(&harness).len(), 1);
    let after = harness.state().done.len();
    assert!(after > 20, "it went on after the reload: {after} edits");
}

#[test]
fn a_text_that_a_reload_falls_into_is_not_lost() {
    let (scene, animal) = zoo();
    let mut harness = shown(scene, &[animal]);
    harness.get_by_label("Label").focus();
    harness.run_steps(2);
    harness.get_by_label("Label").type_text("ze");
    harness.run_steps(2);
    reload(&mut harness);
    harness.run_steps(2);
    harness.get_by_label("Label").type_text("bra");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    let [EditorCommand::Set { path, value, .. }] = &harness.state().done[..] else {
        panic!("one edit: {:?}", harness.state().done);
    };
    assert_eq!(
        (path.as_str(), value),
        (
            format!("{}.label", <Zoo as playground_base::Named>::NAME).as_str(),
            &Value::Text("zebra".into())
        )
    );
}

#[test]
fn a_typed_number_is_committed_once() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", 1.0);
    let mut harness = shown(scene, &[entity]);
    enter(&mut harness, "Translation z", "-7.25");
    assert_eq!(transform(&harness, entity).translation.z, -7.25);
    assert_eq!(harness.state().done.len(), 1);
}

#[test]
fn leaving_a_field_changes_nothing() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", 1.234_567);
    let mut harness = shown(scene, &[entity]);
    harness.get_by_label("Translation x").focus();
    harness.run_steps(3);
    harness.key_press(Key::Enter);
    harness.run_steps(3);
    assert_eq!(harness.state().done, []);
}

#[test]
fn several_entities_get_the_same_value() {
    let scene = Scene::new();
    let ships = [ship(&scene, "A", 1.0), ship(&scene, "B", 5.0)];
    let mut harness = shown(scene, &ships);
    let mixed = harness.get_by_label("Translation x").value();
    assert_eq!(mixed.as_deref(), Some("\u{2014}"));
    let same = harness.get_by_label("Translation y").value();
    assert_eq!(same.as_deref(), Some("2.00"));
    enter(&mut harness, "Translation x", "8");
    for ship in ships {
        assert_eq!(
            transform(&harness, ship).translation,
            Vec3::new(8.0, 2.0, 3.0)
        );
    }
}

#[test]
fn several_entities_keep_their_other_angles() {
    let scene = Scene::new();
    let ships = [ship(&scene, "A", 1.0), ship(&scene, "B", 5.0)];
    let turned = Quat::from_rotation_y(0.5);
    let mut harness = shown(scene, &ships);
    let value = Value::List(turned.to_array().map(Value::F32).to_vec());
    set(
        &harness.state().scene,
        &EntityRef::Id(ships[0]),
        "playground-core-ecs::Transform.rotation",
        &value,
    );
    harness.run_steps(2);
    enter(&mut harness, "Rotation x", "90");
    let quarter = Quat::from_rotation_x(std::f32::consts::FRAC_PI_2);
    assert!(
        transform(&harness, ships[1])
            .rotation
            .abs_diff_eq(quarter, 1e-5)
    );
    assert!(
        transform(&harness, ships[0])
            .rotation
            .abs_diff_eq(turned * quarter, 1e-5)
    );
    assert_eq!(gestures(&harness).len(), 1, "one step of undo");
}

#[test]
fn entered_angles_do_not_jump() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", 1.0);
    let mut harness = shown(scene, &[entity]);
    enter(&mut harness, "Rotation x", "90");
    enter(&mut harness, "Rotation y", "370");
    enter(&mut harness, "Rotation z", "20");
    let shown = ["Rotation x", "Rotation y", "Rotation z"]
        .map(|label| harness.get_by_label(label).value().unwrap_or_default());
    assert_eq!(shown, ["90.00\u{b0}", "370.0\u{b0}", "20.00\u{b0}"]);
}

#[test]
fn choices_are_picked() {
    let scene = Scene::new();
    let mut rows = rows_of("Sun", None);
    rows.push(row(&Light::default()));
    let sun = scene.spawn(rows);
    let mut harness = shown(scene, &[sun]);
    click(&mut harness, "Kind");
    click(&mut harness, "Spot");
    let light: Light =
        from_value(value_of(&harness, sun, "playground-core-rendering::Light")).expect("a light");
    assert_eq!(light.kind, LightKind::Spot);
}

#[test]
fn a_choice_brings_its_data() {
    let (scene, animal) = zoo();
    let mut harness = shown(scene, &[animal]);
    click(&mut harness, "Shape");
    click(&mut harness, "Circle");
    assert_eq!(
        the_zoo(&harness, animal).shape,
        Shape::Circle { radius: 0.0 }
    );
    enter(&mut harness, "Radius", "2.5");
    assert_eq!(
        the_zoo(&harness, animal).shape,
        Shape::Circle { radius: 2.5 }
    );
    click(&mut harness, "Shape");
    click(&mut harness, "Square");
    enter(&mut harness, "Square", "4");
    assert_eq!(the_zoo(&harness, animal).shape, Shape::Square(4.0));
}

#[test]
fn plain_fields_are_edited() {
    let (scene, animal) = zoo();
    let mut harness = shown(scene, &[animal]);
    click(&mut harness, "Alive");
    enter(&mut harness, "Label", "Bear");
    enter(&mut harness, "Address", "Cave");
    click(&mut harness, "Mood");
    let zoo = the_zoo(&harness, animal);
    assert!(zoo.alive);
    assert_eq!(zoo.label, "Bear");
    assert_eq!(zoo.home.address, "Cave");
    assert_eq!(zoo.mood, Some(0.0));
}

#[test]
fn lists_grow_shrink_and_turn() {
    let (scene, animal) = zoo();
    let mut harness = shown(scene, &[animal]);
    click(&mut harness, "Move down 0");
    assert_eq!(the_zoo(&harness, animal).marks, [6, 5, 7]);
    click(&mut harness, "Remove element 1");
    assert_eq!(the_zoo(&harness, animal).marks, [6, 7]);
    click(&mut harness, "Add an element");
    assert_eq!(the_zoo(&harness, animal).marks, [6, 7, 7]);
}

#[test]
fn entities_are_picked_by_name() {
    let (scene, animal) = zoo();
    let keeper = scene.named("Keeper", None);
    let mut harness = shown(scene, &[animal]);
    let pickers = harness.get_all_by_label("Entity: None");
    pickers.last().expect("the friend").click();
    harness.run_steps(3);
    click(&mut harness, "Keeper");
    assert_eq!(the_zoo(&harness, animal).friend, keeper);
}

#[test]
fn components_are_added_and_removed() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", 1.0);
    let mut harness = shown(scene, &[entity]);
    click(&mut harness, "Add Component");
    click(&mut harness, "Camera");
    let name = "playground-core-rendering::Camera".to_owned();
    let added = EditorCommand::AddComponent(vec![EntityRef::Id(entity)], name);
    assert_eq!(harness.state().done, [added]);
    click(&mut harness, "MeshRenderer menu");
    click(&mut harness, "Remove");
    let name = "playground-core-rendering::MeshRenderer".to_owned();
    let removed = EditorCommand::RemoveComponent(vec![EntityRef::Id(entity)], name);
    assert_eq!(harness.state().done.last(), Some(&removed));
}

#[test]
fn a_component_goes_back_to_its_default() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", 1.0);
    let mut harness = shown(scene, &[entity]);
    click(&mut harness, "Transform menu");
    click(&mut harness, "Reset to default");
    assert_eq!(transform(&harness, entity), Transform::default());
}

#[test]
fn values_are_copied_from_one_entity_to_another() {
    let scene = Scene::new();
    let ships = [ship(&scene, "A", 1.0), ship(&scene, "B", 5.0)];
    let mut harness = shown(scene, &ships[..1]);
    click(&mut harness, "Transform menu");
    click(&mut harness, "Copy values");
    harness.state_mut().scene.editor.selection = Selection::Entities(vec![ships[1]]);
    harness.run_steps(2);
    click(&mut harness, "Transform menu");
    click(&mut harness, "Paste values");
    assert_eq!(transform(&harness, ships[1]), transform(&harness, ships[0]));
}

#[test]
fn only_what_differs_is_shown_when_asked() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", 1.0);
    let mut harness = shown(scene, &[entity]);
    assert!(harness.query_by_label("Scale x").is_some());
    click(&mut harness, "Show only what differs from a new component");
    assert!(harness.query_by_label("Scale x").is_none());
    assert!(harness.query_by_label("Translation x").is_some());
}

#[test]
fn the_name_is_edited_in_the_header() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", 1.0);
    let mut harness = shown(scene, &[entity]);
    harness.get_by_label("Name").click();
    harness.run_steps(2);
    harness.key_press_modifiers(playground_base::egui::Modifiers::COMMAND, Key::A);
    harness.run_steps(1);
    enter(&mut harness, "Name", "Boat");
    let renamed = EditorCommand::Rename(vec![EntityRef::Id(entity)], "Boat".into());
    assert_eq!(harness.state().done, [renamed]);
}

#[test]
fn several_entities_are_renamed_in_one_command() {
    let scene = Scene::new();
    let ships = [ship(&scene, "Ship", 1.0), ship(&scene, "Ship", 5.0)];
    let mut harness = shown(scene, &ships);
    enter(&mut harness, "Name", "Boat");
    let [EditorCommand::Rename(entities, _)] = &harness.state().done[..] else {
        panic!("one step of undo: {:?}", harness.state().done);
    };
    assert_eq!(*entities, ships.map(EntityRef::Id));
}

/// Two crates may use the same short name.
mod other {
    use playground_base::component;

    /// Not the other Zoo.
    #[component(name = "other::Zoo")]
    #[derive(Clone, Debug, Default, PartialEq)]
    pub struct Zoo {
        pub cages: u8,
    }
}

#[test]
fn an_edit_reaches_the_component_shown_when_two_share_a_short_name() {
    let scene = Scene::new();
    scene.register(&[
        <Zoo as playground_base::Component>::INFO,
        <other::Zoo as playground_base::Component>::INFO,
    ]);
    let mut rows = rows_of("Animal", None);
    rows.extend([row(&Zoo::default()), row(&other::Zoo::default())]);
    let animal = scene.spawn(rows);
    let mut harness = shown(scene, &[animal]);
    enter(&mut harness, "Cages", "7");
    let zoo: other::Zoo = from_value(value_of(&harness, animal, "other::Zoo")).expect("a zoo");
    assert_eq!(zoo.cages, 7);
    assert_eq!(the_zoo(&harness, animal), Zoo::default());
}

#[test]
fn computed_components_are_only_shown() {
    let scene = Scene::new();
    let entity = ship(&scene, "Ship", 1.0);
    let mut harness = shown(scene, &[entity]);
    assert!(harness.query_by_label("World Transform").is_none());
    click(&mut harness, "Computed");
    assert!(harness.query_by_label("World Transform").is_some());
    let cell = harness.get_by_label("World From Local 0");
    assert!(playground_base::egui_kittest::kittest::NodeT::accesskit_node(&cell).is_disabled());
}

#[test]
fn without_a_selection_it_says_what_to_do() {
    let harness = shown(Scene::new(), &[]);
    let hint =
        "Select an entity or the World in the hierarchy, or click an entity in the viewport.";
    assert!(harness.query_by_label(hint).is_some());
}

/// What a world has one of.
#[component(resource)]
pub struct Score {
    pub points: u32,
    #[field(default = Quat::IDENTITY)]
    pub wind: Quat,
}

/// What only the engine writes.
#[component(resource, derived)]
pub struct Weather {
    pub rain: bool,
}

fn world() -> Harness<'static, Shown> {
    let mut scene = Scene::new();
    scene.register(&[
        <Score as playground_base::Component>::INFO,
        <Weather as playground_base::Component>::INFO,
    ]);
    scene.resource(&Score {
        points: 3,
        ..Score::default()
    });
    scene.resource(&Weather { rain: true });
    scene.resource(&RandomSeed { seed: 4 });
    scene.editor.selection = Selection::World;
    shown_as_it_is(scene)
}

fn score(harness: &Harness<'static, Shown>) -> Score {
    let world_data = harness.state().scene.world.data.read();
    let pool = world_data.pool(ComponentId(stable_id(
        <Score as playground_base::Named>::NAME,
    )));
    let place = world_data.owner(Owner::World).expect("it is there");
    let value = world_data.get_value(place, pool.expect("it is known"));
    from_value(value.expect("the world has it")).expect("a score")
}

#[test]
fn the_world_shows_its_resources_by_name_and_nothing_of_entities() {
    let mut harness = world();
    let top = |label| harness.get_by_label(label).rect().top();
    assert!(top("Random Seed") < top("Score"));
    assert!(harness.query_by_label("3 resources").is_some());
    for label in ["Name", "Enabled", "Parent", "Add Component", "Weather"] {
        assert!(harness.query_by_label(label).is_none(), "{label}");
    }
    click(&mut harness, "Computed");
    assert!(harness.query_by_label("Weather").is_some());
    let rain = harness.get_by_label("Rain");
    assert!(playground_base::egui_kittest::kittest::NodeT::accesskit_node(&rain).is_disabled());
}

#[test]
fn a_resource_is_edited_as_the_worlds_and_reset() {
    let mut harness = world();
    enter(&mut harness, "Points", "12");
    assert_eq!(score(&harness).points, 12);
    let [
        EditorCommand::Set {
            entities,
            path,
            gesture,
            ..
        },
    ] = &harness.state().done[..]
    else {
        panic!("one edit: {:?}", harness.state().done);
    };
    assert_eq!(entities[..], [EntityRef::World]);
    assert!(path.ends_with("::Score.points") && *gesture != 0, "{path}");
    enter(&mut harness, "Wind y", "90");
    assert!(
        score(&harness)
            .wind
            .angle_between(Quat::from_rotation_y(1.571))
            < 0.01
    );
    click(&mut harness, "Score menu");
    assert!(
        harness.query_by_label("Remove").is_none(),
        "the world keeps it"
    );
    click(&mut harness, "Reset to default");
    assert_eq!(score(&harness).points, 0);
}

#[test]
fn a_resource_that_a_system_writes_is_seen_in_the_next_frame() {
    let mut harness = world();
    assert!(harness.query_by_value("3").is_some());
    let path = format!("{}.points", <Score as playground_base::Named>::NAME);
    set(
        &harness.state().scene,
        &EntityRef::World,
        &path,
        &Value::UInt(41),
    );
    harness.run_steps(1);
    assert!(harness.query_by_value("41").is_some());
}
