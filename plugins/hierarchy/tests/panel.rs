//! The panel as a user sees it.

use playground_core_ecs::{EntityId, EntityRef, Parent};
use playground_core_ui::{EditorCommand, SelectMode, Selection, SpawnKind};
use playground_graphics::egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, TouchPhase, vec2,
};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_plugins_hierarchy::HierarchyPanel;
use playground_tests_panels::{Scene, Shown, row, shown, taken};

/// The panel of a scene.
fn open(scene: Scene) -> Harness<'static, Shown<HierarchyPanel>> {
    shown(vec2(240.0, 400.0), scene)
}

fn fleet() -> (Scene, [EntityId; 4]) {
    let scene = Scene::new();
    let fleet = scene.named("Fleet", None);
    let ship = scene.mesh("Ship", Some(fleet));
    let gun = scene.mesh("Gun", Some(ship));
    let sun = scene.named("Sun", None);
    (scene, [fleet, ship, gun, sun])
}

fn select(harness: &mut Harness<'static, Shown<HierarchyPanel>>, entities: &[EntityId]) {
    let selection = Selection::Entities(entities.to_vec());
    harness.state_mut().scene.editor.selection = selection;
    harness.run_steps(2);
}

fn selects(entities: &[EntityId], mode: SelectMode) -> EditorCommand {
    EditorCommand::Select(entities.iter().copied().map(EntityRef::Id).collect(), mode)
}

#[test]
fn clicks_select() {
    let (scene, [fleet, ship, gun, sun]) = fleet();
    let mut harness = open(scene);
    harness.get_by_label("Ship").click();
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [selects(&[ship], SelectMode::Replace)]);
    harness
        .get_by_label("Sun")
        .click_modifiers(Modifiers::COMMAND);
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [selects(&[sun], SelectMode::Toggle)]);
    harness
        .get_by_label("Fleet")
        .click_modifiers(Modifiers::SHIFT);
    harness.run_steps(2);
    let range = [sun, gun, ship, fleet];
    assert_eq!(taken(&mut harness), [selects(&range, SelectMode::Replace)]);
}

#[test]
fn arrows_move_and_fold() {
    let (scene, [fleet, ship, _, sun]) = fleet();
    let mut harness = open(scene);
    harness.get_by_label("Fleet").click();
    harness.run_steps(2);
    select(&mut harness, &[fleet]);
    taken(&mut harness);
    harness.key_press(Key::ArrowDown);
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [selects(&[ship], SelectMode::Replace)]);
    harness.key_press(Key::ArrowLeft);
    harness.run_steps(2);
    assert!(harness.query_by_label("Ship").is_none(), "Fleet is closed");
    harness.key_press(Key::ArrowDown);
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [selects(&[sun], SelectMode::Replace)]);
}

#[test]
fn a_selection_made_elsewhere_is_revealed() {
    let (scene, [fleet, _, gun, _]) = fleet();
    let mut harness = open(scene);
    harness.get_by_label("Collapse Fleet").click();
    harness.run_steps(2);
    assert!(harness.query_by_label("Gun").is_none());
    select(&mut harness, &[fleet, gun]);
    assert!(harness.query_by_label("Gun").is_some());
}

#[test]
fn a_far_row_is_scrolled_to() {
    let scene = Scene::new();
    let ids: Vec<EntityId> = (0..500)
        .map(|at| scene.named(&format!("Rock {at}"), None))
        .collect();
    let mut harness = open(scene);
    assert!(harness.query_by_label("Rock 400").is_none());
    select(&mut harness, &[ids[400]]);
    assert!(harness.query_by_label("Rock 400").is_some());
    assert!(harness.query_by_label("Rock 0").is_none());
}

#[test]
fn the_filter_keeps_matches_and_what_is_above_them() {
    let (scene, _) = fleet();
    let mut harness = open(scene);
    harness.get_by_label("Search the hierarchy").click();
    harness.run_steps(2);
    harness
        .get_by_label("Search the hierarchy")
        .type_text("gun");
    harness.run_steps(3);
    assert!(harness.query_by_label("Fleet").is_some());
    assert!(harness.query_by_label("Sun").is_none());
    assert!(harness.query_by_label_contains("1 of 4").is_some());
    harness.get_by_label("Clear the search").click();
    harness.run_steps(2);
    assert!(harness.query_by_label("Sun").is_some());
}

#[test]
fn a_name_is_edited_in_place() {
    let (scene, [_, _, gun, _]) = fleet();
    let mut harness = open(scene);
    harness.get_by_label("Gun").click();
    harness.run_steps(2);
    select(&mut harness, &[gun]);
    taken(&mut harness);
    harness.key_press(Key::F2);
    harness.run_steps(3);
    harness.get_by_label("New name").type_text("Cannon");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    let renamed = EditorCommand::Rename(vec![EntityRef::Id(gun)], "Cannon".into());
    assert_eq!(taken(&mut harness), [renamed]);
    harness.key_press(Key::F2);
    harness.run_steps(3);
    harness.get_by_label("New name").type_text("Oops");
    harness.run_steps(2);
    harness.key_press(Key::Escape);
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), []);
}

#[test]
fn keys_delete_and_duplicate() {
    let (scene, [_, ship, ..]) = fleet();
    let mut harness = open(scene);
    harness.get_by_label("Ship").click();
    harness.run_steps(2);
    select(&mut harness, &[ship]);
    taken(&mut harness);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::D);
    harness.run_steps(1);
    harness.key_press(Key::Delete);
    harness.run_steps(1);
    let expected = [EditorCommand::Duplicate, EditorCommand::Despawn(Vec::new())];
    assert_eq!(taken(&mut harness), expected);
}

#[test]
fn the_eye_disables() {
    let (scene, [_, ship, ..]) = fleet();
    let mut harness = open(scene);
    harness.get_by_label("Disable Ship").click();
    harness.run_steps(2);
    let disabled = EditorCommand::Disable(vec![EntityRef::Id(ship)]);
    assert_eq!(taken(&mut harness), [disabled]);
}

#[test]
fn a_row_is_dragged_onto_another() {
    let (scene, [fleet, _, gun, sun]) = fleet();
    let mut harness = open(scene);
    let drag = |harness: &mut Harness<'static, Shown<HierarchyPanel>>, from: &str, to: &str| {
        let from = harness.get_by_label(from).rect().center();
        let to = harness.get_by_label(to).rect().center();
        harness.drag_at(from);
        harness.step();
        harness.hover_at(from + vec2(0.0, 10.0));
        harness.step();
        harness.hover_at(to);
        harness.step();
        harness.drop_at(to);
        harness.run_steps(2);
    };
    drag(&mut harness, "Sun", "Gun");
    assert_eq!(
        taken(&mut harness),
        [EditorCommand::SetParent(
            vec![EntityRef::Id(sun)],
            Some(EntityRef::Id(gun))
        )]
    );
    drag(&mut harness, "Fleet", "Gun");
    assert_eq!(
        taken(&mut harness),
        [],
        "an entity does not go below itself"
    );
    assert!(
        harness
            .state()
            .scene
            .world
            .data
            .read()
            .locate(fleet)
            .is_some()
    );
}

#[test]
fn a_parent_that_changes_moves_the_row() {
    let (scene, [_, ship, gun, sun]) = fleet();
    let mut harness = open(scene);
    {
        let mut world_data = harness.state().scene.world.data.write();
        world_data.token.advance();
        let (component, value) = row(&Parent { entity: sun });
        let location = world_data.locate(gun).expect("alive");
        let pool = world_data.pool(component).expect("known").clone();
        let row = location.row as usize;
        let written = pool.write(&mut world_data.token, location.archetype, row, value);
        written.expect("a parent fits");
    }
    harness.run_steps(2);
    let order = |name| harness.get_by_label(name).rect().top();
    assert!(order("Gun") > order("Sun"), "the gun is below the sun now");
    assert!(order("Ship") < order("Sun"));
    assert!(
        harness.query_by_label("Collapse Ship").is_none(),
        "{ship} is childless"
    );
}

#[test]
fn an_empty_scene_offers_to_create() {
    let mut harness = open(Scene::new());
    harness.get_by_label("Create entity").click();
    harness.run_steps(3);
    harness.get_by_label("Cube").click();
    harness.run_steps(2);
    let created = EditorCommand::Spawn {
        kind: SpawnKind::Cube,
        name: None,
        parent: None,
    };
    assert_eq!(taken(&mut harness), [created]);
}

/// Replaces the panel between two frames by one with its state, as a reload does.
fn reload(harness: &mut Harness<'static, Shown<HierarchyPanel>>) {
    harness.state_mut().reload();
}

#[test]
fn rename_and_drag_survive_a_reload() {
    let (scene, [_, _, gun, sun]) = fleet();
    let mut harness = open(scene);
    select(&mut harness, &[gun]);
    harness.get_by_label("Gun").click();
    harness.run_steps(2);
    harness.key_press(Key::F2);
    harness.run_steps(2);
    harness.get_by_label("New name").type_text("Can");
    harness.run_steps(2);
    reload(&mut harness);
    harness.run_steps(2);
    harness.get_by_label("New name").type_text("non");
    harness.run_steps(2);
    harness.key_press(Key::Enter);
    harness.run_steps(2);
    let renamed = EditorCommand::Rename(vec![EntityRef::Id(gun)], "Cannon".into());
    assert!(taken(&mut harness).contains(&renamed));

    let center = |harness: &Harness<'static, Shown<HierarchyPanel>>, name: &str| {
        harness.get_by_label(name).rect().center()
    };
    let (from, to) = (center(&harness, "Sun"), center(&harness, "Gun"));
    harness.drag_at(from);
    harness.step();
    harness.hover_at(from + vec2(0.0, 10.0));
    harness.step();
    reload(&mut harness);
    harness.hover_at(to);
    harness.step();
    harness.drop_at(to);
    harness.run_steps(2);
    let moved = EditorCommand::SetParent(vec![EntityRef::Id(sun)], Some(EntityRef::Id(gun)));
    assert_eq!(taken(&mut harness), [moved]);
}

#[test]
fn scroll_position_survives_a_reload() {
    let scene = Scene::new();
    let stones: Vec<EntityId> = (0..60)
        .map(|at| scene.named(&format!("Stone {at}"), None))
        .collect();
    let mut harness = open(scene);
    select(&mut harness, &[stones[0]]);
    harness.hover_at(harness.get_by_label("Stone 5").rect().center());
    harness.step();
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -600.0),
        phase: TouchPhase::Move,
        source: MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(20);
    assert!(harness.query_by_label("Stone 0").is_none(), "scrolled away");
    reload(&mut harness);
    harness.run_steps(20);
    assert!(harness.query_by_label("Stone 0").is_none(), "and stays so");
}

#[test]
fn rename_is_applied_when_its_row_is_scrolled_away() {
    let scene = Scene::new();
    let ids: Vec<EntityId> = (0..200)
        .map(|at| scene.named(&format!("Rock {at}"), None))
        .collect();
    let mut harness = open(scene);
    select(&mut harness, &[ids[3]]);
    harness.key_press(Key::F2);
    harness.run_steps(3);
    harness.get_by_label("New name").type_text("Pebble");
    harness.run_steps(2);
    select(&mut harness, &[ids[150]]);
    harness.run_steps(2);
    let renamed = EditorCommand::Rename(vec![EntityRef::Id(ids[3])], "Pebble".into());
    assert_eq!(taken(&mut harness), [renamed]);
    harness.key_press(Key::F2);
    harness.run_steps(3);
    assert!(
        harness.query_by_label("New name").is_some(),
        "keys work again"
    );
}

#[test]
fn keys_do_nothing_while_the_game_has_the_keyboard() {
    let (scene, [_, ship, ..]) = fleet();
    let mut harness = open(scene);
    harness.get_by_label("Ship").click();
    harness.run_steps(2);
    select(&mut harness, &[ship]);
    taken(&mut harness);
    harness.state_mut().scene.editor.play.captured = true;
    harness.key_press(Key::Delete);
    harness.key_press(Key::F2);
    harness.run_steps(3);
    assert_eq!(taken(&mut harness), []);
    assert!(harness.query_by_label("New name").is_none());
}

fn selects_world() -> EditorCommand {
    EditorCommand::Select(vec![EntityRef::World], SelectMode::Replace)
}

#[test]
fn the_row_of_the_world_stands_first_and_is_selected_by_click_and_keys() {
    let (scene, [fleet, ..]) = fleet();
    let mut harness = open(scene);
    let row = |label| harness.get_by_label(label).rect();
    assert!(row("World").bottom() <= row("Fleet").top());
    harness.get_by_label("World").click();
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [selects_world()]);
    harness.state_mut().scene.editor.selection = Selection::World;
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("World selected").is_some());
    harness.key_press(Key::ArrowDown);
    harness.run_steps(2);
    assert_eq!(
        taken(&mut harness),
        [selects(&[fleet], SelectMode::Replace)]
    );
    select(&mut harness, &[fleet]);
    harness.key_press(Key::ArrowUp);
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [selects_world()]);
    // A range has entities only.
    harness.key_press_modifiers(Modifiers::SHIFT, Key::ArrowUp);
    harness.run_steps(2);
    assert_eq!(
        taken(&mut harness),
        [selects(&[fleet], SelectMode::Replace)]
    );
    harness.key_press(Key::Home);
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [selects_world()]);
}

#[test]
fn the_world_is_neither_renamed_nor_deleted_nor_copied() {
    let (scene, _) = fleet();
    let mut harness = open(scene);
    harness.get_by_label("World").click();
    harness.run_steps(2);
    harness.state_mut().scene.editor.selection = Selection::World;
    harness.run_steps(2);
    taken(&mut harness);
    for key in [Key::Delete, Key::F2] {
        harness.key_press(key);
        harness.run_steps(2);
    }
    harness.key_press_modifiers(Modifiers::COMMAND, Key::D);
    harness.event(Event::Copy);
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), []);
    assert!(harness.query_by_label("New name").is_none());
}

#[test]
fn the_row_of_the_world_stays_while_entities_scroll_and_where_there_are_none() {
    let scene = Scene::new();
    let ids: Vec<EntityId> = (0..500)
        .map(|at| scene.named(&format!("Rock {at}"), None))
        .collect();
    let mut harness = open(scene);
    select(&mut harness, &[ids[400]]);
    assert!(harness.query_by_label("Rock 400").is_some());
    assert!(harness.query_by_label("World").is_some());
    let mut harness = open(Scene::new());
    harness.get_by_label("World").click();
    harness.run_steps(2);
    assert_eq!(taken(&mut harness), [selects_world()]);
}

#[test]
fn the_selected_world_survives_a_reload_of_the_panel() {
    let (mut scene, _) = fleet();
    scene.editor.selection = Selection::World;
    let mut harness = open(scene);
    reload(&mut harness);
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("World selected").is_some());
    assert_eq!(taken(&mut harness), []);
}

#[test]
fn search_keeps_the_focus_while_its_button_appears() {
    let (scene, _) = fleet();
    let mut harness = open(scene);
    harness.get_by_label("Search the hierarchy").focus();
    harness.run_steps(2);
    for letter in ["s", "u", "n"] {
        harness.event(Event::Text(letter.to_owned()));
        harness.run_steps(3);
    }
    let field = harness.get_by_label("Search the hierarchy");
    assert_eq!(field.value().as_deref(), Some("sun"));
    assert!(harness.query_by_label("Clear the search").is_some());
    assert!(harness.query_by_label("Sun").is_some());
    assert!(harness.query_by_label("Fleet").is_none());
}

#[test]
fn keys_after_enter_in_a_name_are_not_keys_of_the_list() {
    let (scene, [fleet, ..]) = fleet();
    let mut harness = open(scene);
    select(&mut harness, &[fleet]);
    harness.get_by_label("Fleet").click();
    harness.run_steps(2);
    harness.key_press(Key::F2);
    harness.run_steps(3);
    taken(&mut harness);
    let key = |key| Event::Key {
        key,
        physical_key: None,
        pressed: true,
        repeat: false,
        modifiers: Modifiers::NONE,
    };
    // A slow frame: all of them arrive together.
    let events = [
        Event::Text("Armada".to_owned()),
        key(Key::Enter),
        key(Key::Delete),
    ];
    harness.input_mut().events.extend(events);
    harness.step();
    harness.run_steps(2);
    let name = "Armada".to_owned();
    let renamed = EditorCommand::Rename(vec![EntityRef::Id(fleet)], name);
    assert_eq!(taken(&mut harness), [renamed]);
}
