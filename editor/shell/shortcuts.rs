//! Turns pressed keys into actions.

use super::action::{Action, KeyRule};
use playground_core_ui::{EditorCommand, EditorState, Invoke, is_typing};
use playground_graphics::egui::text_selection::LabelSelectionState;
use playground_graphics::egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

/// Consumes the keys of this frame that trigger an action. Returns what the enabled ones send, in the
/// order of the keys; a key that was pressed twice counts twice.
///
/// Panels come first: the keys that they consume are not seen here. While a text field has the focus,
/// keys are text, except for those that mean nothing in a text.
///
/// While the game has the keyboard, only `Esc` counts: it releases the keyboard. Pressed again, it
/// returns from the game's camera to the editor's.
pub fn pressed(ctx: &Context, actions: &[Action], state: &EditorState) -> Vec<Invoke> {
    let is_typing = is_typing(ctx);
    if state.play.captured {
        return escape(ctx, EditorCommand::CaptureInput(false));
    }
    let is_flying = ctx.input(|i| i.pointer.secondary_down());
    let applies = |rule: KeyRule| match rule {
        KeyRule::Always => true,
        KeyRule::NotInText => !is_typing,
        KeyRule::NotFlying => !is_typing && !is_flying,
    };
    let mut sent = Vec::new();
    if !is_typing {
        sent.extend(clipboard(ctx, actions));
    }
    let shortcuts: Vec<(&Action, KeyboardShortcut)> = most_specific_first(actions)
        .into_iter()
        .filter(|(_, shortcut)| applies(KeyRule::of(shortcut)))
        .collect();
    ctx.input_mut(|input| {
        let mut is_over = false;
        input.events.retain(|event| {
            let Some((action, is_repeat)) = triggered(&shortcuts, event).filter(|_| !is_over)
            else {
                return true;
            };
            if action.enabled && (!is_repeat || may_repeat(&action.invoke)) {
                sent.push(action.invoke.clone());
                is_over = opens_dialog(&action.invoke);
            }
            false
        });
    });
    if sent.is_empty() && state.play.game_camera && !is_typing {
        sent = escape(ctx, EditorCommand::UseGameCamera(false));
    }
    sent
}

/// What `Esc` sends, if it was pressed.
fn escape(ctx: &Context, command: EditorCommand) -> Vec<Invoke> {
    let is_pressed = ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    let sent = is_pressed.then_some(Invoke::Command(command));
    sent.into_iter().collect()
}

/// The action whose shortcut this event is, and whether the key was pressed before and is still down.
fn triggered<'a>(
    shortcuts: &[(&'a Action, KeyboardShortcut)],
    event: &Event,
) -> Option<(&'a Action, bool)> {
    let Event::Key {
        key,
        pressed: true,
        repeat,
        modifiers,
        ..
    } = event
    else {
        return None;
    };
    let is_it = |shortcut: &KeyboardShortcut| {
        // With Alt, a letter opens a menu.
        shortcut.logical_key == *key
            && modifiers.alt == shortcut.modifiers.alt
            && modifiers.matches_logically(shortcut.modifiers)
    };
    let found = shortcuts.iter().find(|(_, shortcut)| is_it(shortcut));
    found.map(|(action, _)| (*action, *repeat))
}

/// Whether a key that is held down goes on sending this.
fn may_repeat(invoke: &Invoke) -> bool {
    let Invoke::Command(command) = invoke else {
        return false;
    };
    matches!(
        command,
        EditorCommand::Undo | EditorCommand::Redo | EditorCommand::Step(_)
    )
}

/// Whether the keys after it in the same frame are meant for what it opens.
fn opens_dialog(invoke: &Invoke) -> bool {
    match invoke {
        Invoke::OpenDialog(_) => true,
        Invoke::Command(command) => command.row().shows,
    }
}

/// egui ignores extra Shift and Alt, so shortcuts with more modifiers are checked first.
fn most_specific_first(actions: &[Action]) -> Vec<(&Action, KeyboardShortcut)> {
    let mut all: Vec<_> = actions
        .iter()
        .flat_map(|action| action.shortcuts.iter().map(move |keys| (action, *keys)))
        .collect();
    all.sort_by_key(|(_, keys)| {
        std::cmp::Reverse(u8::from(keys.modifiers.shift) + u8::from(keys.modifiers.alt))
    });
    all
}

/// The window turns the clipboard's keys into events, and a paste event has the text.
fn clipboard(ctx: &Context, actions: &[Action]) -> Vec<Invoke> {
    let send = |key: &str| {
        let action = actions.iter().find(|a| a.key == key && a.enabled);
        action.map(|action| action.invoke.clone())
    };
    // When text in a label is selected, the user wants to copy that text.
    let of_label = ctx
        .with_plugin(|labels: &mut LabelSelectionState| labels.has_selection())
        .unwrap_or_default();
    let events = ctx.input(|i| i.events.clone());
    let of_event = |event: &Event| match event {
        Event::Copy if !of_label => send("Copy"),
        Event::Cut if !of_label => send("Cut"),
        Event::Paste(text) => {
            send("Paste").map(|_| Invoke::Command(EditorCommand::Paste(Some(text.clone()))))
        }
        _ => None,
    };
    events.iter().filter_map(of_event).collect()
}
