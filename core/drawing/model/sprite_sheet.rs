//! [`SpriteSheet`]: how a picture is divided into cells.

use playground_base::described;

/// How a picture is divided into cells of one size. Cells are counted from 0, from left to right, then down.
#[described(copy)]
#[derive(Eq, Hash)]
pub struct SpriteSheet {
    /// Cells beside each other.
    #[field(min = 1, max = 4096, default = 1)]
    pub columns: u32,
    /// Cells below each other.
    #[field(min = 1, max = 4096, default = 1)]
    pub rows: u32,
    /// Pixels around all cells.
    #[field(unit = "px", max = 4096)]
    pub margin_px: u32,
    /// Pixels between two cells.
    #[field(unit = "px", max = 4096)]
    pub spacing_px: u32,
}

impl SpriteSheet {
    /// A sheet without margins.
    pub fn new(columns: u32, rows: u32) -> Self {
        Self {
            columns,
            rows,
            ..Self::default()
        }
    }

    /// How many cells it has, 1 at least.
    pub fn count(&self) -> u32 {
        self.columns.max(1).saturating_mul(self.rows.max(1))
    }

    /// The pixels of a cell in a picture of this size: left, top, right, bottom. They are fractions where
    /// the picture cannot be divided. After the last cell comes the first again.
    pub fn cell_px(&self, cell: u32, [width_px, height_px]: [u32; 2]) -> [f32; 4] {
        let columns = self.columns.max(1);
        let cell = cell % self.count();
        let (column, row) = (cell % columns, cell / columns);
        let (left, right) = self.span(column, columns, width_px);
        let (top, bottom) = self.span(row, self.rows.max(1), height_px);
        [left, top, right, bottom]
    }

    /// Where the cell at an index begins and ends, among `count` in a picture of this length.
    fn span(&self, index: u32, count: u32, length_px: u32) -> (f32, f32) {
        let (margin, spacing) = (self.margin_px as f32, self.spacing_px as f32);
        let spaces = spacing * (count - 1) as f32;
        let inner = length_px as f32 - 2.0 * margin - spaces;
        // A margin that leaves nothing is passed over, so that something is shown to correct it by.
        let (margin, spacing, inner) = if inner > 0.0 {
            (margin, spacing, inner)
        } else {
            (0.0, 0.0, length_px as f32)
        };
        let size = inner / count as f32;
        let start = margin + index as f32 * (size + spacing);
        (start, start + size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_lie_between_margins_and_spaces() {
        let sheet = SpriteSheet {
            margin_px: 1,
            spacing_px: 2,
            ..SpriteSheet::new(3, 2)
        };
        // 1 + 8 + 2 + 8 + 2 + 8 + 1 wide, 1 + 8 + 2 + 8 + 1 high.
        let size = [30, 20];
        assert_eq!(sheet.cell_px(0, size), [1.0, 1.0, 9.0, 9.0]);
        assert_eq!(sheet.cell_px(2, size), [21.0, 1.0, 29.0, 9.0]);
        assert_eq!(sheet.cell_px(4, size), [11.0, 11.0, 19.0, 19.0]);
        assert_eq!(sheet.cell_px(6, size), sheet.cell_px(0, size));
    }

    #[test]
    fn sheet_without_cells_or_room_is_the_whole_picture() {
        assert_eq!(
            SpriteSheet::new(0, 0).cell_px(5, [8, 4]),
            [0.0, 0.0, 8.0, 4.0]
        );
        let narrow = SpriteSheet {
            margin_px: 5,
            ..SpriteSheet::new(2, 1)
        };
        assert_eq!(narrow.cell_px(1, [8, 4]), [4.0, 0.0, 8.0, 4.0]);
    }
}
