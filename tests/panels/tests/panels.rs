//! Types with `#[panel]`: their queries, and their state.
#![forbid(unsafe_code)]

use playground_base::pollster::block_on;
use playground_base::{Value, ViewModelTrait, panel, state, to_value};
use playground_core_ecs::param::{Changed, Query, With};
use playground_core_ecs::{EntityId, Key, Name, Parent, Transform};
use playground_core_ui::{Panel, PanelContext, Selection};
use playground_graphics::egui::{Ui, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_tests_panels::{Scene, Shown, row, rows_of, shown};

/// Lists entities that have a name and a transform, and those that moved.
#[state]
pub struct PositionsPanel {
    drawn: u32,
}

#[panel(title = "Positions")]
impl PositionsPanel {
    fn ui(
        &mut self,
        ui: &mut Ui,
        placed: Query<(EntityId, &Name), With<Transform>>,
        moved: Query<&Name, Changed<Transform>>,
    ) {
        self.drawn += 1;
        for (_, name) in &placed {
            ui.label(format!("{} is placed", name.name));
        }
        for name in &moved {
            ui.label(format!("{} moved", name.name));
        }
        ui.label(format!("{} of {} drawn", placed.len(), self.drawn));
    }
}

fn placed(name: &str, x: f32) -> Vec<(playground_base::ComponentId, Value)> {
    let mut rows = rows_of(name, None);
    rows.push(row(&Transform::from_translation([x, 0.0, 0.0].into())));
    rows
}

fn open(scene: Scene) -> Harness<'static, Shown<PositionsPanel>> {
    shown(vec2(300.0, 300.0), scene)
}

fn shows<P: Panel>(harness: &Harness<'static, Shown<P>>, text: &str) -> bool {
    harness.query_by_label_contains(text).is_some()
}

#[test]
fn a_query_gives_what_matches_and_follows_new_archetypes() {
    let scene = Scene::new();
    scene.spawn(placed("Ship", 1.0));
    scene.named("Fleet", None);
    let mut harness = open(scene);
    assert!(shows(&harness, "Ship is placed") && !shows(&harness, "Fleet is placed"));
    let mut child = placed("Gun", 2.0);
    child.extend(rows_of("", Some(EntityId::NONE)).into_iter().skip(1));
    harness.state().scene.spawn(child);
    harness.run_steps(1);
    assert!(shows(&harness, "Gun is placed") && shows(&harness, "2 of"));
}

#[test]
fn changed_filter_matches_writes_since_the_panel_was_last_drawn() {
    let scene = Scene::new();
    let ship = scene.spawn(placed("Ship", 1.0));
    scene.spawn(placed("Buoy", 1.0));
    let mut harness = open(scene);
    assert!(!shows(&harness, "moved"), "it was drawn before");
    move_to(&harness.state().scene, ship, 5.0);
    harness.step();
    assert!(shows(&harness, "Ship moved") && !shows(&harness, "Buoy moved"));
    harness.step();
    assert!(!shows(&harness, "moved"));
}

fn move_to(scene: &Scene, entity: EntityId, x: f32) {
    let mut world_data = scene.world.data.write();
    world_data.token.advance();
    let location = world_data.locate(entity).expect("it is alive");
    let value = to_value(&Transform::from_translation([x, 0.0, 0.0].into()));
    let (component, _) = row(&Transform::default());
    let pool = world_data.pool(component).expect("it is known").clone();
    let written = pool.write(
        &mut world_data.token,
        location.archetype,
        location.row as usize,
        value.expect("a value"),
    );
    written.expect("it fits");
}

#[test]
fn state_survives_a_reload() {
    let mut harness = open(Scene::new());
    let before = drawn(&harness);
    harness.state_mut().reload();
    harness.step();
    assert_eq!(drawn(&harness), before + 1);
}

/// How often the panel was drawn, by its own count.
fn drawn(harness: &Harness<'static, Shown<PositionsPanel>>) -> u32 {
    let mut counts = 1..100;
    let count = counts.find(|count| shows(harness, &format!("0 of {count} drawn")));
    count.expect("it was drawn")
}

/// The generation before [`NotesPanel`].
#[state]
pub struct OldNotesPanel {
    #[field(default = "bring water")]
    notes: String,
    #[field(default = 7)]
    size: u32,
    gone: bool,
}

#[panel(title = "Notes")]
impl OldNotesPanel {
    fn ui(&mut self, ui: &mut Ui) {
        let Self { notes, size, gone } = self;
        ui.label(format!("{notes} {size} {gone}"));
    }
}

/// One field is of another type now, one is gone and one is new.
#[state]
pub struct NotesPanel {
    notes: String,
    #[field(default = "small")]
    size: String,
    #[field(default = 3)]
    lines: u32,
}

#[panel(title = "Notes")]
impl NotesPanel {
    fn ui(&mut self, ui: &mut Ui) {
        let Self { notes, size, lines } = self;
        ui.label(format!("{notes}, {size}, {lines} lines"));
    }
}

#[test]
fn a_field_that_does_not_fit_begins_at_its_default_and_the_others_stay() {
    let context = Scene::new().context();
    let before = OldNotesPanel::open(&context).expect("it has no parameters");
    let saved = block_on(before.save_state()).expect("it has a state");
    let mut harness: Harness<'_, Shown<NotesPanel>> = shown(vec2(300.0, 100.0), Scene::new());
    assert!(shows(&harness, ", small, 3 lines"));
    let after = &harness.state().panel;
    let restored = block_on(after.restore_state(saved.expect("it can be saved")));
    let error = restored
        .expect("it has a state")
        .expect_err("size is a text now");
    let error = error.to_string();
    assert!(
        error.contains("size") && error.contains("default"),
        "{error}"
    );
    assert!(!error.contains("notes"), "{error}");
    harness.step();
    assert!(shows(&harness, "bring water, small, 3 lines"));
}

/// A panel that returns an error.
#[state]
pub struct FailingPanel {}

#[panel(title = "Failing")]
impl FailingPanel {
    fn ui(&self, ui: &mut Ui) -> Result<(), String> {
        ui.label("a part");
        Err("the rest is not there".to_owned())
    }
}

#[test]
fn error_of_a_panel_is_drawn_below_its_content() {
    let harness: Harness<'_, Shown<FailingPanel>> = shown(vec2(300.0, 100.0), Scene::new());
    assert!(shows(&harness, "a part") && shows(&harness, "the rest is not there"));
}

/// Counts what is below the selected entities.
#[state]
pub struct BelowPanel {}

#[panel(title = "Below")]
impl BelowPanel {
    fn ui(
        &mut self,
        parents: &Key<Parent>,
        context: &mut PanelContext<'_>,
        ui: &mut Ui,
    ) -> Result<(), playground_base::ModuleError> {
        let parents = context.world.read(parents)?;
        let roots = context.state.selection.entities();
        let all = context.world.with_descendants(&parents, roots);
        let all: Vec<String> = all.iter().map(|id| id.index.to_string()).collect();
        ui.label(format!("below: {}", all.join(" ")));
        Ok(())
    }
}

#[test]
fn descendants_come_parents_first_and_once() {
    let mut scene = Scene::new();
    let fleet = scene.named("Fleet", None);
    let ship = scene.named("Ship", Some(fleet));
    scene.named("Buoy", None);
    scene.named("Gun", Some(ship));
    scene.named("Sail", Some(ship));
    let gone = EntityId {
        index: 90,
        generation: 0,
    };
    scene.editor.selection = Selection::Entities(vec![fleet, ship, gone]);
    let harness: Harness<'_, Shown<BelowPanel>> = shown(vec2(300.0, 100.0), scene);
    assert!(shows(&harness, "below: 0 1 3 4"));
}
