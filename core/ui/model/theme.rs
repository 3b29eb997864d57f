//! Colours and measures of the editor. Panels use only these colours.

use playground_graphics::egui::Color32;

/// The background of the window.
pub const BACKGROUND: Color32 = Color32::from_rgb(0x16, 0x18, 0x1d);
/// Panels.
pub const PANEL: Color32 = Color32::from_rgb(0x1e, 0x21, 0x28);
/// Fields, rows under the mouse.
pub const RAISED: Color32 = Color32::from_rgb(0x2a, 0x2e, 0x37);
/// Fields of text.
pub const FIELD: Color32 = Color32::from_rgb(0x14, 0x16, 0x1a);
/// Borders and separators.
pub const BORDER: Color32 = Color32::from_rgb(0x33, 0x38, 0x42);
/// Text.
pub const TEXT: Color32 = Color32::from_rgb(0xd8, 0xdc, 0xe4);
/// Titles and what is selected.
pub const TEXT_STRONG: Color32 = Color32::from_rgb(0xf4, 0xf6, 0xfa);
/// Labels, units, hints.
pub const TEXT_WEAK: Color32 = Color32::from_rgb(0x94, 0x9c, 0xab);
/// Accent: selection, focus, the main button.
pub const ACCENT: Color32 = Color32::from_rgb(0x4c, 0x9d, 0xff);
/// Selected rows.
pub const SELECTION: Color32 = Color32::from_rgb(0x25, 0x45, 0x70);
/// Play.
pub const PLAY: Color32 = Color32::from_rgb(0x3f, 0xc3, 0x80);
/// Reload.
pub const RELOAD: Color32 = Color32::from_rgb(0xf5, 0xa5, 0x3a);
/// Warnings.
pub const WARNING: Color32 = Color32::from_rgb(0xf2, 0xc1, 0x4e);
/// Errors.
pub const ERROR: Color32 = Color32::from_rgb(0xf0, 0x62, 0x6a);
/// What only the newer of two versions has.
pub const ADDED: Color32 = Color32::from_rgb(0x4f, 0xc9, 0x7a);
/// What only the older of two versions has.
pub const REMOVED: Color32 = Color32::from_rgb(0xf0, 0x62, 0x6a);
/// What both versions have, in different ways.
pub const CHANGED: Color32 = Color32::from_rgb(0xf2, 0xc1, 0x4e);
/// The x axis.
pub const AXIS_X: Color32 = Color32::from_rgb(0xe8, 0x5a, 0x5f);
/// The y axis.
pub const AXIS_Y: Color32 = Color32::from_rgb(0x7a, 0xc7, 0x4f);
/// The z axis.
pub const AXIS_Z: Color32 = Color32::from_rgb(0x4f, 0x8f, 0xf0);

/// Height of a row in lists and trees, in points.
pub const ROW_HEIGHT: f32 = 22.0;
/// Space between a panel's border and its content, in points.
pub const MARGIN: f32 = 8.0;
/// Radius of corners, in points.
pub const ROUNDING: u8 = 4;
