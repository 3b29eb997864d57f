//! The menu of an asset or a folder.

use crate::listing::Entry;
use crate::panel::AssetsPanel;
use crate::renaming::Renaming;
use crate::toolbar_ui::{new_folder, new_material};
use playground_core_assets::{AssetKind, Assets};
use playground_core_ui::{EditorCommand, icon};
use playground_graphics::egui::{Button, Ui, vec2};

/// Draws the menu. Returns the name to be written, if that was chosen.
pub fn menu_ui(ui: &mut Ui, entry: &Entry, commands: &mut Vec<EditorCommand>) -> Option<Renaming> {
    ui.set_width(170.0);
    let path = || entry.path().to_owned();
    let mut renaming = None;
    if let Entry::Asset(asset) = entry {
        if matches!(asset.kind, AssetKind::Picture | AssetKind::Model) {
            let text = (icon::ICON_ADD.codepoint, "Add to Scene");
            if item_ui(ui, text, "Adds an entity that shows it") {
                commands.push(EditorCommand::PlaceAsset(path(), None));
            }
        }
        let text = (icon::ICON_SEARCH.codepoint, "Select Users");
        if item_ui(ui, text, "Selects the entities that refer to it") {
            commands.push(EditorCommand::SelectUsers(path()));
        }
        let text = (icon::ICON_REFRESH.codepoint, "Import Again");
        if item_ui(ui, text, "Reads its file again, though it is the same") {
            commands.push(EditorCommand::ImportAgain(path()));
        }
        ui.separator();
    }
    let text = (icon::ICON_EDIT.codepoint, "Rename");
    if item_ui(ui, text, "What refers to it follows") {
        renaming = Some(Renaming::of(entry.path()));
    }
    let text = (icon::ICON_CONTENT_COPY.codepoint, "Duplicate");
    if item_ui(ui, text, "Copies it beside it") {
        commands.push(EditorCommand::CopyAsset(path()));
    }
    let text = (icon::ICON_LINK.codepoint, "Copy Path");
    if item_ui(
        ui,
        text,
        "To be written into code: \"ships/hero.png\".into()",
    ) {
        ui.ctx().copy_text(path());
    }
    ui.separator();
    let text = (icon::ICON_DELETE.codepoint, "Remove");
    if item_ui(ui, text, "Undo brings it back") {
        commands.push(EditorCommand::RemoveAsset(path()));
    }
    renaming
}

/// Draws the menu of the folder that is shown: what can be made there.
pub fn new_menu_ui(
    ui: &mut Ui,
    panel: &mut AssetsPanel,
    assets: &Assets,
    commands: &mut Vec<EditorCommand>,
) {
    ui.set_width(170.0);
    let text = (icon::ICON_FORMAT_PAINT.codepoint, "New Material");
    if item_ui(ui, text, "Makes a material here") {
        new_material(panel, assets, commands);
    }
    let text = (icon::ICON_CREATE_NEW_FOLDER.codepoint, "New Folder");
    if item_ui(ui, text, "Makes a folder here") {
        new_folder(panel, assets, commands);
    }
}

fn item_ui(ui: &mut Ui, (glyph, text): (&str, &str), hint: &str) -> bool {
    let size = vec2(ui.available_width(), 0.0);
    let button = ui.add(Button::new(format!("{glyph}  {text}")).min_size(size));
    let is_clicked = button.accessible_name(text).on_hover_text(hint).clicked();
    if is_clicked {
        ui.close();
    }
    is_clicked
}
