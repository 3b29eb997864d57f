//! [`DrawRuns`]: egui's triangles, grouped by how they are filled.

use playground_graphics::egui::epaint::{ClippedPrimitive, Primitive, Vertex, WHITE_UV};
use playground_graphics::egui::{Rect, TextureId};
use std::ops::Range;

/// How a triangle is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// An opaque colour.
    Opaque,
    /// A colour that is blended with the background.
    Blended,
    /// A texture that is blended with the background.
    Textured(TextureId),
}

/// Consecutive triangles with the same fill and clip rectangle.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawRun {
    /// How they are filled.
    pub fill: Fill,
    /// Their clip rectangle, in points.
    pub clip: Rect,
    /// Their indices.
    pub indices: Range<u32>,
}

/// A frame's triangles, in order, cut into runs.
#[derive(Debug, Default)]
pub struct DrawRuns {
    /// All vertices.
    pub vertices: Vec<Vertex>,
    /// All indices, into all vertices.
    pub indices: Vec<u32>,
    /// The runs, in drawing order.
    pub runs: Vec<DrawRun>,
}

impl DrawRuns {
    /// Replaces the runs by a frame's triangles.
    pub fn fill(&mut self, primitives: &[ClippedPrimitive]) {
        self.vertices.clear();
        self.indices.clear();
        self.runs.clear();
        for primitive in primitives {
            let Primitive::Mesh(mesh) = &primitive.primitive else {
                continue;
            };
            let base = self.vertices.len() as u32;
            self.vertices.extend_from_slice(&mesh.vertices);
            for triangle in mesh.indices.chunks_exact(3) {
                let corners = triangle.iter().map(|at| mesh.vertices.get(*at as usize));
                let corners: Option<Vec<&Vertex>> = corners.collect();
                if let Some(fill) = corners.map(|corners| fill_of(&corners, mesh.texture_id)) {
                    self.add(fill, primitive.clip_rect, triangle, base);
                }
            }
        }
    }

    fn add(&mut self, fill: Fill, clip: Rect, triangle: &[u32], base: u32) {
        let start = self.indices.len() as u32;
        self.indices.extend(triangle.iter().map(|at| base + at));
        let end = self.indices.len() as u32;
        match self.runs.last_mut() {
            Some(run) if run.fill == fill && run.clip == clip => run.indices.end = end,
            _ => self.runs.push(DrawRun {
                fill,
                clip,
                indices: start..end,
            }),
        }
    }
}

fn fill_of(corners: &[&Vertex], texture: TextureId) -> Fill {
    let plain = texture == TextureId::default() && corners.iter().all(|v| v.uv == WHITE_UV);
    if plain && corners.iter().all(|v| v.color.is_opaque()) {
        Fill::Opaque
    } else if plain {
        Fill::Blended
    } else {
        Fill::Textured(texture)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_graphics::egui::epaint::Mesh;
    use playground_graphics::egui::{Color32, Pos2, pos2};

    #[test]
    fn triangles_keep_their_order_and_are_split_by_fill() {
        let square = |x: f32| Rect::from_min_size(pos2(x, 0.0), [1.0, 1.0].into());
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(square(0.0), Color32::RED);
        mesh.add_colored_rect(square(1.0), Color32::BLUE);
        mesh.add_colored_rect(square(2.0), Color32::RED.gamma_multiply(0.5));
        let glyph = Rect::from_min_max(pos2(0.5, 0.5), pos2(0.6, 0.6));
        mesh.add_rect_with_uv(square(3.0), glyph, Color32::WHITE);
        mesh.add_colored_rect(square(4.0), Color32::RED);
        let primitive = ClippedPrimitive {
            clip_rect: Rect::from_min_max(Pos2::ZERO, pos2(9.0, 9.0)),
            primitive: Primitive::Mesh(mesh),
        };
        let mut runs = DrawRuns::default();
        runs.fill(&[primitive.clone(), primitive]);
        let fills: Vec<Fill> = runs.runs.iter().map(|run| run.fill).collect();
        let text = Fill::Textured(TextureId::default());
        let once = [Fill::Opaque, Fill::Blended, text, Fill::Opaque];
        // The end of the first and the start of the second are one run.
        assert_eq!(fills, [&once[..], &once[1..]].concat());
        assert_eq!(runs.runs[0].indices, 0..12);
        assert_eq!(runs.indices.iter().max(), Some(&39));
    }
}
