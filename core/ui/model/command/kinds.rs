//! [`SelectMode`], [`ConflictSide`], [`RecoveredChoice`] and [`SpawnKind`]: choices that commands offer.

use super::Choice;
use crate::icon;

/// How a selection changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SelectMode {
    /// Selects only the named entities.
    #[default]
    Replace,
    /// Adds the named entities to the selection.
    Add,
    /// Selects the named entities that are not selected, and deselects the others.
    Toggle,
}

impl SelectMode {
    pub(super) const ADD: Choice = Choice {
        word: "--add",
        title: "Add",
        icon: "",
    };
    pub(super) const TOGGLE: Choice = Choice {
        word: "--toggle",
        title: "Toggle",
        icon: "",
    };
    /// The modes that have a word; without a word, `Replace` is used.
    pub const CHOICES: &[Choice] = &[Self::ADD, Self::TOGGLE];
}

/// One of the two versions in a conflict about a scene.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConflictSide {
    /// The scene as it is open.
    Ours,
    /// The scene as its file has it.
    Theirs,
}

impl ConflictSide {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ours, Self::Theirs];

    /// Both as choices.
    pub const CHOICES: &[Choice] = &[Self::Ours.choice(), Self::Theirs.choice()];

    /// Its word, its title and its icon.
    pub const fn choice(&self) -> Choice {
        let (word, title) = match self {
            Self::Ours => ("ours", "Keep Mine"),
            Self::Theirs => ("theirs", "Take the File's"),
        };
        Choice {
            word,
            title,
            icon: "",
        }
    }
}

/// What becomes of changes that were recovered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecoveredChoice {
    /// They stay, to be saved.
    Keep,
    /// The scene is as its file has it.
    Discard,
}

impl RecoveredChoice {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Keep, Self::Discard];

    /// Both as choices.
    pub const CHOICES: &[Choice] = &[Self::Keep.choice(), Self::Discard.choice()];

    /// Its word, its title and its icon.
    pub const fn choice(&self) -> Choice {
        let (word, title) = match self {
            Self::Keep => ("keep", "Keep"),
            Self::Discard => ("discard", "Discard"),
        };
        Choice {
            word,
            title,
            icon: "",
        }
    }
}

/// Declares the kinds, each with its word, title and icon.
macro_rules! spawn_kinds {
    ($($(#[$meta:meta])* $kind:ident = $word:literal, $title:literal, $icon:ident;)*) => {
        /// The kind of a new entity, which determines its components.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum SpawnKind {
            $($(#[$meta])* $kind,)*
        }

        impl SpawnKind {
            /// All kinds, in the order of the Create menu.
            pub const ALL: [Self; [$(Self::$kind),*].len()] = [$(Self::$kind),*];

            /// All kinds as choices.
            pub const CHOICES: &[Choice] = &[$(Self::$kind.choice()),*];

            /// Its word, its title and its icon.
            pub const fn choice(&self) -> Choice {
                match self {
                    $(Self::$kind => Choice {
                        word: $word,
                        title: $title,
                        icon: icon::$icon.codepoint,
                    },)*
                }
            }
        }
    };
}

spawn_kinds! {
    /// A transform and a name.
    #[default]
    Empty = "empty", "Empty", ICON_CONTROL_CAMERA;
    /// A cube of 1 m.
    Cube = "cube", "Cube", ICON_DEPLOYED_CODE;
    /// A sphere of 1 m.
    Sphere = "sphere", "Sphere", ICON_CIRCLE;
    /// A plane of 10 m.
    Plane = "plane", "Plane", ICON_SQUARE;
    /// A cylinder of 1 m.
    Cylinder = "cylinder", "Cylinder", ICON_DATABASE;
    /// A cone of 1 m.
    Cone = "cone", "Cone", ICON_CHANGE_HISTORY;
    /// A capsule of 2 m.
    Capsule = "capsule", "Capsule", ICON_PILL;
    /// A camera.
    Camera = "camera", "Camera", ICON_VIDEOCAM;
    /// Light from far away.
    DirectionalLight = "directional_light", "Directional Light", ICON_LIGHT_MODE;
    /// Light from one point.
    PointLight = "point_light", "Point Light", ICON_LIGHTBULB;
    /// Light in a cone.
    SpotLight = "spot_light", "Spot Light", ICON_HIGHLIGHT;
    /// A flat picture of 1 m.
    Sprite = "sprite", "Sprite", ICON_IMAGE;
    /// Sky, ambient light and fog of the scene.
    Environment = "environment", "Environment", ICON_CLOUD;
}
