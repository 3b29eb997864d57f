//! Commands and resources of a project.

use crate::rig::{id, language, path, variant};
use crate::vocabulary::vocabulary;
use playground_base::Value;
use playground_core_console::ConsoleView;
use playground_core_ecs::EntityRef;
use playground_core_ui::{Argument, EditorCommand};

fn call(name: &str, arguments: Vec<Argument>) -> EditorCommand {
    EditorCommand::Call(name.to_owned(), arguments)
}

#[test]
fn word_of_a_game_command_calls_it_with_arguments_of_its_kinds() {
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
fn error_of_a_game_command_names_the_argument_and_its_kind() {
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
fn world_may_be_omitted_before_a_resource() {
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
        // The last word is the value, even if it is the name of a component.
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
