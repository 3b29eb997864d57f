//! Keys: which actions they ask for.

use super::action::{Action, KeyRule};
use playground_base::egui::text_selection::LabelSelectionState;
use playground_base::egui::{Context, Event, Key, Modifiers};
use playground_core_ui::{Command, EditorState, Invoke};

/// Takes the keys of this frame that trigger an enabled action, and tells what they send.
///
/// Panels come first: what they take, they remove, and it is not seen here.
///
/// While the game has the keyboard, only `Esc` counts: it takes the keyboard back.
pub fn pressed(ctx: &Context, actions: &[Action], state: &EditorState) -> Vec<Invoke> {
    if state.play.captured {
        let escape = ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        let release = Invoke::Command(Command::CaptureInput(false));
        return escape.then_some(release).into_iter().collect();
    }
    let typing = ctx.text_edit_focused();
    let flying = ctx.input(|i| i.pointer.secondary_down());
    let counts = |rule: KeyRule| match rule {
        KeyRule::Always => true,
        KeyRule::NotInText => !typing,
        KeyRule::NotFlying => !typing && !flying,
    };
    let mut sent = Vec::new();
    if !typing {
        sent.extend(clipboard(ctx, actions));
    }
    for (action, shortcut) in most_specific_first(actions) {
        let pressed =
            counts(KeyRule::of(&shortcut)) && ctx.input_mut(|i| i.consume_shortcut(&shortcut));
        if pressed && action.enabled {
            sent.push(action.invoke.clone());
        }
    }
    sent
}

/// egui ignores Shift and Alt that a shortcut does not ask for, so those with more keys go first.
fn most_specific_first(
    actions: &[Action],
) -> Vec<(&Action, playground_base::egui::KeyboardShortcut)> {
    let mut all: Vec<_> = actions
        .iter()
        .flat_map(|action| action.shortcuts.iter().map(move |keys| (action, *keys)))
        .collect();
    all.sort_by_key(|(_, keys)| {
        std::cmp::Reverse(u8::from(keys.modifiers.shift) + u8::from(keys.modifiers.alt))
    });
    all
}

/// Windows turn the clipboard's keys into events, and the text comes with them.
fn clipboard(ctx: &Context, actions: &[Action]) -> Vec<Invoke> {
    let send = |key: &str| {
        let action = actions.iter().find(|a| a.key == key && a.enabled);
        action.map(|action| action.invoke.clone())
    };
    // Text that is selected in a label is what the user means then.
    let of_label = ctx
        .with_plugin(|labels: &mut LabelSelectionState| labels.has_selection())
        .unwrap_or_default();
    let events = ctx.input(|i| i.events.clone());
    let of_event = |event: &Event| match event {
        Event::Copy if !of_label => send("Copy"),
        Event::Cut if !of_label => send("Cut"),
        Event::Paste(text) => {
            send("Paste").map(|_| Invoke::Command(Command::Paste(Some(text.clone()))))
        }
        _ => None,
    };
    events.iter().filter_map(of_event).collect()
}
