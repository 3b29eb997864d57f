//! The fields of the chosen material. An edit writes its file.

use super::asset::header_ui;
use crate::field::{Attributes, Editing, Field, fields_ui};
use crate::layout;
use playground_base::{Describe, FieldKind, Value, to_value};
use playground_core_assets::Asset;
use playground_core_drawing::MaterialAsset;
use playground_core_ui::{ChosenMaterial, theme};
use playground_graphics::egui::{Frame as Margins, Margin, RichText, ScrollArea, Ui};

/// Draws the material. `plays` is true while the game runs: files stay as they are then.
pub fn material_ui(
    ui: &mut Ui,
    (asset, material): (&Asset, &ChosenMaterial),
    plays: bool,
    editing: &mut Editing<'_>,
) {
    let margin = theme::MARGIN as i8;
    let margins = Margins::NONE.inner_margin(Margin::symmetric(margin, margin / 2));
    let scroll = ScrollArea::vertical()
        .id_salt("material")
        .auto_shrink(false);
    scroll.show(ui, |ui| {
        margins.show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = layout::ROW_GAP;
            header_ui(ui, asset);
            if let Some(problem) = &material.problem {
                let text = format!("Its file cannot be read: {problem}");
                ui.label(RichText::new(text).color(theme::ERROR));
            } else if plays {
                let text = "Stop the game to edit it: files stay as they are in play.";
                ui.label(RichText::new(text).color(theme::TEXT_WEAK));
            }
            fields(ui, material, plays, editing);
        });
    });
}

fn fields(ui: &mut Ui, material: &ChosenMaterial, plays: bool, editing: &mut Editing<'_>) {
    let usual: Option<Value> = to_value(&MaterialAsset::default()).ok();
    if let FieldKind::Struct(described) = MaterialAsset::KIND {
        editing.values_x = layout::values_x(ui, described.iter());
    }
    let field = Field {
        label: "Material".to_owned(),
        path: "material".to_owned(),
        kind: MaterialAsset::KIND,
        attributes: Attributes::default(),
        values: vec![&material.value],
        default: usual.as_ref(),
        is_optional: false,
        is_read_only: plays || material.problem.is_some(),
    };
    fields_ui(ui, &field, editing);
}
