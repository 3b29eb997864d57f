//! Paints tiles of tile maps.

use crate::answer::{CommandError, Outcome};
use crate::app::EditorApp;
use crate::history::{Change, ChunkChange};
use playground_base::glam::IVec2;
use playground_base::serde_json::json;
use playground_base::{Handle, Value};
use playground_core_drawing::{TileCells, TileNumber};
use playground_core_ecs::EntityRef;
use playground_core_ui::{TileBrush, TileShape, Tool};
use playground_engine::{EngineError, tile_cells};
use std::collections::BTreeSet;

/// A stroke of tiles.
#[derive(Clone, Copy, Debug)]
pub struct TileStroke<'a> {
    /// The map.
    pub map: &'a EntityRef,
    /// The layer.
    pub layer: u32,
    /// The cells between the two.
    pub shape: TileShape,
    /// The first cell and the last: x, y, x, y.
    pub cells: &'a Value,
    /// The tile, counted from 0 in the sheet; `None` erases.
    pub tile: Option<u32>,
    /// Strokes of one gesture are one step of undo.
    pub gesture: u64,
}

impl EditorApp {
    /// Paints or erases the cells of a stroke.
    pub(super) fn paint_tiles(&mut self, stroke: TileStroke<'_>) -> Outcome {
        let map = self.entity(stroke.map)?;
        let (from, to) = cells_of(stroke.cells)?;
        let number = number_of(stroke.tile)?;
        let verb = if number == 0 { "Erase" } else { "Paint" };
        let title = format!("{verb} Tiles of {}", self.subject_of_entities(&[map]));
        let layer = stroke.layer as usize;
        let changed = self.edit(title, stroke.gesture, |edit| {
            let before = tile_cells(edit.world(), map, layer)?;
            let mut after = before.clone();
            match stroke.shape {
                TileShape::Rectangle => {
                    after.fill(from, to, number);
                    // Either all of it is filled, or nothing.
                    if after.get(from) != number {
                        return Err(too_large());
                    }
                }
                TileShape::Line => {
                    for cell in line(from, to) {
                        if !after.set(cell, number) && after.get(cell) != number {
                            return Err(too_large());
                        }
                    }
                }
            }
            let chunks = changes(&before, &after);
            let count = chunks.len();
            if count > 0 {
                edit.replay(Change::Tiles { map, layer, chunks })?;
            }
            Ok(count)
        })?;
        Ok(json!({"chunks": changed}))
    }

    /// Chooses what the tile tool paints.
    pub(super) fn use_tile_brush(
        &mut self,
        shape: TileShape,
        layer: u32,
        tile: Option<u64>,
    ) -> Outcome {
        let tile = tile.map(|tile| u32::try_from(tile).unwrap_or(u32::MAX));
        number_of(tile)?;
        let tools = &mut self.mirror.state.tools;
        tools.brush = TileBrush { shape, layer, tile };
        tools.tool = Tool::Tiles;
        Ok(json!(null))
    }
}

/// The chunks that differ, told by their addresses.
fn changes(before: &TileCells, after: &TileCells) -> Vec<ChunkChange> {
    let all = before.chunks().chain(after.chunks()).map(|(at, _)| at);
    // In the order of rows, as a set of numbers has it.
    let places: BTreeSet<(i32, i32)> = all.map(|at| (at.y, at.x)).collect();
    let change = |(y, x): (i32, i32)| {
        let at = IVec2::new(x, y);
        let (before, after) = (before.chunk(at), after.chunk(at));
        let is_same = match (before, after) {
            (Some(before), Some(after)) => Handle::ptr_eq(before, after),
            _ => before.is_none() && after.is_none(),
        };
        (!is_same).then(|| ChunkChange {
            at: at.into(),
            before: before.cloned(),
            after: after.cloned(),
        })
    };
    places.into_iter().filter_map(change).collect()
}

/// The cells on the line between two, with both, each beside the next.
fn line(from: IVec2, to: IVec2) -> impl Iterator<Item = IVec2> {
    let by = (to - from).as_dvec2();
    let steps = by.abs().max_element();
    (0..=steps as u32).map(move |step| {
        let share = if steps > 0.0 {
            f64::from(step) / steps
        } else {
            0.0
        };
        from + (by * share).round().as_ivec2()
    })
}

fn too_large() -> EngineError {
    let (most, far) = (TileCells::MOST_CHUNKS, TileCells::FARTHEST);
    EngineError::Refused(format!(
        "there is no room for these tiles: a layer has {most} chunks of 32 x 32 cells at most, up to {far} cells \
         from its origin"
    ))
}

/// How a cell stores a tile.
fn number_of(tile: Option<u32>) -> Result<TileNumber, CommandError> {
    let number = tile.map_or(Some(0), |tile| u16::try_from(tile).ok()?.checked_add(1));
    number.ok_or_else(|| {
        let most = u16::MAX - 1;
        CommandError::Outside(format!(
            "there is no such tile: tiles are counted from 0 to {most}"
        ))
    })
}

fn cells_of(value: &Value) -> Result<(IVec2, IVec2), CommandError> {
    let numbers = match value {
        Value::List(numbers) => numbers.as_slice(),
        _ => &[],
    };
    let near = |value: &Value| {
        let far = i64::from(TileCells::FARTHEST);
        i32::try_from(value.as_i64()?.clamp(-far, far)).ok()
    };
    let numbers: Option<Vec<i32>> = numbers.iter().map(near).collect();
    match numbers.as_deref() {
        Some(&[x, y, to_x, to_y]) => Ok((IVec2::new(x, y), IVec2::new(to_x, to_y))),
        _ => {
            let text =
                "cells are four whole numbers: the first and the last, such as (3, -4, 9, 0)";
            Err(CommandError::Outside(text.to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_a_line_are_beside_each_other() {
        for (from, to) in [((0, 0), (0, 0)), ((-3, 2), (40, -9)), ((5, 5), (4, -30))] {
            let (from, to) = (IVec2::from(from), IVec2::from(to));
            let cells: Vec<IVec2> = line(from, to).collect();
            assert_eq!((cells.first(), cells.last()), (Some(&from), Some(&to)));
            let is_beside = |pair: &[IVec2]| (pair[1] - pair[0]).abs().max_element() == 1;
            assert!(cells.windows(2).all(is_beside), "{cells:?}");
        }
    }
}
