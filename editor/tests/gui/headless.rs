//! Scripts without a window wait for jobs.

use crate::rig::Headless;
use playground_apps_editor::CommandError;

#[test]
fn step_waits_for_all_steps() {
    let mut editor = Headless::new();
    let fields = editor.line("step 700").expect("it plays");
    assert_eq!(fields["step"], 700);
    assert!(editor.gui.gui.app.jobs.running().is_empty());
}

#[test]
fn headless_paste_uses_a_private_clipboard() {
    let mut editor = Headless::new();
    let error = editor.line("paste").expect_err("nothing was copied");
    assert!(matches!(error, CommandError::EmptyClipboard), "{error:?}");
    editor.line("spawn cube Box").expect("a project is open");
    editor.line("copy").expect("it is selected");
    editor.line("paste").expect("it was copied");
    editor.line("selectall").expect("always possible");
    editor.line("cut").expect("both are selected");
    let entities = editor.line("entities").expect("always possible");
    assert_eq!(entities["count"], 0);
    editor.line("paste").expect("both come back");
    let entities = editor.line("entities").expect("always possible");
    assert_eq!(entities["count"], 2);
}

#[test]
fn reload_of_an_unknown_module_is_refused() {
    let mut editor = Headless::new();
    let error = editor
        .line("reload no-such-module")
        .expect_err("there is none");
    assert!(error.to_string().contains("no-such-module"), "{error}");
    assert!(editor.gui.gui.app.jobs.running().is_empty());
}

#[test]
fn comment_line_answers_null() {
    let mut editor = Headless::new();
    assert!(
        editor
            .line("# comment")
            .expect("nothing is wrong")
            .is_null()
    );
}
