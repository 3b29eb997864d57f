//! Entries of the Run menu: play and reload.

use crate::icon;
use crate::model::command::entry::{ctrl, plain, shift};
use crate::model::command::{EditorCommand, Entry, Menu, When};
use playground_graphics::egui::Key;

pub const PLAY: Entry = Entry::new(
    Menu::Run,
    0,
    "Play",
    icon::ICON_PLAY_ARROW.codepoint,
    EditorCommand::Play,
)
.with_keys(&[plain(Key::F5)])
.with_only(&[When::NotPlaying]);

pub const PAUSE: Entry = Entry::new(
    Menu::Run,
    0,
    "Pause",
    icon::ICON_PAUSE.codepoint,
    EditorCommand::Pause,
)
.with_keys(&[plain(Key::F6)])
.with_only(&[When::Playing]);

pub const STEP: Entry = Entry::new(
    Menu::Run,
    0,
    "Step",
    icon::ICON_SKIP_NEXT.codepoint,
    EditorCommand::Step(1),
)
.with_keys(&[plain(Key::F10)]);

pub const STOP: Entry = Entry::new(
    Menu::Run,
    0,
    "Stop",
    icon::ICON_STOP.codepoint,
    EditorCommand::Stop,
)
.with_keys(&[shift(Key::F5)])
.with_only(&[When::Started]);

pub const RELOAD: Entry = Entry::new(
    Menu::Run,
    1,
    "Build & Reload",
    icon::ICON_BOLT.codepoint,
    EditorCommand::Reload(None),
)
.with_keys(&[plain(Key::F7), ctrl(Key::R)])
.with_only(&[When::Project, When::Idle]);

pub const PREVIEW_RELOAD: Entry = Entry::new(
    Menu::Run,
    1,
    "Preview Reload",
    icon::ICON_PREVIEW.codepoint,
    EditorCommand::PreviewReload(None),
)
.with_only(&[When::Project, When::Idle]);

pub const ASK_RELOAD: Entry = Entry::new(
    Menu::Run,
    1,
    "Ask Before Losing Data",
    icon::ICON_RULE.codepoint,
    EditorCommand::SetAskReload(true),
);

pub const AUTO_RELOAD: Entry = Entry::new(
    Menu::Run,
    1,
    "Auto Reload",
    icon::ICON_AUTORENEW.codepoint,
    EditorCommand::SetAutoReload(true),
);

pub const CANCEL_BUILD: Entry = Entry::new(
    Menu::Run,
    1,
    "Cancel Build",
    icon::ICON_CANCEL.codepoint,
    EditorCommand::Cancel(None),
)
.with_only(&[When::Building]);

pub const GO_BACK: Entry = Entry::new(
    Menu::Run,
    1,
    "Go Back a Generation",
    icon::ICON_HISTORY.codepoint,
    EditorCommand::GoToGeneration(None),
)
.with_only(&[When::Project, When::Idle, When::HasGenerationBefore]);

pub const RESUME: Entry = Entry::new(
    Menu::Run,
    1,
    "Resume Failed Systems",
    icon::ICON_REPLAY.codepoint,
    EditorCommand::Resume,
)
.with_only(&[When::Project, When::HasFailed]);

pub const CAPTURE_FRAME: Entry = Entry::new(
    Menu::Run,
    4,
    "Capture Frame",
    icon::ICON_PHOTO_CAMERA.codepoint,
    EditorCommand::CaptureFrame,
)
.with_only(&[When::Project]);

pub const RESTART: Entry = Entry::new(
    Menu::Run,
    2,
    "Restart Editor",
    icon::ICON_RESTART_ALT.codepoint,
    EditorCommand::Restart,
)
.with_only(&[When::Project, When::Idle]);
