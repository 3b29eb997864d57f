//! Console commands: declarations, runs and errors.

use crate::fixture::*;
use playground_base::{ComponentId, FieldKind, Value, stable_id};
use playground_core_ecs::{
    BoundConsoleCommandView, ConsoleCommandError, ConsoleCommandReport, FrameTime, RowSource,
};

const A: ComponentId = ComponentId(stable_id("functions::A"));
const POINTS: ComponentId = ComponentId(stable_id("functions::Script"));

/// A world with the plugin.
fn world() -> (Fixture, BoundConsoleCommandView) {
    let f = Fixture::new();
    f.load_functions();
    let nothing = Value::Variant("Nothing".to_owned(), Box::default());
    let points = RowSource::Value(fields(&[("test", nothing), ("number", Value::Int(5))]));
    bound(
        f.components
            .call(|c| c.set_resource(&f.world, POINTS, points)),
    )
    .expect("it fits");
    let commands = bound(f.context.registry.bind());
    (f, commands)
}

fn run(
    f: &Fixture,
    commands: &BoundConsoleCommandView,
    name: &str,
    arguments: &[Value],
) -> Result<String, ConsoleCommandError> {
    bound(commands.call(|c| c.run(&f.world, name, arguments, FrameTime::default())))
}

fn reports(commands: &BoundConsoleCommandView) -> Vec<ConsoleCommandReport> {
    bound(commands.call(|c| c.commands()))
}

fn points(f: &Fixture) -> Option<Value> {
    let row = bound(f.components.call(|c| c.resource(&f.world, POINTS)));
    row.and_then(|row| row.field("number").cloned())
}

#[test]
fn a_declaration_has_word_help_and_arguments() {
    let (_f, commands) = world();
    let all = reports(&commands);
    let find = |name: &str| {
        let found = all.iter().find(|report| report.command.name == name);
        &found
            .unwrap_or_else(|| panic!("{name} is declared"))
            .command
    };
    let add = find("add_points");
    assert_eq!(add.doc, "Adds points.");
    assert_eq!(add.usage(), "VALUE [BY]");
    assert_eq!(add.arguments[0].name, "value");
    let kind = FieldKind::Integer {
        signed: true,
        bits: 32,
    };
    assert_eq!(add.arguments[0].kind, kind);
    assert_eq!(add.arguments[1].taken_kind(), kind);
    assert_eq!(add.writes, [POINTS]);
    assert!(add.file.ends_with("functions/console.rs") && add.line > 0);
    assert_eq!(find("make-a").usage(), "NAME VALUE");
    assert_eq!(find("as").usage(), "IN [MUT]");
    let flood = find("flood");
    assert!(flood.exclusive && flood.only_in_play);
    assert!(find("burst").may_stand_alone() && !add.may_stand_alone());
}

#[test]
fn a_command_writes_what_it_declares_and_answers() {
    let (f, commands) = world();
    let answer = run(&f, &commands, "add_points", &[Value::Int(3)]);
    assert_eq!(answer, Ok("8 points".to_owned()));
    let by = Value::Option(Some(Box::new(Value::Int(10))));
    let answer = run(&f, &commands, "add_points", &[Value::Int(1), by]);
    assert_eq!(answer, Ok("18 points".to_owned()));
    assert_eq!(points(&f), Some(Value::Int(18)));
}

#[test]
fn structural_changes_are_applied_after_a_command() {
    let (f, commands) = world();
    let arguments = [Value::Text("Box".to_owned()), Value::Int(4)];
    assert_eq!(run(&f, &commands, "make-a", &arguments), Ok(String::new()));
    let ids: Vec<_> = f
        .world
        .data
        .read()
        .entities
        .iter()
        .map(|of| of.id)
        .collect();
    let [made] = ids[..] else {
        panic!("one entity was made: {ids:?}");
    };
    let id = Value::UInt(made.to_bits());
    assert_eq!(
        run(&f, &commands, "double", &[id]),
        Ok("doubled".to_owned())
    );
    assert_eq!(f.get(made, A), Ok(fields(&[("value", Value::Int(8))])));
    assert_eq!(
        run(&f, &commands, "flood", &[Value::Int(20)]),
        Ok("20 made".to_owned())
    );
    assert_eq!(f.world.data.read().entities.alive, 21);
}

#[test]
fn failed_command_reports_its_error_and_drops_its_requests() {
    let (f, commands) = world();
    let cases: [(&str, &[Value], &str); 6] = [
        ("double", &[Value::UInt(99)], "entity 99 has no A"),
        ("burst", &[], "Console panicked"),
        ("add_points", &[Value::Bool(true)], "the argument `value`"),
        ("add_points", &[], "the argument `value`"),
        ("flood", &[Value::Int(300)], "the argument `count`"),
        ("fly", &[], "no plugin has a console command `fly`"),
    ];
    for (name, arguments, text) in cases {
        let error = run(&f, &commands, name, arguments).expect_err(name);
        assert!(error.to_string().contains(text), "{name}: {error}");
    }
    let many = [Value::Int(1), Value::Int(1), Value::Int(1)];
    let error = run(&f, &commands, "add_points", &many).expect_err("it takes two");
    assert_eq!(error.to_string(), "usage: add_points VALUE [BY]");
    assert_eq!(f.world.data.read().entities.alive, 0);
    assert_eq!(points(&f), Some(Value::Int(5)));
    // It is not switched off, as a system would be.
    assert!(run(&f, &commands, "add_points", &[Value::Int(1)]).is_ok());
}

#[test]
fn two_commands_of_one_name_are_both_refused_with_their_plugins() {
    let (f, commands) = world();
    let all = reports(&commands);
    let twice = all.iter().filter(|report| report.command.name == "twice");
    assert_eq!(twice.filter(|report| report.refused.is_some()).count(), 2);
    let error = run(&f, &commands, "twice", &[])
        .expect_err("which one?")
        .to_string();
    assert!(
        error.contains("Rival and") && error.contains("OtherRival"),
        "{error}"
    );
    assert!(error.contains("name = "), "{error}");
    assert_eq!(points(&f), Some(Value::Int(5)));
}

#[test]
fn the_list_follows_another_generation_of_the_plugin() {
    let (f, commands) = world();
    assert!(!reports(&commands).is_empty());
    let retired = [f.libraries.functions.crate_name()];
    bound(f.context.registry.replace(&retired, Vec::new()));
    assert!(reports(&commands).is_empty());
    f.load_functions();
    assert_eq!(
        run(&f, &commands, "add_points", &[Value::Int(1)]),
        Ok("6 points".to_owned())
    );
}
