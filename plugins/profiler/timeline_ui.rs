//! [`timeline_ui`]: the last run of a stage, painted.

use crate::profile::Profile;
use crate::profiler_view::ProfilerView;
use crate::timeline::{Bar, Timeline};
use crate::tooltip_ui::tooltip_ui;
use crate::words::round_milliseconds;
use playground_core_ecs::{StageGraph, SystemEdge, SystemNode, SystemState};
use playground_core_ui::{EditorCommand, theme, words::milliseconds};
use playground_graphics::egui::epaint::CubicBezierShape;
use playground_graphics::egui::{
    Align2, Color32, FontId, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};
use std::path::PathBuf;

/// Width of the names and of the times after the bars, in points.
const NAMES: f32 = 146.0;
const TIMES: f32 = 66.0;

/// No bar is narrower, in points.
const NARROWEST: f32 = 3.0;

/// Areas of the timeline, in points.
struct Layout {
    area: Rect,
    bars: Rect,
}

impl Layout {
    fn row(&self, row: usize) -> Rect {
        let top = self.bars.min.y + row as f32 * theme::ROW_HEIGHT;
        Rect::from_x_y_ranges(self.area.x_range(), top..=top + theme::ROW_HEIGHT)
    }

    fn bar(&self, row: usize, bar: &Bar) -> Rect {
        let width = self.bars.width();
        let left = self.bars.min.x + bar.left * width;
        let right = (self.bars.min.x + bar.right * width).max(left + NARROWEST);
        let row = self.row(row).shrink2(vec2(0.0, 4.0));
        Rect::from_x_y_ranges(left..=right, row.y_range())
    }
}

/// Lanes for the batches, a bar for each system, and lines between systems that wait for each
/// other.
pub fn timeline_ui(
    ui: &mut Ui,
    view: &mut ProfilerView,
    profile: &Profile,
    stage: &StageGraph,
    commands: &mut Vec<EditorCommand>,
) {
    let mut stages = profile.graph.stages.iter();
    let index = stages.position(|of| of.stage == stage.stage);
    let Some(timeline) = index.and_then(|at| profile.timelines.get(at)) else {
        return;
    };
    let head = 16.0;
    let height = head + timeline.bars.len() as f32 * theme::ROW_HEIGHT;
    let size = vec2(ui.available_width(), height);
    let (area, _) = ui.allocate_exact_size(size, Sense::hover());
    let bars = Rect::from_min_max(
        pos2(area.min.x + NAMES, area.min.y + head),
        pos2(
            (area.max.x - TIMES).max(area.min.x + NAMES + 20.0),
            area.max.y,
        ),
    );
    let layout = Layout { area, bars };
    grounds_ui(ui, timeline, &layout);
    marks_ui(ui, timeline, &layout);
    let mut hovered = None;
    for (row, bar) in visible(ui, timeline, &layout) {
        let node = &stage.systems[bar.system];
        let response = row_ui(ui, &layout, row, node, view.chosen == Some(node.id));
        if response.hovered() {
            hovered = Some(bar.system);
        }
        if response.clicked() {
            let is_chosen = view.chosen == Some(node.id);
            view.chosen = (!is_chosen).then_some(node.id);
        }
        if response.double_clicked() {
            commands.push(EditorCommand::OpenSource(
                PathBuf::from(node.file),
                node.line,
            ));
        }
        response.on_hover_ui(|ui| tooltip_ui(ui, profile, stage, bar.system));
    }
    let chosen = view.chosen;
    let chosen = chosen.and_then(|id| stage.systems.iter().position(|node| node.id == id));
    numbers_ui(ui, timeline, &layout);
    edges_ui(ui, stage, timeline, &layout, hovered.or(chosen));
    for (row, bar) in visible(ui, timeline, &layout) {
        bar_ui(ui, stage, (row, bar), &layout, timeline.span_ms);
    }
}

/// The rows that are not scrolled away.
fn visible<'a>(
    ui: &Ui,
    timeline: &'a Timeline,
    layout: &Layout,
) -> impl Iterator<Item = (usize, &'a Bar)> + use<'a> {
    let clip = ui.clip_rect();
    let row = |y: f32| ((y - layout.bars.min.y) / theme::ROW_HEIGHT).max(0.0);
    let first = row(clip.min.y).floor() as usize;
    let end = row(clip.max.y).ceil() as usize;
    let bars = timeline.bars.iter().enumerate();
    bars.take(end).skip(first)
}

/// Every other batch on another ground.
fn grounds_ui(ui: &Ui, timeline: &Timeline, layout: &Layout) {
    for (row, bar) in visible(ui, timeline, layout) {
        if bar.batch % 2 == 1 {
            let ground = theme::RAISED.gamma_multiply(0.45);
            ui.painter().rect_filled(layout.row(row), 0.0, ground);
        }
    }
}

/// The number of each batch, before its first system.
fn numbers_ui(ui: &Ui, timeline: &Timeline, layout: &Layout) {
    let font = FontId::proportional(9.5);
    let mut last = None;
    for (row, bar) in visible(ui, timeline, layout) {
        if last.replace(bar.batch) != Some(bar.batch) {
            let at = layout.row(row).left_center() + vec2(4.0, 0.0);
            let number = (bar.batch + 1).to_string();
            ui.painter().text(
                at,
                Align2::LEFT_CENTER,
                number,
                font.clone(),
                theme::TEXT_WEAK,
            );
        }
    }
}

fn marks_ui(ui: &Ui, timeline: &Timeline, layout: &Layout) {
    let count = (layout.bars.width() / 80.0).floor().max(1.0) as usize;
    let font = FontId::proportional(10.0);
    for at_ms in timeline.marks_ms(count) {
        let x = layout.bars.min.x + at_ms / timeline.span_ms * layout.bars.width();
        let stroke = Stroke::new(1.0, theme::BORDER.gamma_multiply(0.7));
        ui.painter().vline(x, layout.bars.y_range(), stroke);
        let text = round_milliseconds(at_ms);
        let at = pos2(x, layout.area.min.y);
        ui.painter()
            .text(at, Align2::CENTER_TOP, text, font.clone(), theme::TEXT_WEAK);
    }
}

/// The ground of a row and the name in it.
fn row_ui(
    ui: &mut Ui,
    layout: &Layout,
    row: usize,
    node: &SystemNode,
    is_chosen: bool,
) -> Response {
    let area = layout.row(row);
    let response = ui.interact(
        area,
        ui.scope_id().with(("system", node.id.0)),
        Sense::click(),
    );
    let label = || WidgetInfo::labeled(Role::Button, true, format!("Bar of {}", node.name));
    response.widget_info(label);
    match (is_chosen, response.hovered()) {
        (true, _) => {
            ui.painter()
                .rect_filled(area, theme::ROUNDING, theme::SELECTION);
        }
        (false, true) => {
            ui.painter()
                .rect_filled(area, theme::ROUNDING, theme::RAISED);
        }
        (false, false) => {}
    }
    let color = match &node.state {
        SystemState::Failed(_) => theme::ERROR,
        SystemState::Skipped | SystemState::Waiting => theme::TEXT_WEAK,
        _ => theme::TEXT,
    };
    let names = area.with_max_x(layout.bars.min.x - 6.0);
    let painter = ui.painter_at(names);
    let at = pos2(names.min.x + 18.0, names.center().y);
    let font = FontId::proportional(12.5);
    painter.text(at, Align2::LEFT_CENTER, node.name, font, color);
    response
}

fn bar_ui(ui: &Ui, stage: &StageGraph, (row, bar): (usize, &Bar), layout: &Layout, span_ms: f32) {
    let node = &stage.systems[bar.system];
    let area = layout.bar(row, bar);
    let painter = ui.painter();
    match &node.state {
        SystemState::Ran => {
            // The longer it takes, the brighter.
            let share = (node.times.last_ms / span_ms.max(f32::MIN_POSITIVE)).clamp(0.0, 1.0);
            let color = theme::ACCENT.gamma_multiply(0.55 + 0.45 * share);
            painter.rect_filled(area, 3.0, color);
        }
        SystemState::Failed(_) => {
            painter.rect_filled(area, 3.0, theme::ERROR);
        }
        SystemState::Waiting | SystemState::Skipped | SystemState::Refused(_) => {
            let stroke = Stroke::new(1.0, theme::TEXT_WEAK);
            painter.rect(area, 3.0, theme::PANEL, stroke, StrokeKind::Inside);
        }
    }
    let (text, color) = match &node.state {
        SystemState::Ran => (milliseconds(node.times.last_ms), theme::TEXT),
        SystemState::Failed(_) => ("failed".to_owned(), theme::ERROR),
        SystemState::Skipped => ("skipped".to_owned(), theme::TEXT_WEAK),
        SystemState::Waiting | SystemState::Refused(_) => return,
    };
    let at = pos2(area.max.x + 5.0, area.center().y);
    painter.text(
        at,
        Align2::LEFT_CENTER,
        text,
        FontId::proportional(11.0),
        color,
    );
}

/// Lines from the end of a system to the start of one that waits for it. Those of the hovered or
/// chosen system stand out; those without a declared order have the colour of warnings.
fn edges_ui(
    ui: &Ui,
    stage: &StageGraph,
    timeline: &Timeline,
    layout: &Layout,
    focus: Option<usize>,
) {
    for (from, to, at) in &timeline.edges {
        let (Some(first), Some(second)) = (timeline.bars.get(*from), timeline.bars.get(*to)) else {
            continue;
        };
        let edge = &stage.edges[*at];
        let is_in_focus = focus.is_some_and(|system| edge.from == system || edge.to == system);
        let start = layout.bar(*from, first);
        let end = layout.bar(*to, second);
        let start = pos2(start.max.x, start.center().y);
        let end = pos2(end.min.x, end.center().y);
        let stroke = stroke_of(edge, focus.is_some(), is_in_focus);
        line_ui(ui, start, end, stroke);
    }
}

fn stroke_of(edge: &SystemEdge, has_focus: bool, is_in_focus: bool) -> Stroke {
    let color = match (edge.ambiguous, is_in_focus) {
        (true, _) => theme::WARNING,
        (false, true) => theme::TEXT_STRONG,
        (false, false) => theme::TEXT_WEAK,
    };
    match (has_focus, is_in_focus) {
        (true, true) => Stroke::new(1.8, color),
        (true, false) => Stroke::new(1.0, color.gamma_multiply(0.25)),
        (false, _) => Stroke::new(1.0, color.gamma_multiply(0.7)),
    }
}

fn line_ui(ui: &Ui, start: Pos2, end: Pos2, stroke: Stroke) {
    let reach = 10.0 + (end.x - start.x).abs() * 0.3;
    let points = [start, start + vec2(reach, 0.0), end - vec2(reach, 0.0), end];
    let curve = CubicBezierShape::from_points_stroke(points, false, Color32::TRANSPARENT, stroke);
    ui.painter().add(curve);
    ui.painter().circle_filled(end, 2.0, stroke.color);
}
