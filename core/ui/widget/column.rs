//! [`Column`]: one column of a table.

use playground_graphics::egui_extras::Column as Layout;

/// One column of a table, called `K` when rows are sorted by it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column<K> {
    pub(crate) key: K,
    pub(crate) title: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) is_number: bool,
    pub(crate) is_sorted: bool,
    /// Whether the first click puts the largest on top.
    pub(crate) largest_first: bool,
    width: Width,
}

/// In points.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Width {
    Exact(f32),
    /// At first, and at least: the user may change it.
    Resized(f32, f32),
    /// All that is left, and at least this.
    Rest(f32),
}

impl<K: Copy> Column<K> {
    /// Texts, cut where they are too long; `width` in points, which the user may change. `meaning`
    /// shows under the mouse.
    pub const fn text(key: K, title: &'static str, meaning: &'static str, width: f32) -> Self {
        Self {
            key,
            title,
            meaning,
            is_number: false,
            is_sorted: true,
            largest_first: false,
            width: Width::Resized(width, if width < 90.0 { width } else { 90.0 }),
        }
    }

    /// Numbers, at the right; `width` in points. The first click puts the largest on top.
    pub const fn number(key: K, title: &'static str, meaning: &'static str, width: f32) -> Self {
        Self {
            is_number: true,
            largest_first: true,
            width: Width::Exact(width),
            ..Self::text(key, title, meaning, width)
        }
    }

    /// Takes all the width that is left, and at least this, in points.
    pub const fn rest(mut self, at_least: f32) -> Self {
        self.width = Width::Rest(at_least);
        self
    }

    /// Always as wide as this, in points.
    pub const fn exact(mut self, width: f32) -> Self {
        self.width = Width::Exact(width);
        self
    }

    /// The first click puts the largest on top, or the last of the alphabet.
    pub const fn largest_first(mut self) -> Self {
        self.largest_first = true;
        self
    }

    /// The first click puts the smallest on top.
    pub const fn smallest_first(mut self) -> Self {
        self.largest_first = false;
        self
    }

    /// A click on its head sorts nothing.
    pub const fn unsorted(mut self) -> Self {
        self.is_sorted = false;
        self
    }

    pub(crate) fn layout(&self) -> Layout {
        match self.width {
            Width::Exact(width) => Layout::exact(width),
            Width::Resized(first, least) => {
                let column = Layout::initial(first).at_least(least);
                column.clip(true).resizable(true)
            }
            Width::Rest(least) => Layout::remainder().at_least(least).clip(true),
        }
    }
}
