//! The chosen asset: what it is, and how it is imported.

use crate::layout;
use playground_core_assets::{Asset, ImportSetting, SettingKind, SettingValue};
use playground_core_ui::{ChosenAsset, EditorCommand, icon, theme, words::size};
use playground_graphics::egui::{
    Align, Button, Checkbox, ComboBox, DragValue, Frame as Margins, Layout, Margin, RichText,
    ScrollArea, Ui, vec2,
};

/// The width of the names of settings, in points.
const LABEL_WIDTH: f32 = 120.0;

/// Draws the asset. `draft` is a number that is being dragged or written, by the name of its setting: it is
/// imported with it when that ends.
pub fn asset_ui(
    ui: &mut Ui,
    (asset, chosen): (&Asset, &ChosenAsset),
    draft: &mut Option<(String, f64)>,
    commands: &mut Vec<EditorCommand>,
) {
    let margin = theme::MARGIN as i8;
    let margins = Margins::NONE.inner_margin(Margin::symmetric(margin, margin / 2));
    let scroll = ScrollArea::vertical().id_salt("asset").auto_shrink(false);
    scroll.show(ui, |ui| {
        margins.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = layout::ROW_GAP;
            header_ui(ui, asset);
            for setting in &chosen.settings {
                setting_ui(ui, asset, setting, draft, commands);
            }
            if chosen.settings.is_empty() {
                let text = "Nothing can be chosen about how it is imported.";
                ui.label(RichText::new(text).color(theme::TEXT_WEAK));
            }
        });
    });
}

/// The name of the asset, where it is, and what it is.
pub fn header_ui(ui: &mut Ui, asset: &Asset) {
    ui.label(
        RichText::new(asset.name())
            .color(theme::TEXT_STRONG)
            .strong(),
    );
    let kind = asset.kind.name();
    let text = format!("assets/{}\n{kind}, {}", asset.path, size(asset.size_bytes));
    ui.label(RichText::new(text).small().color(theme::TEXT_WEAK));
    ui.separator();
}

fn setting_ui(
    ui: &mut Ui,
    asset: &Asset,
    setting: &ImportSetting,
    draft: &mut Option<(String, f64)>,
    commands: &mut Vec<EditorCommand>,
) {
    let value = asset.settings.value(setting);
    let is_changed = value != setting.kind.usual();
    let mut new = None;
    ui.horizontal(|ui| {
        let height = layout::FIELD_HEIGHT;
        let label = Layout::left_to_right(Align::Center);
        let color = if is_changed {
            theme::TEXT
        } else {
            theme::TEXT_WEAK
        };
        ui.allocate_ui_with_layout(vec2(LABEL_WIDTH, height), label, |ui| {
            ui.set_min_width(LABEL_WIDTH);
            let text = RichText::new(setting.label).color(color);
            ui.label(text).on_hover_text(setting.hint);
        });
        new = value_ui(ui, setting, &value, draft);
        if is_changed {
            let reset = Button::new(icon::ICON_RESTART_ALT.codepoint).frame_when_inactive(false);
            let reset = ui.add(reset).on_hover_text("As usual");
            let name = format!("Reset {}", setting.label);
            if reset.accessible_name(&name).clicked() {
                new = Some(setting.kind.usual());
            }
        }
    });
    if let Some(new) = new.filter(|new| *new != value) {
        let (path, name) = (asset.path.clone(), setting.name.to_owned());
        commands.push(EditorCommand::SetImport(path, name, new.text()));
    }
}

/// Draws the value. Returns what the user made of it.
fn value_ui(
    ui: &mut Ui,
    setting: &ImportSetting,
    value: &SettingValue,
    draft: &mut Option<(String, f64)>,
) -> Option<SettingValue> {
    match (setting.kind, value) {
        (SettingKind::Choice(words), SettingValue::Choice(current)) => {
            let mut picked = None;
            let list = ComboBox::from_id_salt(setting.name)
                .selected_text(title(current))
                .show_ui(ui, |ui| {
                    for word in words {
                        let is_current = word == current;
                        if ui.selectable_label(is_current, title(word)).clicked() {
                            picked = Some(SettingValue::Choice((*word).to_owned()));
                        }
                    }
                });
            list.response
                .accessible_name(setting.label)
                .on_hover_text(setting.hint);
            picked
        }
        (SettingKind::Number { least, most, .. }, SettingValue::Number(current)) => {
            let is_draft = |of: &&(String, f64)| of.0 == setting.name;
            let mut number = draft.as_ref().filter(is_draft).map_or(*current, |of| of.1);
            // Relative to the number, and for 0 to what it may be.
            let speed = match number {
                0.0 => most * 0.0005,
                number => (number.abs() * 0.01).max(0.001),
            };
            let field = DragValue::new(&mut number).range(least..=most).speed(speed);
            let field = ui.add(field).on_hover_text(setting.hint);
            if field.changed() {
                *draft = Some((setting.name.to_owned(), number));
            }
            let ended = field.drag_stopped() || field.lost_focus();
            field.accessible_name(setting.label);
            let of = draft.take_if(|of| ended && of.0 == setting.name)?;
            Some(SettingValue::Number(of.1))
        }
        (SettingKind::Flag(_), SettingValue::Flag(current)) => {
            let mut is_on = *current;
            let field = ui.add(Checkbox::without_text(&mut is_on));
            let field = field.on_hover_text(setting.hint);
            let is_changed = field.changed();
            field.accessible_name(setting.label);
            is_changed.then_some(SettingValue::Flag(is_on))
        }
        _ => None,
    }
}

/// A word as a title: `smooth` is `Smooth`.
fn title(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_uppercase().to_string());
    format!("{}{}", first.unwrap_or_default(), letters.as_str())
}
