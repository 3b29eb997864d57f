//! [`actions`]: the entries of all commands, in their current state.

use super::Action;
use playground_core_ecs::ConsoleCommand;
use playground_core_engine::PlayMode;
use playground_core_ui::{
    ArgumentDialog, CommandRow, EditorCommand, EditorState, Entry, Invoke, Menu, When, icon,
};

/// A loaded panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelRow {
    /// Its title.
    pub title: String,
    /// Its icon.
    pub icon: &'static str,
    /// True when it has a tab.
    pub is_shown: bool,
}

/// All actions in their current state, sorted by menu.
pub fn actions(state: &EditorState, panels: &[PanelRow]) -> Vec<Action> {
    let rows = EditorCommand::TABLE.iter();
    let entries = rows.flat_map(|row| row.entries.iter().map(move |entry| (row, entry)));
    let mut actions: Vec<Action> = panels
        .iter()
        .map(|panel| panel_action(state, panel))
        .collect();
    actions.extend(entries.map(|(row, entry)| action(state, row, entry)));
    actions.extend(
        state
            .renderers
            .iter()
            .map(|name| renderer_action(state, name)),
    );
    let of_game = state.vocabulary.commands.iter();
    let of_game = of_game.filter(|command| command.may_stand_alone());
    actions.extend(of_game.map(|command| game_action(state, command)));
    actions.sort_by_key(|action| (action.menu, action.group));
    resolve_shortcuts(&mut actions);
    actions
}

fn action(state: &EditorState, row: &CommandRow, entry: &Entry) -> Action {
    let (invoke, checked) = current_invoke(state, &entry.invoke);
    let mut conditions = row.when.iter().chain(entry.only);
    let obstacle = conditions.find(|when| !when.is_met(state));
    Action {
        key: entry.title,
        name: name_of(state, entry),
        icon: entry.icon,
        menu: entry.menu,
        group: entry.group,
        shortcuts: entry.keys.to_vec(),
        invoke,
        enabled: obstacle.is_none(),
        obstacle: obstacle.map_or("", When::reason),
        checked,
    }
}

/// The command that an entry sends now: a switch sends its opposite, and saving a scene without a
/// file opens a dialog for its name.
fn current_invoke(state: &EditorState, invoke: &Invoke) -> (Invoke, Option<bool>) {
    let has_file = state
        .project
        .as_ref()
        .is_some_and(|project| project.scene.is_some());
    let switch =
        |command: fn(bool) -> EditorCommand, on: bool| (Invoke::Command(command(!on)), Some(on));
    match invoke {
        Invoke::Command(EditorCommand::SetAutoReload(_)) => {
            switch(EditorCommand::SetAutoReload, state.auto_reload)
        }
        Invoke::Command(EditorCommand::SetAskReload(_)) => {
            switch(EditorCommand::SetAskReload, state.asks_reload)
        }
        Invoke::Command(EditorCommand::UseGameCamera(_)) => {
            switch(EditorCommand::UseGameCamera, state.play.game_camera)
        }
        Invoke::Command(EditorCommand::SetOrthographic(_)) => {
            switch(EditorCommand::SetOrthographic, state.tools.orthographic)
        }
        Invoke::Command(EditorCommand::Save(None)) if !has_file => {
            (Invoke::OpenDialog(ArgumentDialog::SaveAs), None)
        }
        other => (other.clone(), None),
    }
}

fn name_of(state: &EditorState, entry: &Entry) -> String {
    let step = match &entry.invoke {
        Invoke::Command(EditorCommand::Undo) => state.undo.as_ref(),
        Invoke::Command(EditorCommand::Redo) => state.redo.as_ref(),
        Invoke::Command(EditorCommand::Play) if state.play.mode == PlayMode::Pause => {
            return "Continue".to_owned();
        }
        _ => None,
    };
    match step {
        Some(step) => format!("{} {step}", entry.title),
        None => entry.title.to_owned(),
    }
}

fn panel_action(state: &EditorState, panel: &PanelRow) -> Action {
    let title = panel.title.clone();
    Action {
        key: "Panel",
        name: title.clone(),
        icon: panel.icon,
        menu: Menu::View,
        group: 0,
        shortcuts: Vec::new(),
        invoke: Invoke::Command(EditorCommand::TogglePanel(title)),
        enabled: state.project.is_some(),
        obstacle: When::Project.reason(),
        checked: Some(panel.is_shown),
    }
}

fn renderer_action(state: &EditorState, name: &str) -> Action {
    Action {
        key: "Renderer",
        name: format!("Draw with {name}"),
        icon: icon::ICON_MEMORY.codepoint,
        menu: Menu::None,
        group: 2,
        shortcuts: Vec::new(),
        invoke: Invoke::Command(EditorCommand::UseRenderer(name.to_owned())),
        enabled: *name != state.renderer,
        obstacle: "it draws already",
        checked: None,
    }
}

/// A console command of the game that needs no arguments.
fn game_action(state: &EditorState, command: &ConsoleCommand) -> Action {
    Action {
        key: command.name,
        name: format!("Game: {}", title_of(command.name)),
        icon: icon::ICON_SPORTS_ESPORTS.codepoint,
        menu: Menu::None,
        group: 3,
        shortcuts: Vec::new(),
        invoke: Invoke::Command(EditorCommand::Call(command.name.to_owned(), Vec::new())),
        enabled: !command.only_in_play || When::Started.is_met(state),
        obstacle: When::Started.reason(),
        checked: None,
    }
}

/// `new_game` is `New Game`.
fn title_of(word: &str) -> String {
    let words = word.split(['_', '-']).filter(|word| !word.is_empty());
    let titles = words.map(|word| {
        let mut letters = word.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        first.chain(letters).collect::<String>()
    });
    titles.collect::<Vec<_>>().join(" ")
}

/// A shortcut of several actions belongs to the last of them that is possible now.
fn resolve_shortcuts(actions: &mut [Action]) {
    let mut taken = Vec::new();
    for action in actions.iter_mut().rev() {
        action.shortcuts.retain(|keys| !taken.contains(keys));
        if action.enabled {
            taken.extend_from_slice(&action.shortcuts);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_core_ui::ProjectInfo;
    use playground_graphics::egui::{Key, KeyboardShortcut, Modifiers};

    const CTRL_O: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::O);

    #[test]
    fn ctrl_o_opens_a_project_while_none_is_open_else_a_scene() {
        let owner = |state: &EditorState| {
            let actions = actions(state, &[]);
            let mut owners = actions
                .into_iter()
                .filter(|of| of.shortcuts.contains(&CTRL_O));
            let owner = owners.find(|of| of.enabled);
            owner.map(|of| of.key)
        };
        let mut state = EditorState::default();
        assert_eq!(owner(&state), Some("Open Project…"));
        state.project = Some(ProjectInfo::default());
        assert_eq!(owner(&state), Some("Open Scene…"));
    }

    #[test]
    fn clipboard_actions_are_one_group() {
        let actions = actions(&EditorState::default(), &[]);
        let group = actions
            .iter()
            .filter(|of| of.menu == Menu::Edit && of.group == 1);
        let keys: Vec<&str> = group.map(|of| of.key).collect();
        assert_eq!(keys, ["Cut", "Copy", "Paste", "Duplicate", "Delete"]);
    }

    #[test]
    fn a_command_of_the_game_without_arguments_is_an_action() {
        use playground_base::FieldKind;
        use playground_core_ecs::ConsoleArgument;
        let mut state = EditorState::default();
        let mut needs = ConsoleCommand::new("give_lives", "Gives lives.");
        needs.arguments.push(ConsoleArgument {
            name: "lives",
            kind: FieldKind::Bool,
        });
        let mut in_play = ConsoleCommand::new("new_game", "Starts again.");
        in_play.only_in_play = true;
        state.vocabulary.commands = vec![needs, in_play];
        let find = |state: &EditorState| {
            let mut all = actions(state, &[]).into_iter();
            all.find(|action| action.name == "Game: New Game")
        };
        assert!(
            find(&state).is_some_and(|action| !action.enabled),
            "nothing plays"
        );
        state.play.mode = PlayMode::Play;
        let action = find(&state).expect("it is there");
        assert!(action.enabled);
        let call = EditorCommand::Call("new_game".to_owned(), Vec::new());
        assert_eq!(action.invoke, Invoke::Command(call));
        let all = actions(&state, &[]);
        assert!(
            all.iter().all(|action| action.key != "give_lives"),
            "it takes a word more"
        );
    }

    #[test]
    fn titles_of_entries_differ() {
        let actions = actions(&EditorState::default(), &[]);
        for (at, action) in actions.iter().enumerate() {
            let before = &actions[..at];
            assert!(
                before.iter().all(|of| of.key != action.key),
                "{}",
                action.key
            );
        }
    }
}
