//! [`Table`]: rows under heads that sort.

use crate::{Column, SortOrder};
use crate::{icon, theme};
use playground_graphics::egui::{Align, Button, Layout, RichText, ScrollArea, Sense, Ui};
use playground_graphics::egui_extras::{TableBuilder, TableRow};

/// Rows under heads that sort. Only rows that are seen cost anything, so there may be many.
///
/// ```ignore
/// const COLUMNS: [Column<Field>; 2] = [
///     Column::text(Field::Name, "Name", "What it is called", 160.0),
///     Column::number(Field::Speed, "Speed", "In m/s", 60.0),
/// ];
///
/// self.order.sort(&COLUMNS, &mut rows, |field, one, other| ..);
/// Table::new("fish", &COLUMNS).show(ui, &mut self.order, rows.len(), |row, at| {
///     row.col(|ui| text_cell(ui, &rows[at].name, theme::TEXT, ""));
///     row.col(|ui| number_cell(ui, &rows[at].speed, theme::TEXT));
/// });
/// ```
pub struct Table<'a, K> {
    name: &'a str,
    columns: &'a [Column<K>],
    is_striped: bool,
    is_clickable: bool,
}

impl<'a, K: Copy + PartialEq> Table<'a, K> {
    /// A table of these columns; its name is unique in the panel.
    pub const fn new(name: &'a str, columns: &'a [Column<K>]) -> Self {
        Self {
            name,
            columns,
            is_striped: false,
            is_clickable: false,
        }
    }

    /// Every other row is a little brighter.
    pub const fn striped(mut self) -> Self {
        self.is_striped = true;
        self
    }

    /// Makes rows clickable: see `row.response()`.
    pub const fn clickable(mut self) -> Self {
        self.is_clickable = true;
        self
    }

    /// Draws the heads, and calls for each of `count` rows that is seen. A click on a head changes
    /// `order`; the caller sorts by it in the next frame.
    pub fn show(
        self,
        ui: &mut Ui,
        order: &mut SortOrder<K>,
        count: usize,
        mut row_ui: impl FnMut(&mut TableRow<'_, '_>, usize),
    ) {
        let scroll = ScrollArea::horizontal().id_salt(self.name);
        scroll.show(ui, |ui| {
            let mut table = TableBuilder::new(ui)
                .id_salt(self.name)
                .striped(self.is_striped)
                .auto_shrink(false)
                .cell_layout(Layout::left_to_right(Align::Center));
            if self.is_clickable {
                table = table.sense(Sense::click());
            }
            for column in self.columns {
                table = table.column(column.layout());
            }
            let table = table.header(theme::ROW_HEIGHT, |mut header| {
                for column in self.columns {
                    header.col(|ui| self.head_ui(ui, column, order));
                }
            });
            table.body(|body| {
                body.rows(theme::ROW_HEIGHT, count, |mut row| {
                    let index = row.index();
                    row_ui(&mut row, index);
                });
            });
        });
    }

    fn head_ui(&self, ui: &mut Ui, column: &Column<K>, order: &mut SortOrder<K>) {
        let layout = if column.is_number {
            Layout::right_to_left(Align::Center)
        } else {
            Layout::left_to_right(Align::Center)
        };
        ui.with_layout(layout, |ui| {
            if column.is_sorted {
                self.sorting_head_ui(ui, column, order);
            } else {
                let text = RichText::new(column.title).small().color(theme::TEXT_WEAK);
                ui.label(text).on_hover_text(column.meaning);
            }
        });
    }

    fn sorting_head_ui(&self, ui: &mut Ui, column: &Column<K>, order: &mut SortOrder<K>) {
        let is_chosen = order.column == column.key;
        let arrow = match (is_chosen, order.is_descending(self.columns)) {
            (true, true) => icon::ICON_ARROW_DOWNWARD.codepoint,
            (true, false) => icon::ICON_ARROW_UPWARD.codepoint,
            (false, _) => "",
        };
        let color = if is_chosen {
            theme::TEXT
        } else {
            theme::TEXT_WEAK
        };
        let text = format!("{} {arrow}", column.title);
        let text = RichText::new(text.trim_end()).small().color(color);
        let head = ui.add(Button::new(text).frame(false));
        let head = head.on_hover_text(format!("{}; click to sort", column.meaning));
        let name = format!("Sort by {}", column.title);
        if head.accessible_name(name).clicked() {
            *order = order.clicked(column.key);
        }
    }
}
