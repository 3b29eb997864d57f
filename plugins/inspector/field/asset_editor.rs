//! Editor of a reference to an asset: its path as text, a list of the project's assets of that kind, and a
//! place to drop one.

use super::text_editor::committed_text_ui;
use super::{Editing, Field, field::inner, number::MIXED};
use playground_base::{AssetRef, Handle, Value};
use playground_core_assets::{Asset, AssetKind, Assets};
use playground_core_ui::{AssetDrag, Words, filter_field, icon, theme};
use playground_graphics::egui::{
    Align, Button, DragAndDrop, Id, Layout, Popup, PopupCloseBehavior, Rect, Response, RichText,
    ScrollArea, Stroke, StrokeKind, Ui, vec2,
};

/// The width of the button beside the text, in points.
const BUTTON_WIDTH: f32 = 26.0;

/// Edits a reference to an asset of this kind.
pub fn asset_ui(ui: &mut Ui, kind: &str, field: &Field<'_>, editing: &mut Editing<'_>) {
    ui.spacing_mut().item_spacing.x = 2.0;
    let id = Id::unique((&field.path, "asset"));
    let whole = ui.available_rect_before_wrap();
    let size = vec2(
        ui.available_width() - BUTTON_WIDTH - 2.0,
        ui.available_height(),
    );
    ui.allocate_ui(size, |ui| {
        ui.set_width(size.x);
        path_ui(ui, id, field, editing);
    });
    let button = button_ui(ui, kind);
    let mut picked = None;
    Popup::menu(&button)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| picked = list_ui(ui, id, kind, editing));
    if let Some(dropped) = dropped(ui, whole, &button, (kind, editing.assets)) {
        picked = Some(dropped);
    }
    if let Some(path) = picked {
        editing.set(id, field, Value::Text(path));
    }
}

/// The path of the asset as it is now, to be read and written.
fn path_ui(ui: &mut Ui, id: Id, field: &Field<'_>, editing: &mut Editing<'_>) {
    let text = field.common().and_then(|value| inner(value).as_text());
    let reference = text.map(AssetRef::from);
    let asset = reference
        .as_ref()
        .and_then(|of| asset_of(editing.assets, of));
    let path = asset.map(|asset| asset.path.as_str());
    let path = path.or(reference.as_ref().map(|of| of.path.as_str()));
    let names_one = reference.as_ref().is_some_and(|of| !of.is_none());
    let is_broken = names_one && editing.assets.is_some() && asset.is_none();
    let hint = if text.is_none() { MIXED } else { "None" };
    let entered = ui.scope(|ui| {
        if is_broken {
            ui.visuals_mut().override_text_color = Some(theme::ERROR);
        }
        committed_text_ui(ui, (id, hint), path, editing.texts)
    });
    let (response, entered) = entered.inner;
    if is_broken {
        let text = "There is no such asset: choose another one, or put the file back";
        response.clone().on_hover_text(text);
    }
    if let Some(text) = entered {
        editing.set(response.id, field, Value::Text(text));
    }
}

/// The asset of a reference, by its id, then by its path.
fn asset_of<'a>(assets: Option<&'a Assets>, reference: &AssetRef) -> Option<&'a Asset> {
    let assets = assets?;
    let by_id = reference.id.and_then(|id| assets.by_id.get(&id));
    let at_path = || {
        let asset = assets.by_path.get(&reference.path)?;
        (reference.id.is_none() || !asset.has_sidecar).then_some(asset)
    };
    by_id.or_else(at_path).map(|asset| &**asset)
}

fn button_ui(ui: &mut Ui, kind: &str) -> Response {
    let glyph = match kind {
        "picture" => icon::ICON_IMAGE.codepoint,
        _ => icon::ICON_FOLDER_OPEN.codepoint,
    };
    let glyph = RichText::new(glyph).color(theme::TEXT_WEAK);
    let size = vec2(BUTTON_WIDTH, ui.spacing().interact_size.y);
    let button = ui.add(Button::new(glyph).min_size(size));
    let text = format!("Chooses a {kind} of the project's assets");
    let button = button.on_hover_text(text);
    button.accessible_name(format!("Choose a {kind}"))
}

/// The assets of the kind; returns the chosen path, which is empty for none.
fn list_ui(ui: &mut Ui, id: Id, kind: &str, editing: &mut Editing<'_>) -> Option<String> {
    ui.set_width(240.0);
    let search = id.with("search");
    let mut text = editing.texts.take(search).unwrap_or_default();
    filter_field(ui, &mut text, "assets");
    let words = Words::of(&text);
    editing.texts.store(search, text);
    let mut picked = None;
    let mut item_ui = |ui: &mut Ui, title: &str, path: &str| {
        let item = Button::new(title).frame_when_inactive(false).truncate();
        let item = item.min_size(vec2(ui.available_width(), theme::ROW_HEIGHT));
        if ui.add(item).clicked() {
            picked = Some(path.to_owned());
            ui.close();
        }
    };
    let all = editing
        .assets
        .into_iter()
        .flat_map(|assets| assets.by_path.values());
    let mut of_kind = all.filter(|asset| asset.kind.name() == kind).peekable();
    if of_kind.peek().is_none() {
        empty_ui(ui, kind);
        return None;
    }
    let shown = of_kind.filter(|asset| words.are_in([asset.path.as_str()]));
    ScrollArea::vertical().max_height(280.0).show(ui, |ui| {
        if words.is_empty() {
            item_ui(ui, "None", "");
        }
        for asset in shown {
            item_ui(ui, &asset.path, &asset.path);
        }
    });
    picked
}

fn empty_ui(ui: &mut Ui, kind: &str) {
    let text = format!(
        "The project has no {kind} yet. Drop files onto the window to copy them into its assets folder."
    );
    // The menu justifies its items.
    ui.with_layout(Layout::top_down(Align::Min), |ui| {
        ui.label(RichText::new(text).color(theme::TEXT_WEAK));
    });
}

/// The path of an asset of the kind that was dropped onto the field.
fn dropped(
    ui: &Ui,
    area: Rect,
    button: &Response,
    (kind, assets): (&str, Option<&Assets>),
) -> Option<String> {
    let dragged: Handle<AssetDrag> = DragAndDrop::payload(ui.ctx())?;
    let area = area.intersect(ui.clip_rect()).union(button.rect);
    let kind_of = |path: &str| assets?.by_path.get(path).map(|asset| asset.kind);
    let fits = kind_of(&dragged.path).is_some_and(|of: AssetKind| of.name() == kind);
    if !fits || !ui.rect_contains_pointer(area) {
        return None;
    }
    let stroke = Stroke::new(1.5, theme::ACCENT);
    ui.painter()
        .rect_stroke(area, theme::ROUNDING, stroke, StrokeKind::Inside);
    let is_released = ui.input(|input| input.pointer.any_released());
    is_released.then(|| dragged.path.clone())
}
