//! Each mistake in a declaration: the message names the file, the key and the remedy.

mod fixture;

use fixture::{Fixture, SYSTEM};
use playground_build_utils::versions_for;

struct Mistake {
    name: &'static str,
    /// (text of the right system manifest, what it is replaced with).
    replace: (&'static str, &'static str),
    /// What the message must contain.
    says: &'static [&'static str],
}

const MISTAKES: [Mistake; 13] = [
    Mistake {
        name: "core-path-missing",
        replace: (
            "core_path = \"../../core/ecs\"",
            "core_path = \"../core/ecs\"",
        ),
        says: &[
            "Cargo.toml:12",
            "implements.core_path",
            "there is no Cargo.toml",
            "relative to this file",
        ],
    },
    Mistake {
        name: "not-a-core",
        replace: ("core_path = \"../../core/ecs\"", "core_path = \".\""),
        says: &[
            "Cargo.toml:12",
            "implements.core_path",
            "no view/ folder",
            "write the path",
        ],
    },
    Mistake {
        name: "no-core-path",
        replace: ("core_path = ", "path = "),
        says: &["Cargo.toml:11", "playground.implements", "add core_path"],
    },
    Mistake {
        name: "core-twice",
        replace: (
            "core_path = \"../../core/ecs\"",
            "core_paths = [\"../../core/ecs\", \"../../core/ecs\"]",
        ),
        says: &[
            "Cargo.toml:12",
            "implements.core_paths",
            "second time",
            "remove",
        ],
    },
    Mistake {
        name: "wrong-type",
        replace: ("core_path = \"../../core/ecs\"", "core_path = 3"),
        says: &["Cargo.toml:12", "implements.core_path", "write a string"],
    },
    Mistake {
        name: "missing-dependency",
        replace: ("playground-core-ecs = { path = \"../../core/ecs\" }", ""),
        says: &[
            "Cargo.toml:12",
            "implements.core_path",
            "playground-core-ecs",
            "to [dependencies]",
        ],
    },
    Mistake {
        name: "only-a-dev-dependency",
        replace: ("[dependencies]", "[dev-dependencies]"),
        says: &[
            "implements.core_path",
            "not a dependency",
            "to [dependencies]",
        ],
    },
    Mistake {
        name: "provides-not-a-dependency",
        replace: (
            "core = \"playground-core-ecs\"",
            "core = \"playground-core-esc\"",
        ),
        says: &[
            "Cargo.toml:8",
            "provides.core",
            "playground-core-esc",
            "correct the name",
        ],
    },
    Mistake {
        name: "provides-not-implemented",
        replace: (
            "core = \"playground-core-ecs\"",
            "core = \"serde\"\n[dependencies.serde]",
        ),
        says: &[
            "Cargo.toml:8",
            "provides.core",
            "implements playground-core-ecs",
            "core_path lead to serde",
        ],
    },
    Mistake {
        name: "provides-no-core",
        replace: ("core = \"playground-core-ecs\"\n", ""),
        says: &[
            "Cargo.toml:7",
            "provides.core",
            "is missing",
            "write core = ",
        ],
    },
    Mistake {
        name: "unknown-feature",
        replace: ("\"archetypes\"", "\"archetype\""),
        says: &[
            "Cargo.toml:9",
            "provides.features",
            "\"archetype\"",
            "archetypes, events",
            "core/ecs/Cargo.toml",
        ],
    },
    Mistake {
        name: "nothing-to-version",
        replace: (SYSTEM, "[package]\nname = \"a\""),
        says: &["Cargo.toml", "view/ folder", "core_path", "model = true"],
    },
    Mistake {
        name: "syntax",
        replace: ("[dependencies]", "[dependencies"),
        says: &["Cargo.toml:4:", "not valid TOML", "correct it"],
    },
];

#[test]
fn mistakes_name_file_key_and_remedy() {
    for mistake in MISTAKES {
        let fixture = Fixture::with_core_and_system(&format!("mistake-{}", mistake.name));
        let (right, wrong) = mistake.replace;
        assert!(
            SYSTEM.contains(right),
            "{}: nothing to replace",
            mistake.name
        );
        fixture.write("systems/ecs/Cargo.toml", &SYSTEM.replace(right, wrong));
        let message = message_for(&fixture, "systems/ecs");
        for part in mistake.says {
            assert!(
                message.contains(part),
                "{}: no {part:?} in {message}",
                mistake.name
            );
        }
        assert_eq!(
            message.lines().count(),
            1,
            "cargo shows one line: {message}"
        );
    }
}

#[test]
fn the_right_manifest_is_accepted() {
    let fixture = Fixture::with_core_and_system("mistake-none");
    assert!(versions_for(&fixture.path("systems/ecs")).is_ok());
}

#[test]
fn a_core_that_implements_is_refused() {
    let fixture = Fixture::with_core_and_system("mistake-core-implements");
    fixture.write("systems/ecs/view/own.rs", "");
    let message = message_for(&fixture, "systems/ecs");
    assert!(
        message.contains("playground.implements") && message.contains("remove the table"),
        "{message}"
    );
}

#[test]
fn a_missing_or_virtual_manifest_is_reported() {
    let fixture = Fixture::empty("mistake-no-manifest");
    assert!(message_for(&fixture, "systems").contains("Cargo.toml: there is no such file"));
    fixture.write("systems/Cargo.toml", "[workspace]\n");
    assert!(message_for(&fixture, "systems").contains("a name is missing; add [package]"));
}

fn message_for(fixture: &Fixture, folder: &str) -> String {
    match versions_for(&fixture.path(folder)) {
        Ok(versions) => format!("no mistake was found: {versions:?}"),
        Err(error) => error.to_string(),
    }
}
