//! [`SelectMode`], [`ConflictSide`], [`SpawnKind`] and others: choices that commands offer.

use super::Choice;
use crate::icon;
use playground_base::glam::Vec3;

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

/// What the viewport shows of two versions of a scene.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ComparedVersion {
    /// The version before.
    Before,
    /// The version after, and what was otherwise before, see-through.
    #[default]
    Both,
    /// The version after.
    After,
}

impl ComparedVersion {
    /// All.
    pub const ALL: [Self; 3] = [Self::Before, Self::Both, Self::After];

    /// All as choices.
    pub const CHOICES: &[Choice] = &[
        Self::Before.choice(),
        Self::Both.choice(),
        Self::After.choice(),
    ];

    /// Its word, its title and its icon.
    pub const fn choice(&self) -> Choice {
        let (word, title) = match self {
            Self::Before => ("before", "Before"),
            Self::Both => ("both", "Both"),
            Self::After => ("after", "After"),
        };
        Choice {
            word,
            title,
            icon: "",
        }
    }
}

/// A side from which the viewport's camera looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ViewSide {
    /// From +Z.
    Front,
    /// From -Z.
    Back,
    /// From -X.
    Left,
    /// From +X.
    Right,
    /// From +Y.
    Top,
    /// From -Y.
    Bottom,
}

impl ViewSide {
    /// All.
    pub const ALL: [Self; 6] = [
        Self::Front,
        Self::Back,
        Self::Left,
        Self::Right,
        Self::Top,
        Self::Bottom,
    ];

    /// All as choices.
    pub const CHOICES: &[Choice] = &[
        Self::Front.choice(),
        Self::Back.choice(),
        Self::Left.choice(),
        Self::Right.choice(),
        Self::Top.choice(),
        Self::Bottom.choice(),
    ];

    /// Its word, its title and its icon.
    pub const fn choice(&self) -> Choice {
        let (word, title) = match self {
            Self::Front => ("front", "View from the Front"),
            Self::Back => ("back", "View from Behind"),
            Self::Left => ("left", "View from the Left"),
            Self::Right => ("right", "View from the Right"),
            Self::Top => ("top", "View from Above"),
            Self::Bottom => ("bottom", "View from Below"),
        };
        Choice {
            word,
            title,
            icon: "",
        }
    }

    /// The view direction, length 1.
    pub const fn direction(self) -> Vec3 {
        match self {
            Self::Front => Vec3::NEG_Z,
            Self::Back => Vec3::Z,
            Self::Left => Vec3::X,
            Self::Right => Vec3::NEG_X,
            Self::Top => Vec3::NEG_Y,
            Self::Bottom => Vec3::Y,
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

impl SpawnKind {
    /// Kinds with the same number are one group in menus.
    pub const fn group(self) -> u8 {
        match self {
            Self::Empty => 0,
            Self::Cube
            | Self::Sphere
            | Self::Plane
            | Self::Cylinder
            | Self::Cone
            | Self::Capsule => 1,
            Self::Camera | Self::Camera2d => 2,
            Self::DirectionalLight | Self::PointLight | Self::SpotLight => 3,
            Self::Sprite | Self::TileMap | Self::Text | Self::Particles | Self::Environment => 4,
        }
    }
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
    /// A camera for games in 2D: no perspective, looking at the plane of sprites.
    Camera2d = "camera2d", "2D Camera", ICON_CROP_LANDSCAPE;
    /// Light from far away.
    DirectionalLight = "directional_light", "Directional Light", ICON_LIGHT_MODE;
    /// Light from one point.
    PointLight = "point_light", "Point Light", ICON_LIGHTBULB;
    /// Light in a cone.
    SpotLight = "spot_light", "Spot Light", ICON_HIGHLIGHT;
    /// A flat picture of 1 m.
    Sprite = "sprite", "Sprite", ICON_IMAGE;
    /// A small fire.
    Particles = "particles", "Particles", ICON_LOCAL_FIRE_DEPARTMENT;
    /// Tiles of a sheet, in layers.
    TileMap = "tile_map", "Tile Map", ICON_GRID_ON;
    /// A text in the world.
    Text = "text", "Text", ICON_TITLE;
    /// Sky, ambient light and fog of the scene.
    Environment = "environment", "Environment", ICON_CLOUD;
}
