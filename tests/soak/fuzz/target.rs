//! [`Target`]: something that reads input.

use super::feeds::{self, Surroundings};
use super::{import_feeds, repair};

/// Something that reads input.
pub struct Target {
    /// Its name.
    pub name: &'static str,
    /// Files and folders of the repository whose content is changed.
    pub corpus: &'static [&'static str],
    /// How the corpus and its changes are divided.
    pub form: Form,
    /// The most address space of a worker, in KiB.
    pub memory_kib: u32,
    /// Makes checksums right again, so that inputs get past them.
    pub repair: fn(&mut [u8]),
    /// Reads an input. A refusal is fine; a panic is a fault.
    pub feed: fn(&mut Surroundings, &[u8]),
}

/// How the corpus of a target and its changes are divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A file is an entry; changes go by words, numbers and texts.
    Text,
    /// A line is an entry.
    Lines,
    /// An entry is three changed versions of a file, one after the other.
    Versions,
    /// A file is an entry; changes go by bytes.
    Bytes,
}

/// Divides the versions of [`Form::Versions`].
pub const DIVIDER: &str = "\n~~~~~~~~\n";

/// What most targets may take.
const USUAL_KIB: u32 = 1 << 20;

/// What the worker of imports may take too, for pictures with four bytes for each channel.
const LIGHT_KIB: u32 = 4 << 20;

/// All targets.
pub const TARGETS: &[Target] = &[
    Target {
        name: "scene",
        corpus: &[
            "tests/soak/corpus/scene",
            "tests/soak/corpus/merge",
            "tests/e2e/fixture/scenes/main.ron",
            "assets/samples/pong/scenes/main.ron",
        ],
        form: Form::Text,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: feeds::scene,
    },
    Target {
        name: "merge",
        corpus: &[
            "tests/soak/corpus/scene",
            "tests/soak/corpus/clipboard",
            "tests/e2e/fixture/scenes/main.ron",
        ],
        form: Form::Versions,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: feeds::merge,
    },
    Target {
        name: "markers",
        corpus: &["tests/soak/corpus/merge"],
        form: Form::Text,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: feeds::markers,
    },
    Target {
        name: "manifest",
        corpus: &[
            "tests/e2e/fixture/Cargo.toml",
            "editor/Cargo.toml",
            "assets/samples/flock/Cargo.toml",
        ],
        form: Form::Text,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: feeds::manifest,
    },
    Target {
        name: "settings",
        corpus: &["tests/soak/corpus/settings"],
        form: Form::Text,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: feeds::settings,
    },
    Target {
        name: "layout",
        corpus: &["tests/soak/corpus/layout"],
        form: Form::Text,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: feeds::layout,
    },
    Target {
        name: "journal",
        corpus: &["tests/soak/corpus/journal"],
        form: Form::Bytes,
        memory_kib: USUAL_KIB,
        repair: repair::journal,
        feed: feeds::journal,
    },
    Target {
        name: "console",
        corpus: &["tests/soak/corpus/console/lines.txt"],
        form: Form::Lines,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: feeds::console,
    },
    Target {
        name: "picture",
        corpus: &["tests/soak/corpus/picture"],
        form: Form::Bytes,
        memory_kib: USUAL_KIB,
        repair: repair::png,
        feed: feeds::picture,
    },
    Target {
        name: "shader",
        corpus: &["shaders"],
        form: Form::Text,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: feeds::shader,
    },
    Target {
        name: "clipboard",
        corpus: &["tests/soak/corpus/clipboard"],
        form: Form::Text,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: feeds::clipboard,
    },
    Target {
        name: "gltf",
        corpus: &["tests/soak/corpus/gltf"],
        form: Form::Text,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: import_feeds::model,
    },
    Target {
        name: "glb",
        corpus: &["tests/soak/corpus/glb"],
        form: Form::Bytes,
        memory_kib: USUAL_KIB,
        repair: repair::glb,
        feed: import_feeds::model,
    },
    Target {
        name: "jpeg",
        corpus: &["tests/soak/corpus/jpeg"],
        form: Form::Bytes,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: import_feeds::picture,
    },
    Target {
        name: "webp",
        corpus: &["tests/soak/corpus/webp"],
        form: Form::Bytes,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: import_feeds::picture,
    },
    Target {
        name: "light",
        corpus: &["tests/soak/corpus/light"],
        form: Form::Bytes,
        memory_kib: LIGHT_KIB,
        repair: repair::nothing,
        feed: import_feeds::picture,
    },
    Target {
        name: "ktx2",
        corpus: &["engine/imports/fixture"],
        form: Form::Bytes,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: import_feeds::picture,
    },
    Target {
        name: "sound",
        corpus: &["plugins/sounds/tests/sounds"],
        form: Form::Bytes,
        memory_kib: USUAL_KIB,
        repair: repair::ogg,
        feed: import_feeds::sound,
    },
    Target {
        name: "font",
        corpus: &["engine/text/fixture/playground-test.ttf"],
        form: Form::Bytes,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: import_feeds::font,
    },
    Target {
        name: "material",
        corpus: &["tests/soak/corpus/material"],
        form: Form::Text,
        memory_kib: USUAL_KIB,
        repair: repair::nothing,
        feed: import_feeds::material,
    },
];
