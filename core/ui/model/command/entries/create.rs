//! Entries of the Create menu: new entities.

use crate::icon;
use crate::model::command::{EditorCommand, Entry, Menu, SpawnKind};

/// New entities, by kind.
pub const SPAWN: &[Entry] = &[
    created(SpawnKind::Empty, 0),
    created(SpawnKind::Cube, 1),
    created(SpawnKind::Sphere, 1),
    created(SpawnKind::Plane, 1),
    created(SpawnKind::Cylinder, 1),
    created(SpawnKind::Cone, 1),
    created(SpawnKind::Capsule, 1),
    created(SpawnKind::Camera, 2),
    created(SpawnKind::DirectionalLight, 3),
    created(SpawnKind::PointLight, 3),
    created(SpawnKind::SpotLight, 3),
    created(SpawnKind::Sprite, 4),
    created(SpawnKind::Environment, 4),
];

pub const EMPTY_CHILD: Entry = Entry::new(
    Menu::Create,
    0,
    "Empty Child",
    icon::ICON_SUBDIRECTORY_ARROW_RIGHT.codepoint,
    EditorCommand::SpawnChild(SpawnKind::Empty),
);

/// An entry of the Create menu.
const fn created(kind: SpawnKind, group: u8) -> Entry {
    let choice = kind.choice();
    let command = EditorCommand::Spawn {
        kind,
        name: None,
        parent: None,
    };
    Entry::new(Menu::Create, group, choice.title, choice.icon, command)
}
