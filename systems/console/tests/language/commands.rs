//! Lines and their commands.

use crate::rig::{id, parse, path};
use playground_core_ui::{
    ArgumentKind, EditorCommand, JobId, Presence, SelectMode, Space, SpawnKind, Tool,
};

#[test]
fn lines_are_parsed_to_commands() {
    let cases = [
        (
            "open ../boids",
            EditorCommand::OpenProject("../boids".into()),
        ),
        (
            "open scenes/main.ron",
            EditorCommand::OpenProject("scenes/main.ron".into()),
        ),
        (
            "openscene scenes/main.ron",
            EditorCommand::OpenScene("scenes/main.ron".into()),
        ),
        (
            "merge scenes/reef.ron",
            EditorCommand::MergeScene("scenes/reef.ron".into()),
        ),
        ("difference", EditorCommand::Difference),
        (
            "new /tmp/game",
            EditorCommand::NewProject("/tmp/game".into()),
        ),
        ("save", EditorCommand::Save(None)),
        (
            "save \"two words.ron\"",
            EditorCommand::Save(Some("two words.ron".into())),
        ),
        ("step", EditorCommand::Step(1)),
        ("  step   12  ", EditorCommand::Step(12)),
        ("get 3", EditorCommand::Get(id(3), None)),
        (
            "get Fleet/Ship Transform.translation.x",
            EditorCommand::Get(path("Fleet/Ship"), Some("Transform.translation.x".into())),
        ),
        (
            "get \"Big Ship\"",
            EditorCommand::Get(path("Big Ship"), None),
        ),
        (
            "get \"say \\\"hi\\\"\"",
            EditorCommand::Get(path("say \"hi\""), None),
        ),
        ("get /7", EditorCommand::Get(path("7"), None)),
        (
            "spawn point_light",
            EditorCommand::Spawn {
                kind: SpawnKind::PointLight,
                name: None,
                parent: None,
            },
        ),
        (
            "spawn Cube \"Left door\" House",
            EditorCommand::Spawn {
                kind: SpawnKind::Cube,
                name: Some("Left door".into()),
                parent: Some(path("House")),
            },
        ),
        ("despawn", EditorCommand::Despawn(vec![])),
        (
            "despawn 1 Fleet",
            EditorCommand::Despawn(vec![id(1), path("Fleet")]),
        ),
        (
            "select 4294967297",
            EditorCommand::Select(vec![id(1 << 32 | 1)], SelectMode::Replace),
        ),
        (
            "rename 3,4 Twin",
            EditorCommand::Rename(vec![id(3), id(4)], "Twin".into()),
        ),
        (
            "rename selected Twin",
            EditorCommand::Rename(vec![], "Twin".into()),
        ),
        (
            "select --add 3 4",
            EditorCommand::Select(vec![id(3), id(4)], SelectMode::Add),
        ),
        ("select", EditorCommand::Select(vec![], SelectMode::Replace)),
        (
            "spawn cube \"\" House",
            EditorCommand::Spawn {
                kind: SpawnKind::Cube,
                name: None,
                parent: Some(path("House")),
            },
        ),
        ("selectall", EditorCommand::SelectAll),
        ("copy", EditorCommand::Copy),
        ("cut", EditorCommand::Cut),
        ("paste", EditorCommand::Paste(None)),
        (
            "paste \"(a: \\\"b\\\",\\n)\"",
            EditorCommand::Paste(Some("(a: \"b\",\n)".into())),
        ),
        ("cancel 3", EditorCommand::Cancel(Some(JobId(3)))),
        (
            "togglepanel Console",
            EditorCommand::TogglePanel("Console".into()),
        ),
        (
            "rename 3 \"New name\"",
            EditorCommand::Rename(vec![id(3)], "New name".into()),
        ),
        (
            "parent 3 4",
            EditorCommand::SetParent(vec![id(3)], Some(id(4))),
        ),
        ("parent 3 none", EditorCommand::SetParent(vec![id(3)], None)),
        (
            "parent Fleet/Ship \"Big Dock\"",
            EditorCommand::SetParent(vec![path("Fleet/Ship")], Some(path("Big Dock"))),
        ),
        (
            "parent /7 /none",
            EditorCommand::SetParent(vec![path("7")], Some(path("none"))),
        ),
        (
            "disable 3 A/B",
            EditorCommand::Disable(vec![id(3), path("A/B")]),
        ),
        (
            "add 3 Light",
            EditorCommand::AddComponent(vec![id(3)], "Light".into()),
        ),
        (
            "remove 3 Light",
            EditorCommand::RemoveComponent(vec![id(3)], "Light".into()),
        ),
        ("reload", EditorCommand::Reload(None)),
        (
            "reload boids-swim",
            EditorCommand::Reload(Some("boids-swim".into())),
        ),
        ("autoreload off", EditorCommand::SetAutoReload(false)),
        ("tool rotate", EditorCommand::UseTool(Tool::Rotate)),
        ("space local", EditorCommand::UseSpace(Space::Local)),
        ("grid off", EditorCommand::SetGrid(false)),
        ("capture on", EditorCommand::CaptureInput(true)),
        (
            "panel Problems",
            EditorCommand::ShowPanel("Problems".into()),
        ),
        ("quit", EditorCommand::Quit),
    ];
    for (line, command) in cases {
        assert_eq!(parse(line), Ok(Some(command)), "{line}");
    }
}

#[test]
fn empty_lines_and_comments_are_ignored() {
    for line in ["", "   ", "# spawn cube", "  #"] {
        assert_eq!(parse(line), Ok(None), "{line:?}");
    }
}

#[test]
fn every_command_has_a_doc_and_a_unique_name() {
    for (at, row) in EditorCommand::TABLE.iter().enumerate() {
        assert!(!row.doc().is_empty(), "{} has a doc", row.name);
        let before = &EditorCommand::TABLE[..at];
        assert!(
            before.iter().all(|other| other.name != row.name),
            "{}",
            row.name
        );
        let has_only_optional_arguments = row.arguments.iter().all(|argument| {
            argument.presence != Presence::Required || argument.kind == ArgumentKind::Gesture
        });
        assert_eq!(
            parse(row.name).is_ok(),
            has_only_optional_arguments,
            "{}",
            row.name
        );
    }
}
