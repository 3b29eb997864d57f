//! The dock.

use crate::rig::{click, harness, open_project};
use playground_core_engine::ModuleStatus;
use playground_core_ui::{DockSide, EditorCommand};
use playground_graphics::egui_kittest::kittest::Queryable;

#[test]
fn show_panel_reopens_a_closed_panel() {
    let mut harness = harness(open_project());
    harness.get_by_label("Here is the Inspector");
    click(&mut harness, "Close Inspector");
    assert!(harness.query_by_label("Here is the Inspector").is_none());
    harness
        .state_mut()
        .shell
        .execute(&EditorCommand::ShowPanel("Inspector".to_owned()));
    harness.run_steps(2);
    harness.get_by_label("Here is the Inspector");
}

#[test]
fn panel_requested_before_its_module_is_loaded_is_shown_with_it() {
    let mut harness = harness(open_project());
    let rig = harness.state_mut();
    rig.shell
        .execute(&EditorCommand::ShowPanel("Score".to_owned()));
    harness.run_steps(2);
    harness.get_by_label("Here is the Inspector");
    let panels = &mut harness.state_mut().panels.titles;
    panels.push(("Score", DockSide::Right));
    harness.run_steps(2);
    harness.get_by_label("Here is the Score");
    assert!(harness.query_by_label("Here is the Inspector").is_none());
    // Once: what the user picks then stays.
    harness.get_by_label("Inspector").click();
    harness.run_steps(3);
    harness.get_by_label("Here is the Inspector");
}

#[test]
fn restored_layout_keeps_missing_and_adds_new_panels() {
    let mut before = harness(open_project());
    click(&mut before, "Pools");
    click(&mut before, "Close Pools");
    before.get_by_label("Problems").click();
    before.run_steps(2);
    let layout = before.state().shell.layout();

    let mut after = harness(open_project());
    after
        .state_mut()
        .shell
        .set_layout(&layout)
        .expect("it was just saved");
    let panels = &mut after.state_mut().panels.titles;
    panels.retain(|(title, _)| *title != "Console");
    panels.push(("Profiler", DockSide::Bottom));
    after.run_steps(2);
    after.get_by_label("Here is the Problems");
    assert!(after.query_by_label("Console").is_none());
    assert!(after.query_by_label("Pools").is_none());
    after.get_by_label("Profiler");
    // The module is loaded again: its panel is where it was.
    after
        .state_mut()
        .panels
        .titles
        .push(("Console", DockSide::Bottom));
    after.run_steps(2);
    after.get_by_label("Console");

    after.state_mut().shell.execute(&EditorCommand::ResetLayout);
    after.run_steps(2);
    after.get_by_label("Pools");
}

#[test]
fn invalid_layout_is_refused() {
    let mut harness = harness(open_project());
    let good = harness.state().shell.layout();
    let shell = &mut harness.state_mut().shell;
    for bad in ["", "{}", "[1", "{\"version\":1,\"closed\":[],\"tree\":7}"] {
        assert!(shell.set_layout(bad).is_err(), "{bad}");
    }
    let loops = good.replacen("\"children\":[", "\"children\":[1,1,", 1);
    assert!(shell.set_layout(&loops).is_err());
    let shares = "\"shares\":{\"shares\":{";
    let endless = good.replacen(shares, &format!("{shares}\"1\":1e39,"), 1);
    let endless = endless.replace(",}", "}");
    assert_ne!(endless, good);
    assert!(
        shell.set_layout(&endless).is_err(),
        "it could not be saved: {endless}"
    );
    assert_eq!(shell.layout(), good);
}

#[test]
fn panicking_panel_does_not_affect_others() {
    let mut state = open_project();
    state.modules = vec![ModuleStatus {
        package: "playground-plugins-inspector".to_owned(),
        view_model: "Inspector".to_owned(),
        generation: 1,
        ..ModuleStatus::default()
    }];
    let mut harness = harness(state);
    harness.state_mut().panels.broken = Some("Inspector");
    harness.run_steps(2);
    harness.get_by_label_contains("index out of bounds");
    harness.get_by_label("Here is the Hierarchy");
    let reload = EditorCommand::Reload(Some("playground-plugins-inspector".to_owned()));
    assert_eq!(click(&mut harness, "Reload module"), [reload]);
    // The panel of the next build is called without a click.
    let rig = harness.state_mut();
    rig.panels.broken = None;
    rig.state.modules[0].generation = 2;
    harness.run_steps(2);
    harness.get_by_label("Here is the Inspector");
}
