//! Editor of enums.

use super::default_value::variant_value;
use super::{Editing, Field, field::inner, field_ui, number::MIXED, struct_editor, words_of};
use crate::layout;
use playground_base::{FieldKind, Value, VariantDescription};
use playground_graphics::egui::{ComboBox, Id, Ui};

/// Edits an enum: the variant in one row, its data below.
pub fn enum_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let FieldKind::Enum(variants) = field.kind else {
        return;
    };
    layout::row_ui(ui, field, editing, variants_ui);
    let name = common_name(field);
    let variant = variants.iter().find(|variant| Some(variant.name) == name);
    let Some((variant, kind)) = variant.and_then(|variant| Some((variant, variant.kind?))) else {
        return;
    };
    let data = field.child(variant.name, kind, |value| match inner(value) {
        Value::Variant(name, data) if name == variant.name => Some(data),
        _ => None,
    });
    if let Some(data) = data {
        layout::indented(ui, |ui| match kind {
            FieldKind::Struct(_) => struct_editor::fields_ui(ui, &data, editing),
            _ => field_ui(ui, &data, editing),
        });
    }
}

/// The list of variants.
fn variants_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let FieldKind::Enum(variants) = field.kind else {
        return;
    };
    let current = common_name(field);
    let mut picked: Option<&VariantDescription> = None;
    let id = Id::unique((&field.path, "choice"));
    ComboBox::from_id_salt(&field.path)
        .width(ui.available_width())
        .truncate()
        .selected_text(current.map_or(MIXED.to_owned(), words_of))
        .show_ui(ui, |ui| {
            for variant in variants {
                let is_current = current == Some(variant.name);
                let item = ui.selectable_label(is_current, words_of(variant.name));
                let item = if variant.doc.is_empty() {
                    item
                } else {
                    item.on_hover_text(variant.doc)
                };
                if item.clicked() && !is_current {
                    picked = Some(variant);
                }
            }
        });
    if let Some(variant) = picked {
        editing.set(id, field, variant_value(variant));
    }
}

/// The name of the variant, if all entities have the same.
fn common_name<'a>(field: &Field<'a>) -> Option<&'a str> {
    let name = |value: &'a Value| match inner(value) {
        Value::Variant(name, _) | Value::Text(name) => Some(name.as_str()),
        _ => None,
    };
    let first = field.values.first().copied().and_then(name)?;
    let is_common = field.values.iter().all(|value| name(value) == Some(first));
    is_common.then_some(first)
}
