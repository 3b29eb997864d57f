//! Scripts without a window: what takes time is waited for.

use crate::rig::Headless;
use playground_apps_editor::CommandError;

#[test]
fn steps_are_run_to_the_end() {
    let mut editor = Headless::new();
    let fields = editor.line("step 700").expect("it plays");
    assert_eq!(fields["step"], 700);
    assert!(editor.gui.gui.app.jobs.running().is_empty());
}

#[test]
fn what_was_copied_is_pasted_without_the_desktops_clipboard() {
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
fn a_reload_is_answered_when_it_ends() {
    let mut editor = Headless::new();
    let error = editor
        .line("reload no-such-module")
        .expect_err("there is none");
    assert!(error.to_string().contains("no-such-module"), "{error}");
    assert!(editor.gui.gui.app.jobs.running().is_empty());
}

#[test]
fn an_empty_line_and_a_comment_come_to_nothing() {
    let mut editor = Headless::new();
    assert!(
        editor
            .line("# comment")
            .expect("nothing is wrong")
            .is_null()
    );
}
