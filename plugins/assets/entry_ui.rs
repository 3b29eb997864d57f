//! What tiles and rows have in common: icons, clicks, drag and drop.

use crate::keys::focus_id;
use crate::listing::Entry;
use crate::menu_ui::menu_ui;
use crate::panel::{AssetsPanel, Shared};
use playground_base::Handle;
use playground_core_assets::{Asset, AssetKind};
use playground_core_ui::{AssetDrag, EditorCommand, ProjectInfo, icon, theme, words::size};
use playground_graphics::egui::{
    Align2, Color32, DragAndDrop, FontId, Id, LayerId, Order, Rect, Response, Sense, Stroke,
    StrokeKind, Ui, vec2,
};

/// The icon of an entry, and its colour. A picture that cannot be read has one of its own.
pub fn icon_of(entry: &Entry, project: &ProjectInfo) -> (&'static str, Color32) {
    let Entry::Asset(asset) = entry else {
        return (icon::ICON_FOLDER.codepoint, theme::ACCENT);
    };
    if is_broken(asset, project) {
        return (icon::ICON_BROKEN_IMAGE.codepoint, theme::ERROR);
    }
    let glyph = match asset.kind {
        AssetKind::Picture => icon::ICON_IMAGE,
        AssetKind::Model => icon::ICON_DEPLOYED_CODE,
        AssetKind::Material => icon::ICON_TEXTURE,
        AssetKind::Shader => icon::ICON_CODE,
        AssetKind::Sound => icon::ICON_MUSIC_NOTE,
        AssetKind::Font => icon::ICON_FONT_DOWNLOAD,
        AssetKind::Text => icon::ICON_DESCRIPTION,
        AssetKind::Other => icon::ICON_DRAFT,
    };
    (glyph.codepoint, theme::TEXT_WEAK)
}

fn is_broken(asset: &Asset, project: &ProjectInfo) -> bool {
    asset.kind.has_preview() && project.previews.get(&asset.content) == Some(&None)
}

/// Takes an area for an entry: what a click, a drag and a drop on it do.
pub fn interact(
    ui: &mut Ui,
    area: Rect,
    entry: &Entry,
    panel: &mut AssetsPanel,
    shared: &mut Shared<'_>,
) -> Response {
    let commands = &mut *shared.commands;
    let id = Id::unique(("asset", entry.path()));
    let response = ui.interact(area, id, Sense::click_and_drag());
    let response = response.accessible_name(entry.name());
    if response.clicked() || response.secondary_clicked() || response.drag_started() {
        panel.selected = Some(entry.path().to_owned());
    }
    // Not when a drag starts: it may go to a field that the inspector shows.
    if let Entry::Asset(asset) = entry
        && response.clicked()
    {
        commands.push(EditorCommand::ChooseAsset(asset.path.clone()));
    }
    if response.clicked() {
        ui.memory_mut(|memory| memory.request_focus(focus_id()));
    }
    if response.double_clicked() {
        open(entry, panel, commands);
    }
    let drag = AssetDrag {
        path: entry.path().to_owned(),
        is_folder: entry.is_folder(),
    };
    response.dnd_set_drag_payload(drag);
    if response.dragged() {
        ghost_ui(ui, entry, shared.project);
    }
    if let Entry::Folder(folder) = entry
        && let Some(moved) = dropped_into(ui, &response, folder)
    {
        commands.push(moved);
    }
    response.context_menu(|ui| {
        if let Some(renaming) = menu_ui(ui, entry, commands) {
            panel.renaming = Some(renaming);
        }
    });
    if response.is_pointer_button_down_on() || DragAndDrop::has_any_payload(ui.ctx()) {
        return response;
    }
    let hint = hint_of(entry, shared.project);
    let import = shared.import_of(entry);
    let import = import
        .map(|of| format!("\n{}", of.words()))
        .unwrap_or_default();
    response.on_hover_text(hint + &import)
}

/// Folders are entered, texts opened in the editor of sources, pictures and models added to the scene.
pub fn open(entry: &Entry, panel: &mut AssetsPanel, commands: &mut Vec<EditorCommand>) {
    match entry {
        Entry::Folder(folder) => panel.open(folder),
        Entry::Asset(asset) => match asset.kind {
            AssetKind::Picture | AssetKind::Model => {
                commands.push(EditorCommand::PlaceAsset(asset.path.clone(), None))
            }
            AssetKind::Text | AssetKind::Material | AssetKind::Shader => {
                let file = panel.project.join(playground_core_assets::Assets::FOLDER);
                commands.push(EditorCommand::OpenSource(file.join(&asset.path), 1));
            }
            _ => {}
        },
    }
}

/// The move of what was dropped into a folder.
pub fn dropped_into(ui: &Ui, response: &Response, folder: &str) -> Option<EditorCommand> {
    let moved = |dragged: &AssetDrag| {
        let name = dragged.path.rsplit_once('/');
        let (from, name) = name.unwrap_or(("", &dragged.path));
        let is_other = from != folder && dragged.path != folder;
        let to = match folder {
            "" => name.to_owned(),
            folder => format!("{folder}/{name}"),
        };
        let into_itself = to.starts_with(&format!("{}/", dragged.path));
        (is_other && !into_itself).then_some(to)
    };
    let hovering: Option<Handle<AssetDrag>> = response.dnd_hover_payload();
    if hovering.is_some_and(|dragged| moved(&dragged).is_some()) {
        let stroke = Stroke::new(1.5, theme::ACCENT);
        let area = response.rect;
        ui.painter()
            .rect_stroke(area, theme::ROUNDING, stroke, StrokeKind::Inside);
    }
    let dropped: Handle<AssetDrag> = response.dnd_release_payload()?;
    let to = moved(&dropped)?;
    Some(EditorCommand::MoveAsset(dropped.path.clone(), to))
}

/// The name of what is dragged, beside the pointer.
fn ghost_ui(ui: &Ui, entry: &Entry, project: &ProjectInfo) {
    let Some(pointer) = ui.ctx().pointer_interact_pos() else {
        return;
    };
    let layer = LayerId::new(Order::Tooltip, Id::unique("dragged asset"));
    let painter = ui.ctx().layer_painter(layer);
    let text = format!("{}  {}", icon_of(entry, project).0, entry.name());
    let at = pointer + vec2(14.0, 8.0);
    let font = FontId::proportional(13.0);
    let galley = painter.layout_no_wrap(text, font, theme::TEXT_STRONG);
    let area = Align2::LEFT_TOP
        .anchor_size(at, galley.size())
        .expand2(vec2(6.0, 3.0));
    painter.rect_filled(area, theme::ROUNDING, theme::RAISED);
    painter.galley(at, galley, theme::TEXT_STRONG);
}

/// What there is to say about an entry.
fn hint_of(entry: &Entry, project: &ProjectInfo) -> String {
    match entry {
        Entry::Folder(path) => format!("{path}\nDouble-click opens it"),
        Entry::Asset(asset) => {
            let id = match asset.has_sidecar {
                true => format!("\nid {}", asset.id),
                false => String::new(),
            };
            let size = size(asset.size_bytes);
            let broken = match is_broken(asset, project) {
                true if asset.kind == AssetKind::Picture => {
                    "\nIt cannot be read: save it again as PNG, JPEG, WebP, HDR or EXR"
                }
                true => "\nIt cannot be read: the panel Problems says why when it is used",
                false => "",
            };
            format!("{}\n{}, {size}{id}{broken}", asset.path, asset.kind.name())
        }
    }
}
