//! Entries of the Create menu: new entities.

use crate::icon;
use crate::model::command::{EditorCommand, Entry, Menu, SpawnKind};

/// New entities, by kind.
pub const SPAWN: &[Entry] = &[
    created(SpawnKind::Empty),
    created(SpawnKind::Cube),
    created(SpawnKind::Sphere),
    created(SpawnKind::Plane),
    created(SpawnKind::Cylinder),
    created(SpawnKind::Cone),
    created(SpawnKind::Capsule),
    created(SpawnKind::Camera),
    created(SpawnKind::Camera2d),
    created(SpawnKind::DirectionalLight),
    created(SpawnKind::PointLight),
    created(SpawnKind::SpotLight),
    created(SpawnKind::Sprite),
    created(SpawnKind::Particles),
    created(SpawnKind::TileMap),
    created(SpawnKind::Text),
    created(SpawnKind::Environment),
];

pub const EMPTY_CHILD: Entry = Entry::new(
    Menu::Create,
    0,
    "Empty Child",
    icon::ICON_SUBDIRECTORY_ARROW_RIGHT.codepoint,
    EditorCommand::SpawnChild(SpawnKind::Empty),
);

/// An entry of the Create menu.
const fn created(kind: SpawnKind) -> Entry {
    let choice = kind.choice();
    let command = EditorCommand::Spawn {
        kind,
        name: None,
        parent: None,
    };
    Entry::new(
        Menu::Create,
        kind.group(),
        choice.title,
        choice.icon,
        command,
    )
}
