//! [`TilesPanel`].

use crate::palette::Palette;
use playground_base::{Key, panel, state};
use playground_core_drawing::{SpriteSheet, TileMap};
use playground_core_ui::{
    EditorCommand, EmptyState, PanelContext, TileBrush, TileShape, Tool, icon,
};
use playground_graphics::egui::{ComboBox, Frame, Margin, Ui};

/// What the tile brush paints into the selected map.
#[state]
pub struct TilesPanel {
    /// The sheet of the map.
    #[serde(skip)]
    pub palette: Palette,
}

#[panel(title = "Tiles", icon = ICON_GRID_ON, side = Right, order = 5)]
impl TilesPanel {
    fn ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>, maps: &Key<TileMap>) {
        let glyph = icon::ICON_GRID_ON.codepoint;
        let Some((sheet, layers)) = selected(context, maps) else {
            let hint =
                "Select an entity with a TileMap to paint its tiles: the Create menu makes one.";
            return EmptyState::new(glyph, "No tile map", hint).show(ui);
        };
        let tools = context.state.tools;
        let mut brush = tools.brush;
        let margin = Margin::symmetric(6, 4);
        Frame::NONE.inner_margin(margin).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                layer_ui(ui, &layers, &mut brush);
                shapes_ui(ui, tools.tool == Tool::Tiles, &mut brush);
            });
            ui.weak("Shift erases, Ctrl takes the tile under the mouse.");
            ui.separator();
            let picture = context.viewport.tile_sheet.as_ref();
            self.palette.ui(ui, &sheet, picture, &mut brush.tile);
        });
        if brush != tools.brush || (tools.tool != Tool::Tiles && self.palette.was_clicked()) {
            context.commands.push(EditorCommand::UseTileBrush {
                shape: brush.shape,
                layer: brush.layer,
                tile: brush.tile.map(u64::from),
            });
        }
    }
}

/// The sheet of the selected map, and the names of its layers.
fn selected(context: &PanelContext<'_>, maps: &Key<TileMap>) -> Option<(SpriteSheet, Vec<String>)> {
    let entity = context.world.entity(context.state.selection.primary()?)?;
    let maps = context.world.read(maps).ok()?;
    let map = maps.get(entity.archetype, entity.row as usize)?;
    let names = map.layers.iter().map(|layer| layer.name.clone());
    Some((map.sheet, names.collect()))
}

fn layer_ui(ui: &mut Ui, layers: &[String], brush: &mut TileBrush) {
    let shown = layers.get(brush.layer as usize);
    let shown = shown.map_or("No layer", String::as_str);
    let combo = ComboBox::from_id_salt("layer").selected_text(shown);
    let response = combo.show_ui(ui, |ui| {
        for (number, name) in (0..).zip(layers) {
            ui.selectable_value(&mut brush.layer, number, format!("{number}: {name}"));
        }
    });
    let hint = "The layer of the map; more are added in the inspector";
    response.response.on_hover_text(hint);
}

fn shapes_ui(ui: &mut Ui, is_active: bool, brush: &mut TileBrush) {
    for shape in TileShape::ALL {
        let is_it = is_active && brush.shape == shape && brush.tile.is_some();
        if ui.selectable_label(is_it, shape.choice().title).clicked() {
            brush.shape = shape;
            brush.tile.get_or_insert(0);
        }
    }
    let erases = is_active && brush.tile.is_none();
    if ui.selectable_label(erases, "Erase").clicked() {
        brush.tile = None;
    }
}
