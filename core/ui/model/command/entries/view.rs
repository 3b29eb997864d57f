//! Entries of the View menu.

use crate::icon;
use crate::model::command::entry::{plain, shift};
use crate::model::command::{EditorCommand, Entry, Menu, ViewSide, When};
use crate::shading_choice;
use playground_core_drawing::Shading;
use playground_graphics::egui::Key;

pub const FRAME_SELECTION: Entry = Entry::new(
    Menu::View,
    1,
    "Frame Selection",
    icon::ICON_CENTER_FOCUS_STRONG.codepoint,
    EditorCommand::FrameSelection,
)
.with_keys(&[plain(Key::F)])
.with_only(&[When::Project, When::Selection]);

pub const FRAME_ALL: Entry = Entry::new(
    Menu::View,
    1,
    "Frame All",
    icon::ICON_FIT_SCREEN.codepoint,
    EditorCommand::FrameAll,
)
.with_keys(&[plain(Key::Home), shift(Key::F)]);

pub const LOOK_THROUGH: Entry = Entry::new(
    Menu::View,
    1,
    "Look Through Selection",
    icon::ICON_VISIBILITY.codepoint,
    EditorCommand::LookThrough,
)
.with_only(&[When::Project, When::Selection]);

pub const ALIGN_TO_VIEW: Entry = Entry::new(
    Menu::View,
    1,
    "Align Selection to View",
    icon::ICON_CAMERA.codepoint,
    EditorCommand::AlignToView,
)
.with_only(&[When::Project, When::Selection]);

pub const GAME_CAMERA: Entry = Entry::new(
    Menu::View,
    1,
    "Game Camera",
    icon::ICON_VIDEOCAM.codepoint,
    EditorCommand::UseGameCamera(true),
)
.with_keys(&[plain(Key::F8)])
.with_only(&[When::Project]);

pub const ORTHOGRAPHIC: Entry = Entry::new(
    Menu::View,
    2,
    "Orthographic",
    icon::ICON_GRID_ON.codepoint,
    EditorCommand::SetOrthographic(true),
);

/// Views from the sides.
pub const SIDES: &[Entry] = &[
    side(ViewSide::Front),
    side(ViewSide::Right),
    side(ViewSide::Top),
    side(ViewSide::Back),
    side(ViewSide::Left),
    side(ViewSide::Bottom),
];

/// A view from a side. Its key is the viewport's: without the mouse over the picture, it is a number.
const fn side(side: ViewSide) -> Entry {
    let choice = side.choice();
    Entry::new(
        Menu::None,
        0,
        choice.title,
        choice.icon,
        EditorCommand::LookFrom(side),
    )
}

/// What the picture shows of surfaces.
pub const SHADINGS: &[Entry] = &[
    shading(Shading::Lit),
    shading(Shading::Wireframe),
    shading(Shading::Color),
    shading(Shading::Normals),
    shading(Shading::Roughness),
    shading(Shading::Metallic),
    shading(Shading::Coordinates),
    shading(Shading::Depth),
    shading(Shading::Lights),
    shading(Shading::Overdraw),
    shading(Shading::MipLevels),
];

/// What the picture shows, in the palette.
const fn shading(shading: Shading) -> Entry {
    let choice = shading_choice(shading);
    Entry::new(
        Menu::None,
        0,
        choice.title,
        choice.icon,
        EditorCommand::UseShading(shading),
    )
    .with_only(&[When::Project])
}

pub const RESET_LAYOUT: Entry = Entry::new(
    Menu::View,
    3,
    "Reset Layout",
    icon::ICON_DASHBOARD.codepoint,
    EditorCommand::ResetLayout,
)
.with_only(&[When::Project]);
