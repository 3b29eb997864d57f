//! Lines with their commands, errors and completions.
#![forbid(unsafe_code)]

use playground_base::{
    BindingRegistry, ComponentDescription, Context, FieldDescription, FieldKind, Handle, IdMap,
    Value, VariantDescription,
};
use playground_core_console::{ConsoleError, ConsoleView};
use playground_core_ecs::{ConsoleArgument, ConsoleCommand, EntityId, EntityRef};
use playground_core_input::{KeyCode, MouseButton};
use playground_core_ui::{
    Argument, ArgumentKind, EditorCommand, JobId, Presence, Press, RefusedCommand, SelectMode,
    Space, SpawnKind, Tool, Vocabulary,
};
use playground_systems_console::ConsoleLanguage;

fn language() -> ConsoleLanguage {
    let context = Context {
        registry: Handle::new(BindingRegistry::default()),
        pools: IdMap::default(),
    };
    ConsoleLanguage::new(&context).expect("the language does not use the context")
}

fn parse(line: &str) -> Result<Option<EditorCommand>, ConsoleError> {
    language().parse(line, &Vocabulary::default())
}

fn complete(line: &str) -> Vec<String> {
    language().complete(line, &Vocabulary::default())
}

fn id(bits: u64) -> EntityRef {
    EntityRef::Id(EntityId::from_bits(bits))
}

fn path(path: &str) -> EntityRef {
    EntityRef::Path(path.to_owned())
}

fn set(value: Value) -> EditorCommand {
    EditorCommand::Set {
        entities: vec![id(3)],
        path: "Light.kind".into(),
        value,
        gesture: 0,
    }
}

fn variant(name: &str, data: Value) -> Value {
    Value::Variant(name.into(), Box::new(data))
}

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
fn empty_lines_and_comments_are_no_command() {
    for line in ["", "   ", "# spawn cube", "  #"] {
        assert_eq!(parse(line), Ok(None), "{line:?}");
    }
}

#[test]
fn values_are_parsed_as_ron() {
    let number = |value| Value::Int(value);
    let cases = [
        ("-4", number(-4)),
        ("0xff", number(255)),
        ("1_000", number(1000)),
        ("18446744073709551615", Value::UInt(u64::MAX)),
        ("1.5", Value::F64(1.5)),
        ("-.5e2", Value::F64(-50.0)),
        ("-inf", Value::F64(f64::NEG_INFINITY)),
        ("true", Value::Bool(true)),
        ("()", Value::Unit),
        ("\"a \\\"b\\\", c\\n\"", Value::Text("a \"b\", c\n".into())),
        ("r#\"a \"b\" c\"#", Value::Text("a \"b\" c".into())),
        ("'x'", Value::Text("x".into())),
        ("[1, 2,]", Value::List(vec![number(1), number(2)])),
        (
            "(1, (2, 3))",
            Value::List(vec![number(1), Value::List(vec![number(2), number(3)])]),
        ),
        (
            "(x: 1, name: \"a:b\")",
            Value::Struct(vec![
                ("x".into(), number(1)),
                ("name".into(), Value::Text("a:b".into())),
            ]),
        ),
        ("Spot", variant("Spot", Value::Unit)),
        ("Circle(2)", variant("Circle", number(2))),
        (
            "Line(2, 3)",
            variant("Line", Value::List(vec![number(2), number(3)])),
        ),
        (
            "Box(x: 2)",
            variant("Box", Value::Struct(vec![("x".into(), number(2))])),
        ),
        ("None", Value::Option(None)),
        ("Some(2)", Value::Option(Some(Box::new(number(2))))),
        (
            "Some((2, 3))",
            Value::Option(Some(Box::new(Value::List(vec![number(2), number(3)])))),
        ),
        (
            "{\"a\": 1}",
            Value::Map(vec![(Value::Text("a".into()), number(1))]),
        ),
    ];
    for (text, value) in cases {
        let line = format!("set 3 Light.kind {text}");
        assert_eq!(parse(&line), Ok(Some(set(value))), "{line}");
    }
}

#[test]
fn nan_is_parsed_as_a_value() {
    let command = parse("set 3 Light.kind NaN");
    let Ok(Some(EditorCommand::Set {
        value: Value::F64(number),
        ..
    })) = command
    else {
        panic!("{command:?}");
    };
    assert!(number.is_nan());
}

#[test]
fn invalid_line_is_refused_with_a_message() {
    let cases = [
        ("paly", "there is no command `paly`; did you mean `play`?"),
        ("Quit", "there is no command `Quit`; did you mean `quit`?"),
        (
            "frobnicate",
            "there is no command `frobnicate`; `help` lists them all",
        ),
        ("open", "usage: open PATH"),
        ("play now", "usage: play "),
        ("rename 3", "usage: rename ENTITY NAME"),
        ("rename 3 two words", "usage: rename ENTITY NAME"),
        ("set 3 Light.kind", "usage: set ENTITY|World PATH VALUE"),
        ("step 0", "`0` is not a number of steps, 1 or more"),
        ("snap maybe", "`maybe` is not `on` or `off`"),
        (
            "get \"Big Ship",
            "`\"Big Ship` is not closed: a quote is missing at its end",
        ),
        ("parent 3", "usage: parent ENTITY PARENT|none"),
        (
            "parent 3 /",
            "`/` is not an entity: its number, or its path, such as Fleet/Ship",
        ),
        (
            "set 3 Light.kind (x: 1",
            "`the end of the line` is not a comma or `)`",
        ),
        ("set 3 Light.kind 1 2", "`2` is not the end of the value"),
        ("set 3 Light.kind 1.2.3", "`1.2.3` is not a number"),
        (
            "get //",
            "`//` is not an entity: its number, or its path, such as Fleet/Ship",
        ),
    ];
    for (line, text) in cases {
        let error = parse(line).expect_err(line);
        assert_eq!(error.to_string(), text, "{line}");
    }
    let deep = format!("set 3 Light.kind {}", "(".repeat(100_000));
    assert!(parse(&deep).is_err());
}

#[test]
fn error_contains_only_the_start_of_a_long_input() {
    let letters = "é".repeat(1_000_000);
    let shown = format!("{}…", "é".repeat(59));
    let cases = [
        (
            letters.clone(),
            format!("there is no command `{shown}`; `help` lists them all"),
        ),
        (
            format!("set 3 Light.kind .{letters}"),
            format!("`.{}…` is not a number", "é".repeat(58)),
        ),
        (
            format!("snap {letters}"),
            format!("`{shown}` is not `on` or `off`"),
        ),
        (
            "x".repeat(60),
            format!(
                "there is no command `{}`; `help` lists them all",
                "x".repeat(60)
            ),
        ),
        (
            "\u{1b}[31mred\u{0}".into(),
            "there is no command `\\u{1b}[31mred\\u{0}`; `help` lists them all".into(),
        ),
    ];
    for (line, text) in cases {
        let error = parse(&line).expect_err("it is no command");
        assert_eq!(error.to_string(), text);
    }
}

#[test]
fn completion_offers_a_word_for_every_spawn_kind() {
    let words = complete("spawn ");
    assert_eq!(words.len(), SpawnKind::ALL.len());
    for (word, kind) in words.iter().zip(SpawnKind::ALL) {
        let command = EditorCommand::Spawn {
            kind,
            name: None,
            parent: None,
        };
        assert_eq!(parse(&format!("spawn {word}")), Ok(Some(command)));
        let error = parse("spawn nothing").expect_err("no kind is called so");
        assert!(
            error.to_string().contains(word.as_str()),
            "{error} names {word}"
        );
    }
}

#[test]
fn last_word_is_completed() {
    let cases: [(&str, &[&str]); 10] = [
        ("select ", &["World", "--add", "--toggle"]),
        ("select --add ", &["World"]),
        ("pa", &["pause", "paste", "parent", "panel", "palette"]),
        ("  resetl", &["resetlayout"]),
        ("play", &[]),
        ("spawn sp", &["sphere", "spot_light", "sprite"]),
        ("parent 3 ", &["none"]),
        ("capture o", &["on", "off"]),
        ("capture on ", &[]),
        ("nonsense x", &[]),
    ];
    for (line, words) in cases {
        assert_eq!(complete(line), words, "{line:?}");
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

/// What a project adds: commands with every kind of argument, and a resource.
fn vocabulary() -> Vocabulary {
    const VARIANTS: &[VariantDescription] = &[
        VariantDescription {
            name: "Left",
            doc: "",
            kind: None,
        },
        VariantDescription {
            name: "Right",
            doc: "",
            kind: None,
        },
    ];
    const SIDE: FieldKind = FieldKind::Enum(VARIANTS);
    const LIVES: FieldKind = FieldKind::Integer {
        signed: false,
        bits: 8,
    };
    const fn field(name: &'static str, kind: FieldKind) -> FieldDescription {
        FieldDescription {
            name,
            former_names: &[],
            doc: "",
            unit: "",
            min: None,
            max: None,
            step: None,
            hidden: false,
            kind,
        }
    }
    const fn component(name: &'static str, resource: bool) -> ComponentDescription {
        const FIELDS: &[FieldDescription] = &[
            field("left", LIVES),
            field("receiver", SIDE),
            field("at", FieldKind::Vector(3)),
        ];
        ComponentDescription {
            name,
            former_names: &[],
            doc: "",
            file: "",
            line: 0,
            kind: FieldKind::Struct(FIELDS),
            editable: true,
            sparse: false,
            resource,
        }
    }
    const SCORE: ComponentDescription = component("pong-model::Score", true);
    const BALL: ComponentDescription = component("pong-model::Ball", false);
    let argument = |name, kind| ConsoleArgument { name, kind };
    let mut give = ConsoleCommand::new("give_lives", "Gives a side lives.");
    give.arguments = vec![
        argument("side", SIDE),
        argument("lives", LIVES),
        argument("why", FieldKind::Option(&FieldKind::Text)),
        argument("at", FieldKind::Option(&FieldKind::Vector(2))),
    ];
    let mut aim = ConsoleCommand::new("aim", "Aims at an entity.");
    aim.arguments = vec![argument("target", FieldKind::Entity)];
    let mut say = ConsoleCommand::new("say", "Says something.");
    say.arguments = vec![argument("what", FieldKind::Text)];
    let refused = RefusedCommand {
        name: "win",
        reason: "two plugins have `win`".into(),
        ..RefusedCommand::default()
    };
    Vocabulary {
        commands: vec![aim, give, say, ConsoleCommand::new("pause_game", "Rests.")],
        refused: vec![refused],
        components: vec![&BALL, &SCORE],
    }
}

fn call(name: &str, arguments: Vec<Argument>) -> EditorCommand {
    EditorCommand::Call(name.to_owned(), arguments)
}

#[test]
fn the_word_of_a_command_of_the_game_calls_it_with_arguments_of_its_kinds() {
    let left = || Argument::Value(variant("Left", Value::Unit));
    let three = || Argument::Value(Value::Int(3));
    let text = Argument::Value(Value::Text("for luck".into()));
    let at = Argument::Value(Value::List(vec![Value::Int(1), Value::F64(2.5)]));
    let empty = Argument::Value(Value::Text(String::new()));
    let cases = [
        ("pause_game", call("pause_game", vec![])),
        ("call pause_game", call("pause_game", vec![])),
        (
            "give_lives Left 3",
            call("give_lives", vec![left(), three()]),
        ),
        (
            "give_lives Left 3 \"for luck\" (1, 2.5)",
            call("give_lives", vec![left(), three(), text, at.clone()]),
        ),
        (
            "call give_lives Left 3 \"\" (1, 2.5)",
            call("give_lives", vec![left(), three(), Argument::None, at]),
        ),
        ("say \"\"", call("say", vec![empty])),
        (
            "aim Fleet/Ship",
            call("aim", vec![Argument::Entity(path("Fleet/Ship"))]),
        ),
        ("aim 7", call("aim", vec![Argument::Entity(id(7))])),
    ];
    for (line, command) in cases {
        let read = language().parse(line, &vocabulary());
        assert_eq!(read, Ok(Some(command.clone())), "{line}");
        let written = language().line(&command);
        let read = language().parse(&written, &vocabulary());
        assert_eq!(read, Ok(Some(command)), "{written}");
    }
}

#[test]
fn arguments_of_the_game_that_do_not_fit_are_named_with_what_is_expected() {
    let cases = [
        (
            "give_lives Up 3",
            "`Up` does not fit side of `give_lives`: it is one of Left, Right",
        ),
        (
            "give_lives Left 300",
            "`300` does not fit lives of `give_lives`: it is a whole number from 0 to 255",
        ),
        (
            "give_lives Left many",
            "`many` does not fit lives of `give_lives`: it is a whole number from 0 to 255",
        ),
        (
            "give_lives Left 3 luck (1)",
            "`(1)` does not fit at of `give_lives`: it is a vector, `(1, 2)`",
        ),
        ("give_lives Left", "usage: give_lives SIDE LIVES [WHY] [AT]"),
        ("pause_game now", "usage: pause_game "),
        ("win", "two plugins have `win`"),
        (
            "pause_gmae",
            "there is no command `pause_gmae`; did you mean `pause_game`?",
        ),
        (
            "call paint",
            "there is no command `paint`; `help` lists them all",
        ),
    ];
    for (line, text) in cases {
        let error = language().parse(line, &vocabulary()).expect_err(line);
        assert_eq!(error.to_string(), text, "{line}");
    }
}

#[test]
fn the_world_may_be_left_out_before_a_resource() {
    let set = |owner: EntityRef, path: &str, value: Value| EditorCommand::Set {
        entities: vec![owner],
        path: path.into(),
        value,
        gesture: 0,
    };
    let right = || variant("Right", Value::Unit);
    let cases = [
        (
            "set World Score.left 9",
            set(EntityRef::World, "Score.left", Value::Int(9)),
        ),
        (
            "set Score.left 9",
            set(EntityRef::World, "Score.left", Value::Int(9)),
        ),
        (
            "set Score.receiver Right",
            set(EntityRef::World, "Score.receiver", right()),
        ),
        // What names a component is the value where nothing else is.
        (
            "set Score.receiver Ball",
            set(
                EntityRef::World,
                "Score.receiver",
                variant("Ball", Value::Unit),
            ),
        ),
        (
            "set Score Ball.left 9",
            set(path("Score"), "Ball.left", Value::Int(9)),
        ),
        (
            "reset Score.left",
            EditorCommand::Reset(vec![EntityRef::World], "Score.left".into()),
        ),
        (
            "reset Score Ball",
            EditorCommand::Reset(vec![path("Score")], "Ball".into()),
        ),
        ("get World", EditorCommand::Get(EntityRef::World, None)),
        ("get /World", EditorCommand::Get(path("World"), None)),
        ("despawn World", EditorCommand::Despawn(vec![path("World")])),
    ];
    for (line, command) in cases {
        let read = language().parse(line, &vocabulary());
        assert_eq!(read, Ok(Some(command)), "{line}");
    }
}

#[test]
fn words_of_the_project_are_completed() {
    let cases: [(&str, &[&str]); 13] = [
        ("give", &["give_lives"]),
        ("call p", &["pause_game"]),
        ("give_lives ", &["Left", "Right"]),
        ("call give_lives L", &["Left"]),
        ("get W", &["World"]),
        ("get Sc", &["Score"]),
        ("get World ", &["Score"]),
        ("get Ship ", &["Ball"]),
        ("set World Score.a", &["Score.at"]),
        (
            "set World Score.at.",
            &["Score.at.x", "Score.at.y", "Score.at.z"],
        ),
        ("set Score.receiver R", &["Right"]),
        ("add Ship ", &["Ball"]),
        ("select --add Wo", &["World"]),
    ];
    for (line, words) in cases {
        assert_eq!(language().complete(line, &vocabulary()), words, "{line:?}");
    }
}

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
        EditorCommand::Undo,
        EditorCommand::Redo,
        EditorCommand::Modules,
        EditorCommand::Pools,
        EditorCommand::Systems,
        EditorCommand::Difference,
        EditorCommand::Hash,
        EditorCommand::Jobs,
        EditorCommand::Cancel(None),
        EditorCommand::Cancel(Some(JobId(12))),
        EditorCommand::Reload(Some("flock-plugin".into())),
        EditorCommand::SetAutoReload(true),
        EditorCommand::Restart,
        EditorCommand::UseRenderer("playground-systems-webgl".into()),
        EditorCommand::Screenshot("a b.png".into()),
        EditorCommand::OpenSource("lib.rs".into(), 31),
        EditorCommand::UseTool(Tool::Scale),
        EditorCommand::UseSpace(Space::Local),
        EditorCommand::SetSnap(false),
        EditorCommand::SetGrid(true),
        EditorCommand::FrameSelection,
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
        assert!(has_sample, "a sample of `{}` is missing", row.name);
    }
    for command in samples {
        let line = language().line(&command);
        assert!(!line.contains('\n'), "{line:?} is one line");
        let read = language().parse(&line, &vocabulary());
        assert_eq!(read, Ok(Some(command)), "{line}");
    }
}
