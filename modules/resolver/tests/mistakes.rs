//! Each mistake in a declaration: the message names the file, the key and the remedy.

mod fixture;

use fixture::Fixture;

struct Mistake {
    name: &'static str,
    file: &'static str,
    /// (text of the right file, what it is replaced with).
    replace: (&'static str, &'static str),
    /// What the only message must contain: location, key, what is wrong, remedy.
    says: &'static [&'static str],
}

const MISTAKES: &[Mistake] = &[
    Mistake {
        name: "syntax",
        file: "game/Cargo.toml",
        replace: ("title = ", "title == "),
        says: &["game/Cargo.toml:5:8:", "not valid TOML", "correct it there"],
    },
    Mistake {
        name: "no-package",
        file: "game/Cargo.toml",
        replace: ("name = \"game\"", ""),
        says: &[
            "game/Cargo.toml:",
            "[package] with a name",
            "add [package] name",
        ],
    },
    Mistake {
        name: "unknown-key",
        file: "game/Cargo.toml",
        replace: ("features = [", "feature = ["),
        says: &[
            "game/Cargo.toml:10:1:",
            "`feature`",
            "did you mean `features`?",
            "name, features, systems",
        ],
    },
    Mistake {
        name: "unknown-section",
        file: "game/Cargo.toml",
        replace: ("modules.plugin", "modules.plugins"),
        says: &["game/Cargo.toml:17:", "`plugins`", "did you mean `plugin`?"],
    },
    Mistake {
        name: "unknown-playground-key",
        file: "game/Cargo.toml",
        replace: ("start_scene", "start-scene"),
        says: &[
            "game/Cargo.toml:6:1:",
            "`start-scene`",
            "[package.metadata.playground]",
            "did you mean `start_scene`?",
        ],
    },
    Mistake {
        name: "wrong-type",
        file: "game/Cargo.toml",
        replace: ("[\"sys-ecs\"]", "\"sys-ecs\""),
        says: &[
            "game/Cargo.toml:15:11:",
            "`systems`",
            "write an array of strings",
        ],
    },
    Mistake {
        name: "not-an-array-of-tables",
        file: "game/Cargo.toml",
        replace: (
            "[[package.metadata.modules.plugin]]",
            "[package.metadata.modules.plugin]",
        ),
        says: &[
            "game/Cargo.toml:17:",
            "`plugin`",
            "write an array of tables",
        ],
    },
    Mistake {
        name: "missing-name",
        file: "game/Cargo.toml",
        replace: ("name = \"spin\"", ""),
        says: &[
            "game/Cargo.toml:17:1:",
            "`name` is missing",
            "[[package.metadata.modules.plugin]]",
            "add name =",
        ],
    },
    Mistake {
        name: "scene-outside",
        file: "game/Cargo.toml",
        replace: ("scenes/main.ron", "../other/main.ron"),
        says: &[
            "game/Cargo.toml:6:15:",
            "`start_scene`",
            "leads out of the project",
            "write a path",
        ],
    },
    Mistake {
        name: "duplicate-core",
        file: "game/Cargo.toml",
        replace: ("name = \"core-ecs\"", "name = \"core-rendering\""),
        says: &[
            "game/Cargo.toml:14:8:",
            "`name` names core-rendering again",
            "game/Cargo.toml:9:8",
            "remove",
        ],
    },
    Mistake {
        name: "duplicate-system",
        file: "game/Cargo.toml",
        replace: ("\"sys-webgl\"", "\"sys-vulkan\""),
        says: &[
            "game/Cargo.toml:11:26:",
            "`systems` names sys-vulkan again",
            "remove",
        ],
    },
    Mistake {
        name: "missing-core",
        file: "game/Cargo.toml",
        replace: (
            "name = \"core-ecs\"\nsystems = [\"sys-ecs\"]",
            "name = \"core-esc\"\nsystems = []",
        ),
        says: &[
            "game/Cargo.toml:14:8:",
            "`name` names core-esc",
            "did you mean `core-ecs`?",
            "[workspace] members",
        ],
    },
    Mistake {
        name: "missing-system",
        file: "game/Cargo.toml",
        replace: ("sys-webgl", "sys-wbgl"),
        says: &[
            "game/Cargo.toml:11:26:",
            "`systems` names sys-wbgl",
            "did you mean `sys-webgl`?",
            "correct the name",
        ],
    },
    Mistake {
        name: "missing-plugin",
        file: "game/Cargo.toml",
        replace: ("\"spin\"", "\"spinn\""),
        says: &[
            "game/Cargo.toml:18:8:",
            "`name` names spinn",
            "did you mean `spin`?",
        ],
    },
    Mistake {
        name: "system-as-plugin",
        file: "game/Cargo.toml",
        replace: ("\"spin\"", "\"sys-ecs\""),
        says: &[
            "game/Cargo.toml:18:8:",
            "`name` names sys-ecs",
            "a system and not a plugin",
            "list it under `systems`",
        ],
    },
    Mistake {
        name: "library-as-system",
        file: "game/Cargo.toml",
        replace: ("sys-webgl", "math"),
        says: &[
            "game/Cargo.toml:11:26:",
            "`systems` names math",
            "an ordinary library",
            "[package.metadata.provides]",
            "libs/math/Cargo.toml",
        ],
    },
    Mistake {
        name: "not-a-dylib",
        file: "sys/ecs/Cargo.toml",
        replace: ("crate-type = [\"dylib\"]", ""),
        says: &[
            "sys/ecs/Cargo.toml:",
            "crate-type of sys-ecs",
            "write crate-type",
        ],
    },
    Mistake {
        name: "plugin-is-no-dylib",
        file: "plugins/spin/Cargo.toml",
        replace: ("crate-type = [\"dylib\"]", ""),
        says: &[
            "game/Cargo.toml:18:8:",
            "an ordinary library and not a plugin",
            "crate-type = [\"dylib\"] and a dependency on playground",
            "plugins/spin/Cargo.toml",
        ],
    },
    Mistake {
        name: "plugin-needs-a-core-through-the-facade",
        file: "plugins/spin/Cargo.toml",
        replace: (
            "core-ecs = { path",
            "playground.path = \"../../libs/playground\"\ncore-ecs = { path",
        ),
        says: &[
            "plugins/spin/Cargo.toml:",
            "plugin spin uses core-unused",
            "add [[package.metadata.modules.core]] name = \"core-unused\"",
        ],
    },
    Mistake {
        name: "system-of-another-core",
        file: "game/Cargo.toml",
        replace: ("\"sys-webgl\"", "\"sys-ecs\""),
        says: &[
            "game/Cargo.toml:11:26:",
            "`systems` of core-rendering names sys-ecs",
            "provides core-ecs",
            "sys/ecs/Cargo.toml",
        ],
    },
    Mistake {
        name: "no-systems",
        file: "game/Cargo.toml",
        replace: ("[\"sys-vulkan\", \"sys-webgl\"]", "[]"),
        says: &[
            "game/Cargo.toml:8:1:",
            "`systems` of core-rendering",
            "sys-vulkan, sys-webgl",
        ],
    },
    Mistake {
        name: "unknown-feature",
        file: "game/Cargo.toml",
        replace: ("\"textures\"]", "\"texture\"]"),
        says: &[
            "game/Cargo.toml:10:24:",
            "`features` requests \"texture\"",
            "did you mean `textures`?",
            "2d, shaders, textures",
        ],
    },
    Mistake {
        name: "feature-not-provided",
        file: "sys/vulkan/Cargo.toml",
        replace: ("features = [\"shaders\", ", "features = ["),
        says: &[
            "game/Cargo.toml:10:13:",
            "`features` (2d, shaders)",
            "sys-vulkan provides textures, 2d (lacks shaders)",
            "sys-webgl provides shaders, textures (lacks 2d)",
            "request fewer",
        ],
    },
    Mistake {
        name: "plugin-needs-a-core",
        file: "plugins/spin/Cargo.toml",
        replace: (
            "core-ecs = { path",
            "core-unused.path = \"../../core/unused\"\ncore-ecs = { path",
        ),
        says: &[
            "plugins/spin/Cargo.toml:",
            "plugin spin uses core-unused",
            "add [[package.metadata.modules.core]] name = \"core-unused\"",
        ],
    },
    Mistake {
        name: "plugin-needs-a-feature",
        file: "plugins/spin/Cargo.toml",
        replace: (
            "[dependencies]",
            "[[package.metadata.modules.core]]\nname = \"core-rendering\"\nfeatures = [\"2d\"]\n[dependencies]",
        ),
        says: &[
            "plugins/spin/Cargo.toml:7:13:",
            "plugin spin needs the feature \"2d\" of core-rendering",
            "`features`",
            "game/Cargo.toml",
        ],
    },
    Mistake {
        name: "circle",
        file: "core/ecs/Cargo.toml",
        replace: (
            "[lib]",
            "[dependencies]\ncore-rendering = { path = \"../rendering\" }\n[lib]",
        ),
        says: &[
            "core/rendering/Cargo.toml:",
            "core-rendering -> core-ecs -> core-rendering",
            "remove one of these [dependencies]",
        ],
    },
    Mistake {
        name: "syntax-of-a-module",
        file: "sys/ecs/Cargo.toml",
        replace: ("[lib]", "[lib"),
        says: &[
            "sys/ecs/Cargo.toml:3:",
            "not valid TOML",
            "correct it there",
        ],
    },
    Mistake {
        name: "unknown-key-of-a-module",
        file: "sys/ecs/Cargo.toml",
        replace: ("core = ", "cores = "),
        says: &["sys/ecs/Cargo.toml:6:1:", "`cores`", "did you mean `core`?"],
    },
    Mistake {
        name: "member-without-manifest",
        file: "Cargo.toml",
        replace: ("\"game\"", "\"game\", \"gone\""),
        says: &["gone/Cargo.toml:", "no such file", "correct the path"],
    },
];

#[test]
fn mistakes_name_file_key_and_remedy() {
    for mistake in MISTAKES {
        let fixture = Fixture::new(&format!("mistake-{}", mistake.name));
        fixture.replace(mistake.file, mistake.replace.0, mistake.replace.1);
        if mistake.name == "feature-not-provided" {
            fixture.replace(
                "game/Cargo.toml",
                "[\"shaders\", \"textures\"]",
                "[\"2d\", \"shaders\"]",
            );
        }
        let messages = messages(&fixture);
        let is_complete = messages
            .iter()
            .any(|message| mistake.says.iter().all(|part| message.contains(part)));
        assert!(
            is_complete,
            "{}: {messages:#?} should say {:?}",
            mistake.name, mistake.says
        );
    }
}

#[test]
fn an_independent_mistake_is_reported_alone() {
    for name in [
        "unknown-playground-key",
        "missing-system",
        "system-of-another-core",
        "circle",
    ] {
        let mistake = MISTAKES.iter().find(|mistake| mistake.name == name);
        let mistake = mistake.expect("the list above has this name");
        let fixture = Fixture::new(&format!("alone-{name}"));
        fixture.replace(mistake.file, mistake.replace.0, mistake.replace.1);
        assert_eq!(
            messages(&fixture).len(),
            1,
            "{name}: {:#?}",
            messages(&fixture)
        );
    }
}

#[test]
fn all_mistakes_are_reported_at_once() {
    let fixture = Fixture::new("mistakes-together");
    fixture.replace("game/Cargo.toml", "sys-webgl", "sys-gone");
    fixture.replace("game/Cargo.toml", "\"textures\"]", "\"sounds\"]");
    fixture.replace("game/Cargo.toml", "\"spin\"", "\"gone\"");
    let messages = messages(&fixture);
    for name in ["sys-gone", "\"sounds\"", "names gone"] {
        assert!(
            messages.iter().any(|message| message.contains(name)),
            "{name} in {messages:#?}"
        );
    }
}

#[test]
fn a_folder_without_a_manifest_is_reported() {
    let fixture = Fixture::new("mistake-no-manifest");
    std::fs::remove_file(fixture.path("game/Cargo.toml")).expect("the fixture wrote this file");
    let messages = messages(&fixture);
    assert!(
        messages[0].contains("game/Cargo.toml: there is no such file; open the folder"),
        "{messages:?}"
    );
}

#[test]
fn missing_module_declarations_and_typos_are_reported() {
    let fixture = Fixture::new("mistake-no-modules");
    fixture.write("game/Cargo.toml", "[package]\nname = \"game\"\n");
    let plain = messages(&fixture);
    assert!(
        plain[0].contains("no [[package.metadata.modules.plugin]]")
            && plain[0].contains("add one with the name"),
        "{plain:?}"
    );
    let slip =
        "[package]\nname = \"game\"\n[[package.metadata.module.core]]\nname = \"core-ecs\"\n";
    fixture.write("game/Cargo.toml", slip);
    let hinted = messages(&fixture);
    assert!(
        hinted[0].contains("is package.metadata.module meant to be"),
        "{hinted:?}"
    );
}

/// A manifest is untrusted input: any bytes give a result and no panic.
#[test]
fn no_truncated_or_odd_manifest_panics() {
    let fixture = Fixture::new("mistake-odd");
    for end in (0..fixture::GAME.len()).filter(|end| fixture::GAME.is_char_boundary(*end)) {
        fixture.write("game/Cargo.toml", &fixture::GAME[..end]);
        let _ = playground_modules_resolver::ProjectManifest::read(&fixture.path("game"));
    }
    for odd in [
        "package = 3",
        "[package]\nname = \"é\"\nmetadata = []",
        "[[package]]\nname = \"a\"",
        "\u{feff}",
    ] {
        fixture.write("game/Cargo.toml", odd);
        assert!(fixture.resolve().is_err(), "{odd:?} is no project");
    }
}

fn messages(fixture: &Fixture) -> Vec<String> {
    match fixture.resolve() {
        Ok(plan) => vec![format!("no mistake was found: {plan:?}")],
        Err(errors) => errors.iter().map(ToString::to_string).collect(),
    }
}
