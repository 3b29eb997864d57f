//! Commands, their lines, and the commands of those lines.

use crate::rig::{id, language, path, variant};
use crate::vocabulary::vocabulary;
use playground_base::Value;
use playground_core_console::ConsoleView;
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_input::{KeyCode, MouseButton};
use playground_core_ui::{
    ComparedVersion, ConflictSide, EditorCommand, JobId, Preference, Press, RecoveredChoice,
    SelectMode, Space, SpawnKind, TileShape, Tool, ViewSide,
};

/// A sample of each command, with every kind of argument and with texts that need quotes.
fn samples() -> Vec<EditorCommand> {
    let both = || vec![id(3), id(1 << 32 | 4)];
    let odd = || vec![path("none")];
    let value = Value::Struct(vec![
        ("x".into(), Value::F64(1.5)),
        ("of".into(), Value::List(vec![Value::Int(-1), Value::Unit])),
        (
            "kind".into(),
            variant("Spot", Value::Text("a \"b\"\n".into())),
        ),
        (
            "maybe".into(),
            Value::Option(Some(Box::new(Value::Bool(true)))),
        ),
    ]);
    vec![
        EditorCommand::OpenProject("a folder".into()),
        EditorCommand::TrustProject("/x".into()),
        EditorCommand::NewProject("quote\"d".into()),
        EditorCommand::CloseProject,
        EditorCommand::NewScene,
        EditorCommand::OpenScene("scenes/a.ron".into()),
        EditorCommand::Scenes,
        EditorCommand::Assets,
        EditorCommand::Problems,
        EditorCommand::ImportAsset("/a/ship 1.png".into(), None),
        EditorCommand::ImportAsset("ship.png".into(), Some("sea".into())),
        EditorCommand::MoveAsset("ship 1.png".into(), "sea/\"one\".png".into()),
        EditorCommand::RemoveAsset("sea".into()),
        EditorCommand::CopyAsset("ship.png".into()),
        EditorCommand::NewAssetFolder("new one".into()),
        EditorCommand::NewMaterial("stone 1".into()),
        EditorCommand::SetMaterial {
            path: "stone 1.material".into(),
            field: "color.r".into(),
            value: Value::F64(0.25),
            gesture: 0,
        },
        EditorCommand::PlaceAsset("ship.png".into(), None),
        EditorCommand::PlaceAsset(
            "ship.png".into(),
            Some(Value::List(vec![
                Value::F64(1.5),
                Value::F64(-2.0),
                Value::F64(0.5),
            ])),
        ),
        EditorCommand::SetImport("ship 1.png".into(), "filter".into(), "sharp".into()),
        EditorCommand::ImportAgain("ship.png".into()),
        EditorCommand::ChooseAsset("ship.png".into()),
        EditorCommand::PreviewAsset("ship.png".into()),
        EditorCommand::SelectUsers("ship.png".into()),
        EditorCommand::UnusedAssets,
        EditorCommand::MergeScene("b.ron".into()),
        EditorCommand::Save(None),
        EditorCommand::Save(Some("c.ron".into())),
        EditorCommand::Play,
        EditorCommand::Pause,
        EditorCommand::Step(7),
        EditorCommand::Stop,
        EditorCommand::Entities,
        EditorCommand::Get(path("7"), Some("Transform.scale".into())),
        EditorCommand::Get(id(7), None),
        EditorCommand::Get(EntityRef::World, None),
        EditorCommand::Get(path("World"), Some("Score.left".into())),
        EditorCommand::Reset(vec![EntityRef::World], "Score.left".into()),
        EditorCommand::Select(vec![EntityRef::World], SelectMode::Replace),
        EditorCommand::Set {
            entities: both(),
            path: "Light.kind".into(),
            value: value.clone(),
            gesture: 0,
        },
        EditorCommand::SetMany {
            rows: vec![(EntityId::from_bits(9), "core::Light".into(), value)],
            gesture: 0,
        },
        EditorCommand::Spawn {
            kind: SpawnKind::PointLight,
            name: None,
            parent: Some(path("selected")),
        },
        EditorCommand::SpawnChild(SpawnKind::Empty),
        EditorCommand::Despawn(vec![]),
        EditorCommand::Despawn(odd()),
        EditorCommand::Select(both(), SelectMode::Toggle),
        EditorCommand::Select(vec![path("--add")], SelectMode::Replace),
        EditorCommand::SelectAll,
        EditorCommand::Duplicate,
        EditorCommand::Cut,
        EditorCommand::Copy,
        EditorCommand::Paste(Some("(\n  entities: [\"\\\"],\r\n)".into())),
        EditorCommand::Paste(None),
        EditorCommand::Rename(vec![], "A name".into()),
        EditorCommand::SetParent(both(), None),
        EditorCommand::SetParent(odd(), Some(path("none"))),
        EditorCommand::Enable(both()),
        EditorCommand::Disable(vec![]),
        EditorCommand::AddComponent(both(), "core::Light".into()),
        EditorCommand::RemoveComponent(odd(), "Light".into()),
        EditorCommand::Call("pause_game".into(), Vec::new()),
        EditorCommand::Revert,
        EditorCommand::Changes,
        EditorCommand::Conflicts,
        EditorCommand::Resolve(ConflictSide::Theirs, None),
        EditorCommand::Resolve(ConflictSide::Ours, Some(2)),
        EditorCommand::Recovered(RecoveredChoice::Discard),
        EditorCommand::Steps,
        EditorCommand::GoToStep(0),
        EditorCommand::SetUndoCheck(true),
        EditorCommand::SaveAnyway(None),
        EditorCommand::SaveAnyway(Some("a b.ron".into())),
        EditorCommand::CrashReport,
        EditorCommand::Undo,
        EditorCommand::Redo,
        EditorCommand::Modules,
        EditorCommand::Pools,
        EditorCommand::Systems,
        EditorCommand::Difference,
        EditorCommand::Hash,
        EditorCommand::CompareScene(None, None),
        EditorCommand::CompareScene(Some("a b.ron".into()), None),
        EditorCommand::CompareScene(Some("a.ron".into()), Some("b.ron".into())),
        EditorCommand::CompareCommit,
        EditorCommand::Compared,
        EditorCommand::ShowCompared(ComparedVersion::Before),
        EditorCommand::ShowDifference(3),
        EditorCommand::TakeOver(None),
        EditorCommand::TakeOver(Some(2)),
        EditorCommand::EndComparison,
        EditorCommand::Group,
        EditorCommand::Unparent,
        EditorCommand::SelectChildren,
        EditorCommand::LookFrom(ViewSide::Left),
        EditorCommand::SetOrthographic(true),
        EditorCommand::ShowPreferences,
        EditorCommand::Prefer(Preference::SnapM, None),
        EditorCommand::Prefer(Preference::Editor, Some("code --goto {file}".into())),
        EditorCommand::Jobs,
        EditorCommand::Cancel(None),
        EditorCommand::Cancel(Some(JobId(12))),
        EditorCommand::Reload(Some("flock-plugin".into())),
        EditorCommand::PreviewReload(Some("flock-plugin".into())),
        EditorCommand::SetAskReload(false),
        EditorCommand::ShowPlan,
        EditorCommand::ApplyReload,
        EditorCommand::KeepOldCode,
        EditorCommand::RenameField {
            component: "Ship".into(),
            old: "spring.stiffness".into(),
            new: "spring.damping".into(),
        },
        EditorCommand::ListUnread,
        EditorCommand::DropUnread(vec![EntityRef::World], "game::Ship.label".into()),
        EditorCommand::Generations,
        EditorCommand::GoToGeneration(None),
        EditorCommand::GoToGeneration(Some("12".into())),
        EditorCommand::Resume,
        EditorCommand::SwitchModule("flock-plugin".into(), false),
        EditorCommand::SetAutoReload(true),
        EditorCommand::Restart,
        EditorCommand::UseRenderer("playground-systems-webgl".into()),
        EditorCommand::Screenshot("a b.png".into()),
        EditorCommand::OpenSource("lib.rs".into(), 31),
        EditorCommand::UseTool(Tool::Scale),
        EditorCommand::PaintTiles {
            map: EntityRef::Path("Map".into()),
            layer: 1,
            shape: TileShape::Rectangle,
            cells: Value::List([-3, 4, 9, 0].map(Value::Int).to_vec()),
            tile: 7,
            gesture: 0,
        },
        EditorCommand::EraseTiles {
            map: EntityRef::Path("Map".into()),
            layer: 0,
            shape: TileShape::Line,
            cells: Value::List([0, 0, 1, 1].map(Value::Int).to_vec()),
            gesture: 0,
        },
        EditorCommand::UseTileBrush {
            shape: TileShape::Line,
            layer: 2,
            tile: Some(3),
        },
        EditorCommand::UseTileBrush {
            shape: TileShape::Rectangle,
            layer: 0,
            tile: None,
        },
        EditorCommand::UseSpace(Space::Local),
        EditorCommand::SetSnap(false),
        EditorCommand::SetGrid(true),
        EditorCommand::FrameSelection,
        EditorCommand::FrameAll,
        EditorCommand::UseGameCamera(false),
        EditorCommand::CaptureInput(true),
        EditorCommand::PressKey(KeyCode::ArrowUp, None),
        EditorCommand::PressKey(KeyCode::W, Some(Press::Down)),
        EditorCommand::PressButton(MouseButton::Right, Some(Press::Up)),
        EditorCommand::MoveMouse(Value::List(vec![Value::Int(10), Value::Int(-5)])),
        EditorCommand::PlacePointer(Value::List(vec![Value::Int(100), Value::Int(50)])),
        EditorCommand::TurnWheel(Value::Int(3)),
        EditorCommand::TypeText("two words".into()),
        EditorCommand::ShowPanel("My Panel".into()),
        EditorCommand::TogglePanel("Console".into()),
        EditorCommand::ResetLayout,
        EditorCommand::ShowPalette,
        EditorCommand::ShowShortcuts,
        EditorCommand::ClearLog,
        EditorCommand::Execute("spawn cube \"Left door\"".into()),
        EditorCommand::Help,
        EditorCommand::Quit,
    ]
}

#[test]
fn line_of_a_command_parses_to_the_same_command() {
    let samples = samples();
    for row in EditorCommand::TABLE {
        let has_sample = samples.iter().any(|command| command.name() == row.name);
        assert!(has_sample, "`{}` has no sample", row.name);
    }
    for command in samples {
        let line = language().line(&command);
        assert!(!line.contains('\n'), "{line:?} is one line");
        let read = language().parse(&line, &vocabulary());
        assert_eq!(read, Ok(Some(command)), "{line}");
    }
}
