//! [`actions`]: the table of everything that the user can ask for.

use super::keys::{ctrl, ctrl_shift, plain, shift};
use super::{Action, Ask, Menu};
use crate::shell::dialog::DialogKind;
use playground_base::egui::{Key, KeyboardShortcut};
use playground_core_engine::{BuildStatus, PlayMode};
use playground_core_ui::{Command, EditorState, SpawnKind, Tool, icon};

/// Opens a scene; a project while none is open.
const OPEN: KeyboardShortcut = ctrl(Key::O);
const OPEN_PROJECT: KeyboardShortcut = ctrl_shift(Key::O);

/// Every action as it stands in this moment. `panels` are the titles of the panels that there are,
/// with their icons and whether they are shown.
pub fn actions(state: &EditorState, panels: &[(String, &'static str, bool)]) -> Vec<Action> {
    let mut rows = file(state);
    rows.extend(edit(state));
    rows.extend(create(state));
    rows.extend(run(state));
    rows.extend(view(state, panels));
    rows.extend(help());
    rows.extend(tools(state));
    rows
}

fn file(state: &EditorState) -> Vec<Action> {
    let open = state.project.is_some();
    let saved_before = state.project.as_ref().is_some_and(|p| p.scene.is_some());
    let save = match saved_before {
        true => Ask::Run(Command::Save),
        false => Ask::Open(DialogKind::SaveAs),
    };
    let new_folder = icon::ICON_CREATE_NEW_FOLDER.codepoint;
    let folder = icon::ICON_FOLDER_OPEN.codepoint;
    let ask =
        |group, key, icon, dialog| Action::new(Menu::File, group, key, icon, Ask::Open(dialog));
    let run = |group, key, icon, command| Action::run(Menu::File, group, key, icon, command);
    vec![
        ask(0, "New Project…", new_folder, DialogKind::NewProject).keys(&[ctrl_shift(Key::N)]),
        ask(0, "Open Project…", folder, DialogKind::OpenProject).keys(match open {
            true => &[OPEN_PROJECT],
            false => &[OPEN, OPEN_PROJECT],
        }),
        run(0, "Close Project", "", Command::CloseProject).when(open),
        run(
            1,
            "New Scene",
            icon::ICON_NOTE_ADD.codepoint,
            Command::NewScene,
        )
        .keys(&[ctrl(Key::N)])
        .when(open),
        ask(
            1,
            "Open Scene…",
            icon::ICON_MOVIE.codepoint,
            DialogKind::OpenScene,
        )
        .keys(if open { &[OPEN] } else { &[] })
        .when(open),
        ask(
            1,
            "Merge Scene…",
            icon::ICON_MERGE.codepoint,
            DialogKind::MergeScene,
        )
        .when(open),
        Action::new(Menu::File, 2, "Save", icon::ICON_SAVE.codepoint, save)
            .keys(&[ctrl(Key::S)])
            .when(open),
        ask(
            2,
            "Save As…",
            icon::ICON_SAVE_AS.codepoint,
            DialogKind::SaveAs,
        )
        .keys(&[ctrl_shift(Key::S)])
        .when(open),
        run(3, "Quit", icon::ICON_LOGOUT.codepoint, Command::Quit).keys(&[ctrl(Key::Q)]),
    ]
}

fn edit(state: &EditorState) -> Vec<Action> {
    let open = state.project.is_some();
    let selected = open && !state.selection.entities.is_empty();
    let step = |verb: &str, step: &Option<String>| match step {
        Some(step) => format!("{verb} {step}"),
        None => verb.to_owned(),
    };
    let run = |group, key, icon, command| Action::run(Menu::Edit, group, key, icon, command);
    let cut = Ask::RunAll(vec![Command::Copy, Command::Despawn(Vec::new())]);
    vec![
        run(0, "Undo", icon::ICON_UNDO.codepoint, Command::Undo)
            .named(step("Undo", &state.undo))
            .keys(&[ctrl(Key::Z)])
            .when(state.undo.is_some()),
        run(0, "Redo", icon::ICON_REDO.codepoint, Command::Redo)
            .named(step("Redo", &state.redo))
            .keys(&[ctrl_shift(Key::Z), ctrl(Key::Y)])
            .when(state.redo.is_some()),
        Action::new(Menu::Edit, 1, "Cut", icon::ICON_CONTENT_CUT.codepoint, cut)
            .keys(&[ctrl(Key::X)])
            .when(selected),
        run(1, "Copy", icon::ICON_CONTENT_COPY.codepoint, Command::Copy)
            .keys(&[ctrl(Key::C)])
            .when(selected),
        Action::new(
            Menu::Edit,
            1,
            "Paste",
            icon::ICON_CONTENT_PASTE.codepoint,
            Ask::Paste,
        )
        .keys(&[ctrl(Key::V)])
        .when(open),
        run(
            1,
            "Duplicate",
            icon::ICON_LIBRARY_ADD.codepoint,
            Command::Duplicate,
        )
        .keys(&[ctrl(Key::D)])
        .when(selected),
        run(
            1,
            "Delete",
            icon::ICON_DELETE.codepoint,
            Command::Despawn(Vec::new()),
        )
        .keys(&[plain(Key::Delete)])
        .when(selected),
        Action::new(
            Menu::Edit,
            2,
            "Select All",
            icon::ICON_SELECT_ALL.codepoint,
            Ask::SelectAll,
        )
        .keys(&[ctrl(Key::A)])
        .when(open && state.entities > 0),
    ]
}

fn create(state: &EditorState) -> Vec<Action> {
    let parent = || {
        state
            .selection
            .as_primary()
            .map(playground_core_ecs::EntityRef::Id)
    };
    let row = |kind: &SpawnKind| {
        let command = Command::Spawn {
            kind: kind.clone(),
            name: None,
            parent: None,
        };
        Action::run(
            Menu::Create,
            group_of(kind),
            kind.as_title(),
            icon_of(kind),
            command,
        )
        .when(state.project.is_some())
    };
    let child = Command::Spawn {
        kind: SpawnKind::Empty,
        name: None,
        parent: parent(),
    };
    let child_icon = icon::ICON_SUBDIRECTORY_ARROW_RIGHT.codepoint;
    let mut rows: Vec<Action> = SpawnKind::ALL.iter().map(row).collect();
    rows.insert(
        1,
        Action::run(Menu::Create, 0, "Empty Child", child_icon, child)
            .when(state.project.is_some() && parent().is_some()),
    );
    rows
}

fn group_of(kind: &SpawnKind) -> u8 {
    match kind {
        SpawnKind::Empty => 0,
        SpawnKind::Cube
        | SpawnKind::Sphere
        | SpawnKind::Plane
        | SpawnKind::Cylinder
        | SpawnKind::Cone
        | SpawnKind::Capsule => 1,
        SpawnKind::Camera => 2,
        SpawnKind::Sprite | SpawnKind::Environment => 4,
        SpawnKind::DirectionalLight | SpawnKind::PointLight | SpawnKind::SpotLight => 3,
    }
}

fn icon_of(kind: &SpawnKind) -> &'static str {
    match kind {
        SpawnKind::Empty => icon::ICON_CONTROL_CAMERA,
        SpawnKind::Cube => icon::ICON_DEPLOYED_CODE,
        SpawnKind::Sphere => icon::ICON_CIRCLE,
        SpawnKind::Plane => icon::ICON_SQUARE,
        SpawnKind::Cylinder => icon::ICON_DATABASE,
        SpawnKind::Cone => icon::ICON_CHANGE_HISTORY,
        SpawnKind::Capsule => icon::ICON_PILL,
        SpawnKind::Camera => icon::ICON_VIDEOCAM,
        SpawnKind::DirectionalLight => icon::ICON_LIGHT_MODE,
        SpawnKind::PointLight => icon::ICON_LIGHTBULB,
        SpawnKind::SpotLight => icon::ICON_HIGHLIGHT,
        SpawnKind::Sprite => icon::ICON_IMAGE,
        SpawnKind::Environment => icon::ICON_CLOUD,
    }
    .codepoint
}

fn run(state: &EditorState) -> Vec<Action> {
    let open = state.project.is_some();
    let mode = state.play.mode;
    let playing = mode != PlayMode::Edit;
    let busy = matches!(
        state.build,
        BuildStatus::Building { .. } | BuildStatus::Reloading(_)
    );
    let building = matches!(state.build, BuildStatus::Building { .. });
    let run = |group, key, icon, command| Action::run(Menu::Run, group, key, icon, command);
    vec![
        run(0, "Play", icon::ICON_PLAY_ARROW.codepoint, Command::Play)
            .named(
                if mode == PlayMode::Pause {
                    "Continue"
                } else {
                    "Play"
                }
                .to_owned(),
            )
            .keys(&[plain(Key::F5)])
            .when(open && mode != PlayMode::Play),
        run(0, "Pause", icon::ICON_PAUSE.codepoint, Command::Pause)
            .keys(&[plain(Key::F6)])
            .when(mode == PlayMode::Play),
        run(0, "Step", icon::ICON_SKIP_NEXT.codepoint, Command::Step(1))
            .keys(&[plain(Key::F10)])
            .when(open),
        run(0, "Stop", icon::ICON_STOP.codepoint, Command::Stop)
            .keys(&[shift(Key::F5)])
            .when(playing),
        run(
            1,
            "Build & Reload",
            icon::ICON_BOLT.codepoint,
            Command::Reload(None),
        )
        .keys(&[plain(Key::F7), ctrl(Key::R)])
        .when(open && !busy),
        run(
            1,
            "Cancel Build",
            icon::ICON_CANCEL.codepoint,
            Command::CancelBuild,
        )
        .when(building),
        run(
            1,
            "Auto Reload",
            icon::ICON_AUTORENEW.codepoint,
            Command::SetAutoReload(!state.auto_reload),
        )
        .checked(state.auto_reload),
        run(
            2,
            "Restart Editor",
            icon::ICON_RESTART_ALT.codepoint,
            Command::Restart,
        )
        .when(open && !busy),
    ]
}

fn view(state: &EditorState, panels: &[(String, &'static str, bool)]) -> Vec<Action> {
    let open = state.project.is_some();
    let panel = |(title, icon, shown): &(String, &'static str, bool)| {
        let ask = match shown {
            true => Ask::TogglePanel(title.clone()),
            false => Ask::Run(Command::ShowPanel(title.clone())),
        };
        Action::new(Menu::View, 0, "Panel", icon, ask)
            .named(title.clone())
            .checked(*shown)
            .when(open)
    };
    let mut rows: Vec<Action> = panels.iter().map(panel).collect();
    let run = |key, icon, command| Action::run(Menu::View, 1, key, icon, command);
    rows.push(
        run(
            "Reset Layout",
            icon::ICON_DASHBOARD.codepoint,
            Command::ResetLayout,
        )
        .when(open),
    );
    rows.push(
        run(
            "Frame Selection",
            icon::ICON_CENTER_FOCUS_STRONG.codepoint,
            Command::FrameSelection,
        )
        .keys(&[plain(Key::F)])
        .when(open && !state.selection.entities.is_empty()),
    );
    let game = Command::UseGameCamera(!state.play.game_camera);
    rows.push(
        run("Game Camera", icon::ICON_VIDEOCAM.codepoint, game)
            .checked(state.play.game_camera)
            .when(state.play.mode != PlayMode::Edit),
    );
    rows
}

fn help() -> Vec<Action> {
    let row = |key, icon, ask| Action::new(Menu::Help, 0, key, icon, ask);
    let keyboard = icon::ICON_KEYBOARD.codepoint;
    let console = Ask::RunAll(vec![
        Command::ShowPanel("Console".to_owned()),
        Command::Help,
    ]);
    vec![
        row("All Commands…", icon::ICON_SEARCH.codepoint, Ask::Palette).keys(&[ctrl_shift(Key::P)]),
        row(
            "Keyboard Shortcuts",
            keyboard,
            Ask::Open(DialogKind::Shortcuts),
        )
        .keys(&[plain(Key::F1)]),
        row("Console Commands", icon::ICON_TERMINAL.codepoint, console),
    ]
}

fn tools(state: &EditorState) -> Vec<Action> {
    let tool =
        |key, icon: playground_base::egui_material_icons::MaterialIcon, shortcut, tool: Tool| {
            Action::run(Menu::None, 0, key, icon.codepoint, Command::UseTool(tool))
                .keys(&[plain(shortcut)])
                .when(state.project.is_some())
        };
    let clear = icon::ICON_DELETE.codepoint;
    let mut rows = vec![
        tool(
            "Select Tool",
            icon::ICON_ARROW_SELECTOR_TOOL,
            Key::Q,
            Tool::Select,
        ),
        tool("Move Tool", icon::ICON_OPEN_WITH, Key::W, Tool::Move),
        tool("Rotate Tool", icon::ICON_ROTATE_RIGHT, Key::E, Tool::Rotate),
        tool("Scale Tool", icon::ICON_ASPECT_RATIO, Key::R, Tool::Scale),
        Action::run(Menu::None, 1, "Clear Log", clear, Command::ClearLog),
    ];
    let memory = icon::ICON_MEMORY.codepoint;
    rows.extend(state.renderers.iter().map(|name| {
        Action::run(
            Menu::None,
            2,
            "Renderer",
            memory,
            Command::UseRenderer(name.clone()),
        )
        .named(format!("Draw with {name}"))
        .when(*name != state.renderer)
    }));
    rows
}
