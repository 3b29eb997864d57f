//! Editor of entity references: a button and a list of names.

use super::{Editing, Field, TextEditing, editing::name_of, field::inner, number::MIXED};
use crate::layout::FIELD_HEIGHT;
use playground_base::Value;
use playground_core_ecs::{ArchetypeId, EntityId, Name, ReadColumns, WorldReader};
use playground_core_ui::{icon, text_field, theme};
use playground_graphics::egui::{
    Align, Button, Layout, Popup, PopupCloseBehavior, Response, RichText, ScrollArea, Ui,
    UiBuilder, vec2,
};

/// The most entities in the list. A longer search text finds the others.
const MAX_SHOWN: usize = 100;

/// Edits a reference to an entity.
pub fn entity_ui(ui: &mut Ui, field: &Field<'_>, editing: &mut Editing<'_>) {
    let common = field.common().and_then(|value| match inner(value) {
        Value::UInt(bits) => Some(EntityId::from_bits(*bits)),
        Value::Int(bits) => Some(EntityId::from_bits(*bits as u64)),
        _ => None,
    });
    let (world, names) = (editing.world, editing.names);
    let (response, picked) = entity_picker_ui(ui, common, world, names, editing.texts);
    if let Some(entity) = picked {
        editing.set(response.id, field, Value::UInt(entity.to_bits()));
    }
}

/// A button that shows an entity and opens a list of all entities; pass `None` for entities that
/// differ. Returns the picked entity, [`EntityId::NONE`] when the reference was cleared.
pub fn entity_picker_ui(
    ui: &mut Ui,
    entity: Option<EntityId>,
    world: WorldReader<'_>,
    names: &ReadColumns<'_, Name>,
    texts: &mut TextEditing,
) -> (Response, Option<EntityId>) {
    let text = text_of(world, names, entity);
    let can_clear = entity != Some(EntityId::NONE);
    ui.spacing_mut().item_spacing.x = 2.0;
    let width = ui.available_width() - if can_clear { 22.0 } else { 0.0 };
    let response = button_ui(ui, &text, width);
    if response.clicked() {
        texts.search.clear();
    }
    let mut picked = None;
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| picked = list_ui(ui, world, names, texts));
    if can_clear && clear_ui(ui).clicked() {
        picked = Some(EntityId::NONE);
    }
    (response, picked)
}

fn text_of(
    world: WorldReader<'_>,
    names: &ReadColumns<'_, Name>,
    entity: Option<EntityId>,
) -> String {
    match entity {
        None => MIXED.to_owned(),
        Some(EntityId::NONE) => "None".to_owned(),
        Some(entity) if world.entity(entity).is_none() => "Missing".to_owned(),
        Some(entity) => name_of(world, names, entity),
    }
}

fn button_ui(ui: &mut Ui, text: &str, width: f32) -> Response {
    let target = icon::ICON_TRIP_ORIGIN.codepoint;
    let (_, rect) = ui.allocate_space(vec2(width.max(20.0), FIELD_HEIGHT));
    let button = Button::new(format!("{target} {text}"))
        .truncate()
        .min_size(rect.size());
    let layout = Layout::top_down_justified(Align::Min);
    let mut ui = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    let response = ui.add(button);
    response.accessible_name(format!("Entity: {text}"))
}

fn clear_ui(ui: &mut Ui) -> Response {
    let cross = RichText::new(icon::ICON_CLOSE.codepoint).color(theme::TEXT_WEAK);
    let clear = ui.add(Button::new(cross).frame_when_inactive(false));
    clear.on_hover_text("Clear").accessible_name("Clear")
}

fn list_ui(
    ui: &mut Ui,
    world: WorldReader<'_>,
    names: &ReadColumns<'_, Name>,
    texts: &mut TextEditing,
) -> Option<EntityId> {
    ui.set_width(220.0);
    let field = text_field("search", &mut texts.search).hint_text("Search entities");
    let field = ui.add(field.desired_width(f32::INFINITY));
    if !field.has_focus() && texts.search.is_empty() {
        field.request_focus();
    }
    let found = find(world, names, &texts.search.to_lowercase());
    if found.is_empty() {
        ui.label(RichText::new("No entity has this name").color(theme::TEXT_WEAK));
    }
    let mut picked = None;
    ScrollArea::vertical().max_height(240.0).show(ui, |ui| {
        for (entity, name) in found {
            let item = Button::new(name).frame_when_inactive(false).truncate();
            if ui.add(item).clicked() {
                picked = Some(entity);
                ui.close();
            }
        }
    });
    picked
}

/// The entities whose name contains a text in lower case, sorted by name.
fn find<'a>(
    world: WorldReader<'a>,
    names: &'a ReadColumns<'_, Name>,
    search: &str,
) -> Vec<(EntityId, &'a str)> {
    let archetypes = world.archetypes().iter().enumerate();
    let named = archetypes.flat_map(|(index, archetype)| {
        let names = names.rows(ArchetypeId(index as u32));
        archetype.entities.iter().copied().zip(names)
    });
    let named = named.map(|(entity, name)| (entity, name.name.as_str()));
    let found = named.filter(|(_, name)| name.to_lowercase().contains(search));
    let mut found: Vec<_> = found.collect();
    if found.len() > MAX_SHOWN {
        found.select_nth_unstable_by_key(MAX_SHOWN, |(_, name)| *name);
        found.truncate(MAX_SHOWN);
    }
    found.sort_by_key(|(entity, name)| (*name, entity.index));
    found
}
