//! The bar above the assets: where one is, what is searched, how it is shown.

use crate::entry_ui::dropped_into;
use crate::listing::{free_folder, free_material};
use crate::panel::AssetsPanel;
use crate::renaming::Renaming;
use playground_core_assets::{AssetKind, Assets};
use playground_core_ui::{EditorCommand, filter_field, icon, theme};
use playground_graphics::egui::{Align, Button, ComboBox, Layout, RichText, Ui};

/// Draws the bar.
pub fn toolbar_ui(
    ui: &mut Ui,
    panel: &mut AssetsPanel,
    assets: &Assets,
    commands: &mut Vec<EditorCommand>,
) {
    ui.horizontal(|ui| {
        path_ui(ui, panel, commands);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            view_ui(ui, panel);
            if folder_button_ui(ui) {
                new_folder(panel, assets, commands);
            }
            if material_button_ui(ui) {
                new_material(panel, assets, commands);
            }
            kind_ui(ui, panel);
            filter_field(ui, &mut panel.search, "Filter of assets");
        });
    });
}

/// The folders from the first to the one that is shown; a click goes back, a drop moves there.
fn path_ui(ui: &mut Ui, panel: &mut AssetsPanel, commands: &mut Vec<EditorCommand>) {
    ui.spacing_mut().item_spacing.x = 2.0;
    let mut above = String::new();
    let mut chosen = None;
    let parts = panel.folder.split('/').filter(|part| !part.is_empty());
    let glyph = icon::ICON_FOLDER.codepoint;
    for (at, part) in std::iter::once(Assets::FOLDER).chain(parts).enumerate() {
        let text = match at {
            0 => format!("{glyph} {part}"),
            _ => part.to_owned(),
        };
        if at > 1 {
            above.push('/');
        }
        if at > 0 {
            above.push_str(part);
            let arrow = RichText::new(icon::ICON_CHEVRON_RIGHT.codepoint);
            ui.label(arrow.color(theme::TEXT_WEAK));
        }
        let is_last = above == panel.folder;
        let color = if is_last {
            theme::TEXT_STRONG
        } else {
            theme::TEXT
        };
        let button = Button::new(RichText::new(text).color(color)).frame_when_inactive(false);
        let button = ui.add(button).accessible_name(part);
        if let Some(moved) = dropped_into(ui, &button, &above) {
            commands.push(moved);
        }
        if button.clicked() {
            chosen = Some(above.clone());
        }
    }
    if let Some(folder) = chosen {
        panel.open(&folder);
    }
}

fn folder_button_ui(ui: &mut Ui) -> bool {
    let button = ui.button(icon::ICON_CREATE_NEW_FOLDER.codepoint);
    let button = button.on_hover_text("Makes a folder here");
    button.accessible_name("New Folder").clicked()
}

fn material_button_ui(ui: &mut Ui) -> bool {
    let button = ui.button(icon::ICON_FORMAT_PAINT.codepoint);
    let button = button.on_hover_text("Makes a material here");
    button.accessible_name("New Material").clicked()
}

/// Makes a folder in the one that is shown; its name is written next.
pub fn new_folder(panel: &mut AssetsPanel, assets: &Assets, commands: &mut Vec<EditorCommand>) {
    let path = free_folder(assets, &panel.folder);
    panel.renaming = Some(Renaming::of(&path));
    commands.push(EditorCommand::NewAssetFolder(path));
}

/// Makes a material in the folder that is shown; its name is written next.
pub fn new_material(panel: &mut AssetsPanel, assets: &Assets, commands: &mut Vec<EditorCommand>) {
    let path = free_material(assets, &panel.folder);
    panel.selected = Some(path.clone());
    panel.renaming = Some(Renaming::of(&path));
    commands.push(EditorCommand::NewMaterial(path));
}

fn view_ui(ui: &mut Ui, panel: &mut AssetsPanel) {
    for (glyph, name, as_list) in [
        (icon::ICON_LIST.codepoint, "Show as list", true),
        (icon::ICON_GRID_VIEW.codepoint, "Show as tiles", false),
    ] {
        let button = ui.add(Button::selectable(panel.as_list == as_list, glyph));
        if button.on_hover_text(name).accessible_name(name).clicked() {
            panel.as_list = as_list;
        }
    }
}

fn kind_ui(ui: &mut Ui, panel: &mut AssetsPanel) {
    let shown = panel.kind().map_or("All kinds", word_of);
    let list = ComboBox::from_id_salt("kind")
        .selected_text(shown)
        .width(96.0);
    let list = list.show_ui(ui, |ui| {
        let all = std::iter::once(None).chain(AssetKind::ALL.map(Some));
        for kind in all {
            let text = kind.map_or("All kinds", word_of);
            if ui.selectable_label(panel.kind() == kind, text).clicked() {
                panel.kind = kind.map(|kind| kind.name().to_owned());
            }
        }
    });
    let hint = "Shows only assets of this kind";
    list.response.accessible_name("Kind").on_hover_text(hint);
}

/// The kind for people.
pub const fn word_of(kind: AssetKind) -> &'static str {
    match kind {
        AssetKind::Picture => "Pictures",
        AssetKind::Model => "Models",
        AssetKind::Material => "Materials",
        AssetKind::Shader => "Shaders",
        AssetKind::Sound => "Sounds",
        AssetKind::Font => "Fonts",
        AssetKind::Text => "Texts",
        AssetKind::Other => "Others",
    }
}
