//! [`COMMANDS`]: the language. One row a command, in the order of `help`.

use super::arguments::{
    KINDS, SPACES, SWITCH, TOOLS, entities, entity, entity_if_any, entity_or_none, kind, space,
    steps, switch, tool,
};
use super::row::Row;
use super::value_reader::value_of;
use super::words::Words;
use playground_core_console::ConsoleError;
use playground_core_ui::{Command, SelectMode};
use std::path::PathBuf;

/// A command without arguments.
macro_rules! plain {
    ($name:literal, $doc:literal, $command:expr) => {
        Row {
            name: $name,
            arguments: "",
            doc: $doc,
            choices: &[],
            read: |_| Ok($command),
        }
    };
}

/// A command with arguments.
macro_rules! row {
    ($name:literal, $arguments:literal, $doc:literal, $read:expr) => {
        row!($name, $arguments, $doc, &[], $read)
    };
    ($name:literal, $arguments:literal, $doc:literal, $choices:expr, $read:expr) => {
        Row {
            name: $name,
            arguments: $arguments,
            doc: $doc,
            choices: $choices,
            read: $read,
        }
    };
}

/// Every command.
pub const COMMANDS: &[Row] = &[
    row!(
        "open",
        "PATH",
        "Opens a project folder, or a scene file (.ron)",
        open
    ),
    row!(
        "trust",
        "PATH",
        "Trusts a project, so that its code may run, and opens it",
        |words| { Ok(Command::TrustProject(path(words)?)) }
    ),
    row!(
        "new",
        "FOLDER",
        "Makes a project in a new folder and opens it",
        |words| { Ok(Command::NewProject(path(words)?)) }
    ),
    plain!("close", "Closes the project", Command::CloseProject),
    plain!("newscene", "Starts an empty scene", Command::NewScene),
    row!(
        "merge",
        "PATH",
        "Adds the entities of a scene file to the open scene",
        |words| { Ok(Command::MergeScene(path(words)?)) }
    ),
    row!(
        "save",
        "[PATH]",
        "Saves the scene, or saves it under another name",
        |words| {
            let path = words.next_word()?.map(PathBuf::from);
            Ok(path.map_or(Command::Save, Command::SaveAs))
        }
    ),
    plain!(
        "play",
        "Starts play, or goes on after a pause",
        Command::Play
    ),
    plain!("pause", "Pauses play", Command::Pause),
    row!(
        "step",
        "[N]",
        "Runs N fixed steps (1 if left out) and pauses",
        |words| { Ok(Command::Step(steps(words)?)) }
    ),
    plain!(
        "stop",
        "Ends play; the scene is as it was before",
        Command::Stop
    ),
    plain!("entities", "Lists the entities", Command::Entities),
    row!(
        "get",
        "ENTITY [PATH]",
        "Tells a field, such as Transform.translation.x, or everything",
        |words| {
            Ok(Command::Get(
                entity(words)?,
                words.next_word()?.unwrap_or_default(),
            ))
        }
    ),
    row!(
        "set",
        "ENTITY PATH VALUE",
        "Sets a field to a value in RON",
        set
    ),
    row!(
        "spawn",
        "KIND [NAME] [PARENT]",
        "Makes an entity",
        &[KINDS],
        |words| {
            Ok(Command::Spawn {
                kind: kind(words)?,
                name: words.next_word()?,
                parent: entity_if_any(words)?,
            })
        }
    ),
    row!(
        "despawn",
        "[ENTITY…]",
        "Deletes entities and all below them; the selected ones if none is named",
        |words| {
            Ok(Command::Despawn(if words.is_empty() {
                Vec::new()
            } else {
                entities(words)?
            }))
        }
    ),
    row!("select", "ENTITY…", "Selects entities", |words| {
        Ok(Command::Select(entities(words)?, SelectMode::Replace))
    }),
    plain!(
        "duplicate",
        "Duplicates the selected entities",
        Command::Duplicate
    ),
    row!("rename", "ENTITY NAME", "Renames an entity", |words| {
        Ok(Command::Rename(entity(words)?, words.word()?))
    }),
    row!(
        "parent",
        "ENTITY PARENT|none",
        "Places an entity under another, or at the root",
        &[&[], &["none"]],
        |words| {
            Ok(Command::SetParent(
                vec![entity(words)?],
                entity_or_none(words)?,
            ))
        }
    ),
    row!("enable", "ENTITY…", "Enables entities", |words| {
        Ok(Command::SetEnabled(entities(words)?, true))
    }),
    row!("disable", "ENTITY…", "Disables entities", |words| {
        Ok(Command::SetEnabled(entities(words)?, false))
    }),
    row!("add", "ENTITY COMPONENT", "Adds a component", |words| {
        Ok(Command::AddComponent(vec![entity(words)?], words.word()?))
    }),
    row!(
        "remove",
        "ENTITY COMPONENT",
        "Removes a component",
        |words| {
            Ok(Command::RemoveComponent(
                vec![entity(words)?],
                words.word()?,
            ))
        }
    ),
    plain!("undo", "Takes the last change back", Command::Undo),
    plain!("redo", "Does again what was undone", Command::Redo),
    plain!(
        "modules",
        "Lists contracts and the modules that implement them",
        Command::Modules
    ),
    plain!("pools", "Lists pools and what they cost", Command::Pools),
    plain!(
        "systems",
        "Tells the time of each system in the last frame",
        Command::Systems
    ),
    plain!(
        "difference",
        "Tells what is not as it was when play started",
        Command::Difference
    ),
    plain!("hash", "Tells the hash of the world", Command::Hash),
    row!(
        "reload",
        "[MODULE]",
        "Builds and reloads a module, or all that changed",
        |words| { Ok(Command::Reload(words.next_word()?)) }
    ),
    plain!("cancel", "Stops the build", Command::CancelBuild),
    row!(
        "autoreload",
        "on|off",
        "Reloads by itself when sources change",
        &[SWITCH],
        |words| { Ok(Command::SetAutoReload(switch(words)?)) }
    ),
    plain!(
        "restart",
        "Saves, builds, and starts the editor again",
        Command::Restart
    ),
    row!(
        "renderer",
        "NAME",
        "Draws with this rendering system",
        |words| { Ok(Command::UseRenderer(words.word()?)) }
    ),
    row!(
        "screenshot",
        "FILE",
        "Saves a picture of the editor",
        |words| { Ok(Command::Screenshot(path(words)?)) }
    ),
    row!(
        "tool",
        "select|move|rotate|scale",
        "Picks a tool of the viewport",
        &[TOOLS],
        |words| { Ok(Command::UseTool(tool(words)?)) }
    ),
    row!(
        "space",
        "world|local",
        "Picks whose axes the tools use",
        &[SPACES],
        |words| { Ok(Command::UseSpace(space(words)?)) }
    ),
    row!(
        "snap",
        "on|off",
        "Lets tools go in steps",
        &[SWITCH],
        |words| { Ok(Command::SetSnap(switch(words)?)) }
    ),
    row!(
        "grid",
        "on|off",
        "Shows or hides the ground grid",
        &[SWITCH],
        |words| { Ok(Command::SetGrid(switch(words)?)) }
    ),
    plain!(
        "frame",
        "Moves the editor's camera to the selection",
        Command::FrameSelection
    ),
    row!(
        "gamecamera",
        "on|off",
        "Looks through the camera of the game while playing",
        &[SWITCH],
        |words| { Ok(Command::UseGameCamera(switch(words)?)) }
    ),
    row!(
        "capture",
        "on|off",
        "Gives keyboard and mouse to the game, or takes them back",
        &[SWITCH],
        |words| { Ok(Command::CaptureInput(switch(words)?)) }
    ),
    row!("panel", "TITLE", "Brings a panel to the front", |words| {
        Ok(Command::ShowPanel(words.word()?))
    }),
    plain!(
        "resetlayout",
        "Puts all panels back to their places",
        Command::ResetLayout
    ),
    plain!("clear", "Empties the log", Command::ClearLog),
    plain!("help", "Lists the commands", Command::Help),
    plain!("quit", "Ends the editor", Command::Quit),
];

fn path(words: &mut Words<'_>) -> Result<PathBuf, ConsoleError> {
    words.word().map(PathBuf::from)
}

fn open(words: &mut Words<'_>) -> Result<Command, ConsoleError> {
    let path = path(words)?;
    let is_scene = path.extension().is_some_and(|extension| extension == "ron");
    Ok(match is_scene {
        true => Command::OpenScene(path),
        false => Command::OpenProject(path),
    })
}

fn set(words: &mut Words<'_>) -> Result<Command, ConsoleError> {
    Ok(Command::Set {
        entities: vec![entity(words)?],
        path: words.word()?,
        value: value_of(words.rest()?)?,
        gesture: 0,
    })
}
