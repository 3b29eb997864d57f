//! [`DockBehavior`]: how the dock looks and behaves.

use super::broken_panel::Failures;
use super::count_badge::CountBadge;
use super::{PROBLEMS, PanelEntry, PanelSet};
use crate::shell::widget::{hint, icon_text};
use playground_core_engine::{Problem, Severity};
use playground_core_ui::{DockSide, PanelContext, icon, theme};
use playground_graphics::egui::{
    self, Align2, Color32, FontId, Frame, Id, Margin, Response, RichText, Role, Sense, Stroke,
    TextStyle, Ui, Visuals, WidgetInfo, WidgetText, vec2,
};
use playground_graphics::egui_tiles::{
    Behavior, ResizeState, SimplificationOptions, TabState, Tile, TileId, Tiles, UiResponse,
};

/// Draws the panels for the tree of tiles.
pub struct DockBehavior<'a, 'c, P> {
    pub panels: &'a P,
    pub entries: &'a [PanelEntry],
    pub context: &'a mut PanelContext<'c>,
    pub failures: &'a mut Failures,
    /// The panel whose tab was closed in this frame.
    pub closing: &'a mut Option<String>,
}

const TAB_HEIGHT: f32 = 32.0;
const CLOSE_WIDTH: f32 = 20.0;

impl<P: PanelSet> DockBehavior<'_, '_, P> {
    fn entry_of(&self, title: &str) -> Option<(usize, PanelEntry)> {
        let at = self
            .entries
            .iter()
            .position(|entry| entry.info.title == title)?;
        Some((at, self.entries[at]))
    }

    /// The number beside the title: that of the problems, so that they are seen while another tab is
    /// in front.
    fn count_of(&self, ui: &Ui, title: &str) -> Option<CountBadge> {
        let problems = &self.context.state.problems;
        if title != PROBLEMS || problems.is_empty() {
            return None;
        }
        let is_error = |problem: &Problem| problem.severity == Severity::Error;
        let color = if problems.iter().any(is_error) {
            theme::ERROR
        } else {
            theme::WARNING
        };
        Some(CountBadge::new(ui, problems.len(), color))
    }

    fn panel_ui(&mut self, ui: &mut Ui, title: &str) {
        let Some((index, entry)) = self.entry_of(title) else {
            hint(ui, "The module of this panel is not loaded.");
            return;
        };
        let (state, commands) = (self.context.state, &mut *self.context.commands);
        if self.failures.ui(ui, entry.name, state, commands) {
            return;
        }
        match self.panels.show(index, ui, self.context) {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                ui.label(RichText::new(error.to_string()).color(theme::ERROR));
            }
            Err(error) => {
                self.failures.put(entry.name, &error, state);
                ui.request_repaint();
            }
        }
    }
}

impl<P: PanelSet> Behavior<String> for DockBehavior<'_, '_, P> {
    fn pane_ui(&mut self, ui: &mut Ui, _tile: TileId, title: &mut String) -> UiResponse {
        let side = self.entry_of(title).map(|(_, entry)| entry.info.side);
        // The viewport's picture reaches to the edges.
        let margin = match side {
            Some(DockSide::Center) => 0,
            _ => theme::MARGIN as i8,
        };
        let frame = Frame::new()
            .fill(theme::PANEL)
            .inner_margin(Margin::same(margin));
        frame.show(ui, |ui| {
            ui.set_min_size(ui.available_size());
            // A panel that draws too much is cut, and does not push its neighbours.
            ui.set_clip_rect(
                ui.clip_rect()
                    .intersect(ui.max_rect().expand(f32::from(margin))),
            );
            ui.push_id(&*title, |ui| self.panel_ui(ui, title));
        });
        UiResponse::None
    }

    fn tab_title_for_pane(&mut self, title: &String) -> WidgetText {
        title.as_str().into()
    }

    fn tab_ui(
        &mut self,
        tiles: &mut Tiles<String>,
        ui: &mut Ui,
        id: Id,
        tile: TileId,
        state: &TabState,
    ) -> Response {
        let title = self.tab_title_for_tile(tiles, tile).text().to_owned();
        let symbol = self
            .entry_of(&title)
            .map_or("", |(_, entry)| entry.info.icon);
        let font = TextStyle::Button.resolve(ui.style());
        let color = if state.active {
            theme::TEXT_STRONG
        } else {
            theme::TEXT_WEAK
        };
        let galley = ui.painter().layout_no_wrap(title.clone(), font, color);
        let icon_width = if symbol.is_empty() { 0.0 } else { 22.0 };
        let close_width = if state.closable { CLOSE_WIDTH } else { 0.0 };
        let count = self.count_of(ui, &title);
        let count_width = count.as_ref().map_or(0.0, CountBadge::width);
        let width = 12.0 + icon_width + galley.size().x + count_width + close_width + 12.0;
        let (_, rect) = ui.allocate_space(vec2(width, ui.available_height()));
        let response = ui
            .interact(rect, id, Sense::click_and_drag())
            .on_hover_cursor(egui::CursorIcon::Default);
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, state.active, &title));
        let hovered = ui.rect_contains_pointer(rect);
        if ui.is_rect_visible(rect) && !state.is_being_dragged {
            paint_tab(ui, rect, state.active, hovered);
            let icon_font = FontId::proportional(15.0);
            let left = rect.left_center() + vec2(12.0, 0.0);
            let icon_color = if state.active {
                theme::ACCENT
            } else {
                theme::TEXT_WEAK
            };
            ui.painter()
                .text(left, Align2::LEFT_CENTER, symbol, icon_font, icon_color);
            let at = left + vec2(icon_width, -galley.size().y / 2.0);
            if let Some(count) = count {
                count.paint(ui, left + vec2(icon_width + galley.size().x, 0.0));
            }
            ui.painter().galley(at, galley, color);
        }
        if state.closable && (hovered || state.active) && !state.is_being_dragged {
            self.close_ui(ui, rect, id, &title);
        }
        if response.middle_clicked() {
            *self.closing = Some(title);
        }
        response
    }

    fn is_tab_closable(&self, tiles: &Tiles<String>, tile: TileId) -> bool {
        matches!(tiles.get(tile), Some(Tile::Pane(_)))
    }

    fn drag_ui(&mut self, tiles: &Tiles<String>, ui: &mut Ui, tile: TileId) {
        let text = self.tab_title_for_tile(tiles, tile);
        Frame::popup(ui.style()).show(ui, |ui| ui.label(text));
    }

    fn tab_bar_height(&self, _style: &egui::Style) -> f32 {
        TAB_HEIGHT
    }

    fn gap_width(&self, _style: &egui::Style) -> f32 {
        4.0
    }

    fn min_size(&self) -> f32 {
        96.0
    }

    fn tab_bar_color(&self, _visuals: &Visuals) -> Color32 {
        theme::BACKGROUND
    }

    fn tab_bar_hline_stroke(&self, _visuals: &Visuals) -> Stroke {
        Stroke::NONE
    }

    fn resize_stroke(&self, _style: &egui::Style, state: ResizeState) -> Stroke {
        match state {
            ResizeState::Idle => Stroke::NONE,
            ResizeState::Hovering => Stroke::new(2.0, theme::ACCENT.gamma_multiply(0.6)),
            ResizeState::Dragging => Stroke::new(2.0, theme::ACCENT),
        }
    }

    fn drag_preview_color(&self, _visuals: &Visuals) -> Color32 {
        theme::ACCENT.gamma_multiply(0.2)
    }

    fn simplification_options(&self) -> SimplificationOptions {
        SimplificationOptions {
            all_panes_must_have_tabs: true,
            ..SimplificationOptions::default()
        }
    }
}

impl<P: PanelSet> DockBehavior<'_, '_, P> {
    fn close_ui(&mut self, ui: &mut Ui, tab: egui::Rect, id: Id, title: &str) {
        let center = tab.right_center() - vec2(8.0 + CLOSE_WIDTH / 2.0, 0.0);
        let rect = egui::Rect::from_center_size(center, vec2(CLOSE_WIDTH, CLOSE_WIDTH));
        let response = ui.interact(rect, id.with("close"), Sense::click());
        let name = format!("Close {title}");
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        let color = if response.hovered() {
            theme::TEXT_STRONG
        } else {
            theme::TEXT_WEAK
        };
        if response.hovered() {
            ui.painter()
                .rect_filled(rect.shrink(1.0), f32::from(theme::ROUNDING), theme::RAISED);
        }
        let text = icon_text(icon::ICON_CLOSE.codepoint, 13.0)
            .text()
            .to_owned();
        let font = FontId::proportional(13.0);
        ui.painter()
            .text(rect.center(), Align2::CENTER_CENTER, text, font, color);
        if response
            .on_hover_text(RichText::new("Close; View brings it back"))
            .clicked()
        {
            *self.closing = Some(title.to_owned());
        }
    }
}

fn paint_tab(ui: &Ui, rect: egui::Rect, active: bool, hovered: bool) {
    let rounding = egui::CornerRadius {
        nw: theme::ROUNDING + 2,
        ne: theme::ROUNDING + 2,
        ..egui::CornerRadius::ZERO
    };
    let body = egui::Rect::from_min_max(rect.min + vec2(0.0, 2.0), rect.max);
    let fill = match (active, hovered) {
        (true, _) => theme::PANEL,
        (false, true) => theme::PANEL.gamma_multiply(0.6),
        (false, false) => return,
    };
    ui.painter().rect_filled(body, rounding, fill);
}
