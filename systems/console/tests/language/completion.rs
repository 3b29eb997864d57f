//! Completion.

use crate::rig::{complete, language, parse};
use crate::vocabulary::{OTHER_BALL, vocabulary};
use playground_core_console::ConsoleView;
use playground_core_ui::{EditorCommand, SpawnKind};

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
        let error = parse("spawn nothing").expect_err("no kind has this name");
        assert!(
            error.to_string().contains(word.as_str()),
            "{error} names {word}"
        );
    }
}

#[test]
fn last_word_of_a_line_is_completed() {
    let cases: [(&str, &[&str]); 10] = [
        ("select ", &["World", "--add", "--toggle"]),
        ("select --add ", &["World"]),
        (
            "pa",
            &["pause", "paste", "parent", "painttiles", "panel", "palette"],
        ),
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

#[test]
fn components_of_one_short_name_are_completed_by_their_stable_names() {
    let mut vocabulary = vocabulary();
    vocabulary.components.push(&OTHER_BALL);
    let names = ["pong-model::Ball", "tennis-model::Ball"];
    for line in ["add Ship ", "get Ship "] {
        assert_eq!(language().complete(line, &vocabulary), names, "{line:?}");
    }
    let fields = language().complete("set Ship tennis-model::Ball.l", &vocabulary);
    assert_eq!(fields, ["tennis-model::Ball.left"]);
}
