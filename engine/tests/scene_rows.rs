//! Scenes that are read straight into bytes of rows, against the usual way through values.

use playground_base::fastrand::Rng;
use playground_base::{Component as _, ComponentId, component, described};
use playground_core_ecs::{EntityRows, RowSource, Spawn};
use playground_engine::scene::{ParsedScene, load_scene, parse_scene};
use playground_tests_panels::Scene;

/// A shape of every form.
#[described]
pub enum Shape {
    /// Nothing.
    #[default]
    Dot,
    /// A radius.
    Round(f32),
    /// Sides.
    Box(f32, u32),
    /// A name.
    Named {
        /// The name.
        name: String,
    },
}

/// Fields of many kinds.
#[component(name = "test::Kinds", former = ["test::OldKinds"])]
pub struct Kinds {
    /// A flag.
    pub flag: bool,
    /// A small number.
    pub small: i8,
    /// A large number.
    pub large: u64,
    /// A text.
    pub text: String,
    /// Shapes.
    pub shapes: Vec<Shape>,
    /// A shape or none.
    pub shape: Option<Shape>,
    /// A number with digits.
    pub number: f64,
}

/// A component that is stored outside of the archetypes.
#[component(name = "test::Mark", sparse)]
pub struct Mark {
    /// Any value.
    pub number: u32,
}

/// A component whose bytes are not what its description says.
#[component(name = "test::Odd")]
pub struct Odd {
    /// It is not stored.
    #[serde(skip)]
    pub cache: u32,
    /// The number.
    pub number: u32,
}

/// A number that is not 0.
#[described]
#[serde(try_from = "u32", into = "u32")]
pub struct Positive(u32);

impl From<Positive> for u32 {
    fn from(number: Positive) -> Self {
        number.0
    }
}

impl TryFrom<u32> for Positive {
    type Error = String;

    fn try_from(number: u32) -> Result<Self, String> {
        match number {
            0 => Err("it has to be more than 0".to_owned()),
            number => Ok(Self(number)),
        }
    }
}

/// A component that refuses a value which its description allows.
#[component(name = "test::Strict")]
pub struct Strict {
    /// The number.
    pub number: Positive,
}

/// A component that had a name which another one has now.
#[component(name = "test::Renamed", former = ["test::Kinds"])]
pub struct Renamed {
    /// The number.
    pub number: u32,
}

const HEAD: &str = "(\n    version: 1,\n    entities: [\n";
const END: &str = "    ],\n)\n";

fn entity(id: u64, components: &[(&str, &str)]) -> String {
    let lines: String = components
        .iter()
        .map(|(name, value)| format!("            \"{name}\": {value},\n"))
        .collect();
    format!("        (id: {id}, components: {{\n{lines}        }}),\n")
}

fn name(text: &str) -> String {
    format!("(name: \"{text}\")")
}

const NAME: &str = "playground-core-ecs::Name";
const PARENT: &str = "playground-core-ecs::Parent";
const KINDS: &str = "test::Kinds";

/// A value as the editor writes it.
fn kinds(random: &mut Rng) -> String {
    let mut shape = || match random.u32(0..4) {
        0 => "Dot".to_owned(),
        1 => format!("Round({:?})", random.f32()),
        2 => format!("Box({:?}, {})", random.f32() * 1e9, random.u32(..)),
        _ => format!("Named(name: \"{}\\n\\\"\")", random.char('a'..'ß')),
    };
    let shapes: Vec<String> = (0..3).map(|_| shape()).collect();
    let shape = shape();
    let shape = match random.bool() {
        true => format!("Some({shape})"),
        false => "None".to_owned(),
    };
    let count = random.usize(0..=shapes.len());
    format!(
        "(flag: {}, small: {}, large: {}, text: \"\", shapes: [{}], shape: {shape}, number: {:?})",
        random.bool(),
        random.i8(..),
        random.u64(..) >> random.u32(1..64),
        shapes[..count].join(", "),
        random.f64() * 1e-9,
    )
}

fn world() -> Scene {
    let scene = Scene::new();
    scene.register(&[
        Renamed::INFO,
        Kinds::INFO,
        Mark::INFO,
        Odd::INFO,
        Strict::INFO,
    ]);
    scene
}

/// Entities as bytes, of what the usual way read.
fn rows_of(scene: &Scene, spawns: Vec<Spawn>) -> Vec<EntityRows> {
    let world_data = scene.world.data.read();
    let mut groups: Vec<EntityRows> = Vec::new();
    for spawn in spawns {
        let ids: Vec<ComponentId> = spawn.components.iter().map(|(id, _)| *id).collect();
        let is_same = |group: &EntityRows| {
            let columns = group.columns.iter().map(|(id, _)| *id);
            columns.eq(ids.iter().copied())
        };
        let at = groups.iter().position(is_same).unwrap_or_else(|| {
            groups.push(EntityRows {
                ids: Vec::new(),
                columns: ids.iter().map(|id| (*id, Vec::new())).collect(),
            });
            groups.len() - 1
        });
        groups[at].ids.extend(spawn.id);
        let columns = groups[at].columns.iter_mut();
        for ((component, source), (_, bytes)) in spawn.components.into_iter().zip(columns) {
            let pool = world_data.pool(component).expect("it is registered");
            let RowSource::Value(value) = source else {
                panic!("scenes have values");
            };
            pool.encode_value(value, bytes).expect("it fits");
        }
    }
    groups
}

fn on_the_usual_way(scene: &Scene, text: &str) -> ParsedScene {
    let parsed = parse_scene(&scene.world, text, "the scene").expect(text);
    let (spawns, rows) = (parsed.spawns.clone(), Vec::new());
    assert_eq!(parsed.rows, rows);
    ParsedScene {
        rows: rows_of(scene, spawns),
        ..parsed
    }
}

fn assert_same(scene: &Scene, text: &str) -> ParsedScene {
    let usual = on_the_usual_way(scene, text);
    let read = load_scene(&scene.world, text, "the scene").expect(text);
    let rows = match read.spawns.is_empty() {
        true => read.rows.clone(),
        false => rows_of(scene, read.spawns.clone()),
    };
    assert_eq!(rows, usual.rows, "{text}");
    assert_eq!(read.resources, usual.resources, "{text}");
    assert_eq!(read.unread, usual.unread, "{text}");
    assert_eq!(read.orphans, usual.orphans, "{text}");
    read
}

#[test]
fn random_scenes_are_read_as_on_the_usual_way() {
    let (scene, mut random) = (world(), Rng::with_seed(0x5ce7_e500));
    for _ in 0..60 {
        let mut text = HEAD.to_owned();
        let count = random.u64(0..20);
        for id in 0..count {
            let (of_name, of_kinds) = (name(&format!("Fish {id}")), kinds(&mut random));
            let parent = format!("(entity: {})", random.u64(0..count));
            let mark = format!("(number: {id})");
            let all = [
                (NAME, of_name.as_str()),
                (PARENT, parent.as_str()),
                (KINDS, of_kinds.as_str()),
                ("test::Mark", mark.as_str()),
                ("test::Odd", mark.as_str()),
                ("test::Unknown", "(a: [1, (b: \"),\")])"),
            ];
            let has: Vec<(&str, &str)> = all.into_iter().filter(|_| random.bool()).collect();
            text.push_str(&entity(id, &has));
        }
        text.push_str(END);
        let read = assert_same(&scene, &text);
        assert_eq!(read.spawns, [], "it is read straight into rows");
    }
}

/// What of the forms below is read straight into rows, with a component that takes the usual way.
const DIRECT: [&str; 8] = [
    "no comma at the end",
    "a field is missing",
    "a field more",
    "a wrong value",
    "a former name",
    "a value that its type takes",
    "a parent that comes later",
    "an unknown component",
];

#[test]
fn other_forms_mean_the_same() {
    let scene = world();
    let mut random = Rng::with_seed(7);
    let row = kinds(&mut random);
    let plain = entity(3, &[(NAME, "(name: \"a\")"), (KINDS, &row)]);
    for (what, entities) in [
        ("a comment", plain.replace("(id", "/* one */ (id")),
        (
            "a comment in a value",
            plain.replace("(name", "( // one\n name"),
        ),
        (
            "no comma at the end",
            plain.replace(",\n        })", "\n        })"),
        ),
        (
            "a field is missing",
            plain
                .replace("flag: true, ", "")
                .replace("flag: false, ", ""),
        ),
        (
            "a field more",
            plain.replace("(flag", "(more: [1, 2], flag"),
        ),
        (
            "a wrong value",
            plain
                .replace("flag: true", "flag: 7")
                .replace("flag: false", "flag: 7"),
        ),
        ("a former name", plain.replace(KINDS, "test::OldKinds")),
        ("a raw text", plain.replace("\"a\"", "r#\"a\"#")),
        ("an orphan", entity(4, &[(PARENT, "(entity: 9)")])),
        (
            "a value that its type takes",
            entity(4, &[("test::Strict", "(number: 7)")]),
        ),
        (
            "a value that its type refuses",
            plain.clone() + &entity(4, &[("test::Strict", "(number: 0)")]),
        ),
        (
            "an unknown component",
            entity(4, &[("gone::X", "(a: [1, Some(\"),\")])")]),
        ),
        (
            "a parent that comes later",
            entity(4, &[(PARENT, "(entity: 5)")]) + &entity(5, &[]),
        ),
        ("no components", "        (id: 8),\n".to_owned()),
        (
            "in another order",
            "        (components: {}, id: 8),\n".to_owned(),
        ),
    ] {
        assert_same(
            &scene,
            &format!("{HEAD}{plain}{END}").replace(&plain, &entities),
        );
        let seed = "    resources: {\n        \"playground-core-ecs::RandomSeed\": (seed: 7),\n    },\n    entities";
        let text = format!("{HEAD}{entities}{END}").replace("    entities", seed);
        assert_same(&scene, &text);
        let last = text.replacen("version: 1,", "version: 1, ", 1);
        let read = assert_same(&scene, &last);
        let is_direct = read.spawns.is_empty();
        assert_eq!(is_direct, DIRECT.contains(&what), "{what}");
    }
}

#[test]
fn wrong_texts_are_refused_with_the_same_words() {
    let scene = world();
    let plain = format!("{HEAD}{}{END}", entity(1, &[(NAME, "(name: \"a\")")]));
    for (old, new) in [
        ("version: 1", "version: 9"),
        ("version: 1,", "version: 1"),
        ("\n)\n", "\n"),
        ("\n)\n", "\n)\n)"),
        ("    ],", "    "),
        ("}),", "}) 7"),
        ("id: 1", "id: -1"),
        ("id: 1", "id: 1.5"),
        ("id: 1,", "id: 1"),
        ("\"a\")", "\"a\""),
        ("entities: [", "others: [], entities: ["),
        ("(name: \"a\")", "(name: \"a\" x: 1)"),
        ("(name: \"a\")", ""),
        ("(name: \"a\")", "(name: [1)]"),
        (NAME, "gone::X\": (a: 1 b: 2), \"z"),
        ("version: 1,", "version: 1, entities: [],"),
    ] {
        let text = plain.replacen(old, new, 1);
        let refused = |read: Result<ParsedScene, String>| match read {
            Ok(_) => panic!("it is taken: {text}"),
            Err(error) => error,
        };
        let usual =
            refused(parse_scene(&scene.world, &text, "the scene").map_err(|e| e.to_string()));
        let read = refused(load_scene(&scene.world, &text, "the scene").map_err(|e| e.to_string()));
        assert_eq!(read, usual);
    }
}
