//! The panel as a user works with it.
#![forbid(unsafe_code)]

use playground_base::rayon::ThreadPoolBuilder;
use playground_base::{BindingRegistry, ComponentId, Context, Handle, IdMap};
use playground_core_ecs::*;
use playground_core_ui::{
    EditorCommand, EditorState, Panel, PanelContext, PanelView, ViewportFrame,
};
use playground_graphics::egui::{Ui, vec2};
use playground_graphics::egui_kittest::{Harness, kittest::Queryable};
use playground_graphics::egui_material_icons;
use playground_plugins_profiler::{Profile, ProfilerPanel, ProfilerView, sorted};

#[derive(Default)]
struct Shown {
    view: ProfilerView,
    profile: Profile,
    commands: Vec<EditorCommand>,
}

/// The panel with this schedule, drawn until it rests.
fn shown(profile: Profile, width: f32) -> Harness<'static, Shown> {
    let state = Shown {
        profile,
        ..Shown::default()
    };
    let show = |ui: &mut Ui, shown: &mut Shown| {
        shown.view.ui(ui, &shown.profile, &mut shown.commands);
    };
    let mut harness = Harness::builder()
        .with_size(vec2(width, 420.0))
        .with_context_setup(egui_material_icons::initialize)
        .build_ui_state(show, state);
    harness.run_steps(3);
    harness
}

fn node(name: &'static str, batch: usize, start_ms: f32, last_ms: f32) -> SystemNode {
    SystemNode {
        id: SystemId::new(name),
        name,
        plugin: "swim::Swim",
        file: "swim/lib.rs",
        line: 7,
        batch: Some(batch),
        state: SystemState::Ran,
        times: SystemTimes {
            last_ms,
            mean_ms: last_ms,
            max_ms: last_ms,
            runs: 1,
        },
        start_ms,
        ..SystemNode::default()
    }
}

/// Three systems in a row; the last two declare no order.
fn schedule() -> Profile {
    let food = SystemConflict {
        component: ComponentId(1),
        name: "swim::Food",
        from_writes: true,
        to_writes: false,
    };
    let edge = |from, to, ordered: bool| SystemEdge {
        from,
        to,
        ordered,
        conflicts: vec![food],
        ambiguous: !ordered,
    };
    let stage = StageGraph {
        stage: Stage::Fixed,
        systems: vec![
            node("hunt", 0, 0.0, 1.0),
            node("swim", 1, 1.0, 2.0),
            node("eat", 2, 3.0, 0.5),
        ],
        batches: 3,
        edges: vec![edge(0, 1, true), edge(1, 2, false)],
        recent_ms: vec![3.5],
        ..StageGraph::default()
    };
    let start = StageGraph {
        stage: Stage::Start,
        ..StageGraph::default()
    };
    let graph = ScheduleGraph {
        stages: vec![start, stage],
        threads: 2,
    };
    Profile::with_names(graph, Default::default())
}

fn fixed(profile: &mut Profile) -> &mut Vec<SystemNode> {
    &mut profile.graph.stages[1].systems
}

fn taken(harness: &mut Harness<'static, Shown>) -> Vec<EditorCommand> {
    std::mem::take(&mut harness.state_mut().commands)
}

fn click(harness: &mut Harness<'static, Shown>, label: &str) {
    harness.get_by_label(label).click();
    harness.run_steps(2);
}

#[test]
fn hint_is_shown_without_systems() {
    let harness = shown(Profile::default(), 400.0);
    assert!(harness.query_by_label("No systems yet").is_some());
    assert!(harness.query_by_label_contains("press Play").is_some());
}

#[test]
fn click_on_a_stage_shows_its_systems() {
    let mut harness = shown(schedule(), 1000.0);
    assert!(harness.query_by_label("Bar of swim").is_some());
    click(&mut harness, "Show stage Start");
    assert_eq!(harness.state().view.stage, Some(Stage::Start));
    assert!(harness.query_by_label("Bar of swim").is_none());
}

#[test]
fn system_is_chosen_and_opened_from_timeline_and_table() {
    for width in [1000.0, 400.0] {
        let mut harness = shown(schedule(), width);
        click(&mut harness, "Bar of swim");
        assert_eq!(harness.state().view.chosen, Some(SystemId::new("swim")));
        click(&mut harness, "Bar of swim");
        assert_eq!(harness.state().view.chosen, None);
        assert_eq!(
            taken(&mut harness),
            [],
            "a slow second click is no double one"
        );
    }
    let mut harness = shown(schedule(), 1000.0);
    click(&mut harness, "Open the source of eat");
    let open = EditorCommand::OpenSource("swim/lib.rs".into(), 7);
    assert_eq!(taken(&mut harness), [open]);
}

#[test]
fn pairs_without_an_order_are_counted() {
    let harness = shown(schedule(), 1000.0);
    assert!(
        harness
            .query_by_label_contains("1 pair without order")
            .is_some()
    );
}

#[test]
fn a_failure_opens_the_line_that_panicked() {
    let mut profile = schedule();
    let why = "swim::Swim panicked: too deep at swim/rules.rs:12";
    fixed(&mut profile)[1].state = SystemState::Failed(why.to_owned());
    let mut harness = shown(profile, 1000.0);
    assert!(harness.query_by_label_contains("1 off").is_some());
    click(&mut harness, &format!("Failed: {why}"));
    let open = EditorCommand::OpenSource("swim/rules.rs".into(), 12);
    assert_eq!(taken(&mut harness), [open]);
}

#[test]
fn skipped_system_shows_its_condition() {
    let mut profile = schedule();
    profile.names.insert(ComponentId(5), "Weather");
    let eat = &mut fixed(&mut profile)[2];
    eat.state = SystemState::Skipped;
    eat.condition = RunCondition::ResourceChanged(ComponentId(5));
    let harness = shown(profile, 1000.0);
    let text = "Skipped: runs when Weather changed";
    assert!(harness.query_by_label(text).is_some());
}

#[test]
fn click_on_a_head_sorts_and_another_reverses() {
    let mut harness = shown(schedule(), 1000.0);
    let first = |harness: &Harness<'static, Shown>| {
        let stage = &harness.state().profile.graph.stages[1];
        sorted(harness.state().view.order, stage)[0]
    };
    click(&mut harness, "Sort by Mean");
    assert_eq!(first(&harness), 1, "the longest");
    click(&mut harness, "Sort by Mean");
    assert_eq!(first(&harness), 2, "the shortest");
    click(&mut harness, "Sort by System");
    assert_eq!(first(&harness), 2, "eat");
}

#[test]
fn missing_scheduler_is_shown_as_an_error() {
    let workers = ThreadPoolBuilder::new().num_threads(1).build();
    let workers = Handle::new(workers.expect("a thread"));
    let context = Context {
        registry: Handle::new(BindingRegistry::default()),
        pools: IdMap::default(),
    };
    let panel = ProfilerPanel::open(&context).expect("it needs no component");
    let world = Handle::new(World::new(context.registry, workers));
    let show = move |ui: &mut Ui| {
        let world = world.read();
        let mut context = PanelContext {
            world: world.reader(),
            state: &EditorState::default(),
            commands: &mut Vec::new(),
            viewport: &mut ViewportFrame::default(),
        };
        assert!(panel.ui(ui, &mut context).is_ok());
    };
    let mut harness = Harness::new_ui(show);
    harness.run_steps(2);
    assert!(harness.query_by_label_contains("ScheduleView").is_some());
}
