//! Messages about invalid lines.

use crate::rig::parse;

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
