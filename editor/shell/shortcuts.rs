//! Turns pressed keys into actions.

use super::action::{Action, KeyRule};
use playground_base::egui::text_selection::LabelSelectionState;
use playground_base::egui::{Context, Event, Key, Modifiers};
use playground_core_ui::{EditorCommand, EditorState, Invoke};

/// Consumes the keys of this frame that trigger an action. Returns what the enabled ones send.
///
/// Panels come first: the keys that they consume are not seen here.
///
/// While the game has the keyboard, only `Esc` counts: it releases the keyboard.
pub fn pressed(ctx: &Context, actions: &[Action], state: &EditorState) -> Vec<Invoke> {
    if state.play.captured {
        let escape = ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        let release = Invoke::Command(EditorCommand::CaptureInput(false));
        return escape.then_some(release).into_iter().collect();
    }
    let typing = ctx.text_edit_focused();
    let flying = ctx.input(|i| i.pointer.secondary_down());
    let applies = |rule: KeyRule| match rule {
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
            applies(KeyRule::of(&shortcut)) && ctx.input_mut(|i| i.consume_shortcut(&shortcut));
        if pressed && action.enabled {
            sent.push(action.invoke.clone());
        }
    }
    sent
}

/// egui ignores extra Shift and Alt, so shortcuts with more modifiers are checked first.
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
