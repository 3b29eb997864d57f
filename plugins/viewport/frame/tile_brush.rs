//! The tile brush: it paints into the selected tile map.

use super::ViewportUi;
use super::drag::GESTURES;
use crate::maths::View;
use playground_base::Value;
use playground_base::glam::{IVec2, Mat4, Vec2};
use playground_core_drawing::{LineVertex, TileMap};
use playground_core_ecs::{EntityId, EntityRef};
use playground_core_ui::{EditorCommand, TileBrush, TileShape, Tool, theme};
use playground_graphics::egui::{Key, Modifiers, Pos2, Response, Rgba, Ui};

/// A stroke of the tile brush: from the press of the button to its release.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TileStroke {
    /// The map.
    pub map: EntityId,
    /// The cell at which it began.
    pub start: IVec2,
    /// The cell under the mouse, up to which it was painted.
    pub last: IVec2,
    /// It erases, whatever the brush does.
    pub erases: bool,
    /// All of it is one step of undo.
    pub gesture: u64,
}

/// The cell under the mouse.
struct Hovered {
    map: EntityId,
    world_from_local: Mat4,
    cell_size: Vec2,
    cell: IVec2,
    /// Its tile in the layer of the brush.
    tile: Option<u32>,
}

impl ViewportUi<'_, '_> {
    /// Paints with the brush. True while it is in use: a click selects nothing then.
    pub(super) fn tile_brush(&mut self, ui: &Ui, response: &Response, view: &View) -> bool {
        let brush = self.context.state.tools.brush;
        let map = self.context.state.selection.primary();
        let map = map.filter(|_| self.context.state.tools.tool == Tool::Tiles);
        let Some(map) = map.filter(|map| self.has_tiles(*map)) else {
            self.state.stroke = None;
            return false;
        };
        let (pointer, modifiers, is_held, is_pressed) = ui.input(|input| {
            let pointer = &input.pointer;
            let is_held = pointer.primary_down();
            (
                pointer.latest_pos(),
                input.modifiers,
                is_held,
                pointer.primary_pressed(),
            )
        });
        let is_over = response.contains_pointer() || self.state.stroke.is_some();
        let pointer = pointer.filter(|_| is_over && !self.state.controls.is_flying);
        let hovered = pointer.and_then(|at| self.hovered(map, view, at, brush.layer as usize));
        let starts = is_pressed && response.is_pointer_button_down_on() && !modifiers.alt;
        match &hovered {
            Some(hovered) if starts && modifiers.command => self.take_tile(hovered, brush),
            Some(hovered) if starts => self.start_stroke(hovered, brush, modifiers.shift),
            _ => {}
        }
        let is_cancelled = self.state.stroke.is_some()
            && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
        if is_cancelled {
            self.state.stroke = None;
        }
        self.continue_stroke(hovered.as_ref().map(|of| of.cell), brush, is_held);
        if let Some(hovered) = &hovered {
            self.paint_cells(hovered, brush, modifiers.shift);
        }
        true
    }

    fn has_tiles(&self, map: EntityId) -> bool {
        self.with_map(map, |_, _| ()).is_some()
    }

    /// Lets `read` look at a map and its transform.
    fn with_map<R>(&self, map: EntityId, read: impl FnOnce(&TileMap, &Mat4) -> R) -> Option<R> {
        let world = self.context.world;
        let entity = world.entity(map)?;
        let maps = world.read(&self.keys.tile_maps).ok()?;
        let transforms = world.read(&self.keys.world_transforms).ok()?;
        let (archetype, row) = (entity.archetype, entity.row as usize);
        let map = maps.get(archetype, row)?;
        let transform = transforms.get(archetype, row)?;
        Some(read(map, &transform.world_from_local))
    }

    fn hovered(&self, map: EntityId, view: &View, at: Pos2, layer: usize) -> Option<Hovered> {
        let ray = view.to_ray(at);
        self.with_map(map, |tiles, world_from_local| {
            let origin = world_from_local.w_axis.truncate();
            let normal = world_from_local.z_axis.truncate().try_normalize()?;
            let point = ray.meet_plane(origin, normal)?;
            let cell = tiles.cell_at(world_from_local, point);
            Some(Hovered {
                map,
                world_from_local: *world_from_local,
                cell_size: tiles.cell_size(),
                cell,
                tile: tiles.tile_at(layer, cell),
            })
        })?
    }

    /// The tile under the mouse is the one that the brush paints.
    fn take_tile(&mut self, hovered: &Hovered, brush: TileBrush) {
        self.context.commands.push(EditorCommand::UseTileBrush {
            shape: brush.shape,
            layer: brush.layer,
            tile: hovered.tile.map(u64::from),
        });
    }

    fn start_stroke(&mut self, hovered: &Hovered, brush: TileBrush, erases: bool) {
        self.state.gestures = self.state.gestures.wrapping_add(1);
        let stroke = TileStroke {
            map: hovered.map,
            start: hovered.cell,
            last: hovered.cell,
            erases,
            gesture: GESTURES | u64::from(self.state.gestures),
        };
        self.state.stroke = Some(stroke);
        if brush.shape == TileShape::Line {
            self.send(stroke, brush, (stroke.start, stroke.start));
        }
    }

    fn continue_stroke(&mut self, cell: Option<IVec2>, brush: TileBrush, is_held: bool) {
        let Some(mut stroke) = self.state.stroke else {
            return;
        };
        let cell = cell.unwrap_or(stroke.last);
        if brush.shape == TileShape::Line && cell != stroke.last {
            self.send(stroke, brush, (stroke.last, cell));
        }
        stroke.last = cell;
        self.state.stroke = is_held.then_some(stroke);
        if brush.shape == TileShape::Rectangle && !is_held {
            self.send(stroke, brush, (stroke.start, stroke.last));
        }
    }

    fn send(&mut self, stroke: TileStroke, brush: TileBrush, (from, to): (IVec2, IVec2)) {
        let (map, layer, shape) = (EntityRef::Id(stroke.map), brush.layer, brush.shape);
        let gesture = stroke.gesture;
        let cells = [from.x, from.y, to.x, to.y].map(|at| Value::Int(at.into()));
        let cells = Value::List(cells.to_vec());
        let command = match brush.tile.filter(|_| !stroke.erases) {
            Some(tile) => EditorCommand::PaintTiles {
                map,
                layer,
                shape,
                cells,
                tile,
                gesture,
            },
            None => EditorCommand::EraseTiles {
                map,
                layer,
                shape,
                cells,
                gesture,
            },
        };
        self.context.commands.push(command);
    }

    /// A frame around the cells that the brush is about to paint.
    fn paint_cells(&mut self, hovered: &Hovered, brush: TileBrush, erases: bool) {
        let start = match (brush.shape, self.state.stroke) {
            (TileShape::Rectangle, Some(stroke)) => stroke.start,
            _ => hovered.cell,
        };
        let low = start.min(hovered.cell).as_vec2() * hovered.cell_size;
        let high = (start.max(hovered.cell) + 1).as_vec2() * hovered.cell_size;
        let is_erased = erases || brush.tile.is_none();
        let color = if is_erased {
            theme::ERROR
        } else {
            theme::ACCENT
        };
        let color = Rgba::from(color).to_array();
        let corners = [
            low,
            Vec2::new(high.x, low.y),
            high,
            Vec2::new(low.x, high.y),
        ];
        let corners = corners.map(|corner| {
            let point = hovered
                .world_from_local
                .transform_point3(corner.extend(0.0));
            LineVertex::new(point, color)
        });
        let ends = [0, 1, 1, 2, 2, 3, 3, 0];
        let lines = ends.iter().filter_map(|at| corners.get(*at).copied());
        self.context.viewport.overlay_lines.extend(lines);
    }
}
