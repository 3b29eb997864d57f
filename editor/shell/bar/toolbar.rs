//! [`Toolbar`]: saving, play, builds and renderer.

use super::{BarContext, build_control_ui};
use crate::shell::widget::{ICON_BUTTON, ICON_SIZE, action_button, icon_text};
use playground_core_engine::PlayMode;
use playground_core_ui::{EditorCommand, icon, theme, words};
use playground_graphics::egui::{
    Align, Button, Color32, ComboBox, Layout, Rect, Sense, Stroke, Ui, UiBuilder,
};

/// The toolbar. It remembers the widths of its parts, to center the middle one.
#[derive(Debug, Default)]
pub struct Toolbar {
    left: f32,
    middle: f32,
    right: f32,
}

const GAP: f32 = 16.0;

/// The least width for the text beside the build control: an icon.
const BESIDE: f32 = 56.0;

/// In a toolbar that is narrower than this, in points, the widest controls are icons.
const COMPACT: f32 = 760.0;

impl Toolbar {
    /// Draws the toolbar.
    pub fn ui(&mut self, ui: &mut Ui, bar: &mut BarContext<'_>) {
        let area = ui.available_rect_before_wrap();
        let is_compact = area.width() < COMPACT;
        ui.allocate_rect(area, Sense::hover());
        self.left = section_ui(ui, area, Layout::left_to_right(Align::Center), |ui| {
            left_ui(ui, bar)
        });
        let centered = area.center().x - self.middle / 2.0;
        let last = area.right() - self.right - GAP - BESIDE - self.middle;
        let start = centered.min(last).max(area.left() + self.left + GAP);
        let mut middle = area;
        middle.min.x = start;
        middle.max.x = (area.right() - self.right - GAP).max(start);
        let layout = Layout::left_to_right(Align::Center);
        let mut fixed = 0.0;
        section_ui(ui, middle, layout, |ui| {
            fixed = middle_ui(ui, bar, is_compact)
        });
        if (fixed - self.middle).abs() > 0.5 {
            self.middle = fixed;
            ui.request_discard("the middle of the toolbar has another width");
        }
        let layout = Layout::right_to_left(Align::Center);
        let right = section_ui(ui, area, layout, |ui| right_ui(ui, bar, is_compact));
        if (right - self.right).abs() > 0.5 {
            self.right = right;
            ui.request_discard("the right of the toolbar has another width");
        }
    }
}

/// Draws a section into its area and returns its width in points.
fn section_ui(ui: &mut Ui, area: Rect, layout: Layout, content: impl FnOnce(&mut Ui)) -> f32 {
    let builder = UiBuilder::new().max_rect(area).layout(layout);
    let mut child = ui.new_child(builder);
    child.spacing_mut().item_spacing.x = 4.0;
    content(&mut child);
    child.min_rect().width()
}

fn left_ui(ui: &mut Ui, bar: &mut BarContext<'_>) {
    for key in ["Save", "Undo", "Redo"] {
        button_ui(ui, bar, key, None);
    }
}

/// Draws play and build controls, and returns their width without the text beside them.
fn middle_ui(ui: &mut Ui, bar: &mut BarContext<'_>, is_compact: bool) -> f32 {
    match bar.state.play.mode {
        PlayMode::Play => lit_ui(ui, icon::ICON_PLAY_ARROW.codepoint, "Playing", theme::PLAY),
        PlayMode::Edit | PlayMode::Pause => button_ui(ui, bar, "Play", Some(theme::PLAY)),
    }
    match bar.state.play.mode {
        PlayMode::Pause => lit_ui(ui, icon::ICON_PAUSE.codepoint, "Paused", theme::WARNING),
        PlayMode::Edit | PlayMode::Play => button_ui(ui, bar, "Pause", None),
    }
    button_ui(ui, bar, "Step", None);
    button_ui(ui, bar, "Stop", None);
    ui.add_space(GAP - 4.0);
    build_control_ui(ui, bar, is_compact) - ui.max_rect().left()
}

fn right_ui(ui: &mut Ui, bar: &mut BarContext<'_>, is_compact: bool) {
    ui.add_space(4.0);
    button_ui(ui, bar, "All Commands…", None);
    renderer_ui(ui, bar, is_compact);
    button_ui(ui, bar, "Auto Reload", None);
}

fn button_ui(ui: &mut Ui, bar: &mut BarContext<'_>, key: &str, color: Option<Color32>) {
    if let Some(action) = bar.action(key)
        && action_button(ui, &action, color).clicked()
    {
        bar.sent.push(action.invoke);
    }
}

/// Shows the active play mode in place of its button.
fn lit_ui(ui: &mut Ui, icon: &str, name: &str, color: Color32) {
    let button = Button::new(icon_text(icon, ICON_SIZE).color(theme::BACKGROUND))
        .fill(color)
        .stroke(Stroke::NONE)
        .sense(Sense::hover())
        .min_size(ICON_BUTTON);
    ui.add(button).on_hover_text(name).accessible_name(name);
}

fn renderer_ui(ui: &mut Ui, bar: &mut BarContext<'_>, is_compact: bool) {
    if bar.state.renderers.len() < 2 {
        return;
    }
    let short = words::renderer;
    let mut picked = None;
    let symbol = icon_text(icon::ICON_MEMORY.codepoint, 16.0).color(theme::TEXT_WEAK);
    let combo = ComboBox::from_id_salt("renderer");
    let combo = if is_compact {
        combo.width(52.0).selected_text(symbol)
    } else {
        let text = (symbol, short(&bar.state.renderer));
        combo.width(112.0).selected_text(text)
    };
    let combo = combo.show_ui(ui, |ui| {
        for name in &bar.state.renderers {
            let current = *name == bar.state.renderer;
            if ui.selectable_label(current, short(name)).clicked() && !current {
                picked = Some(name.clone());
            }
        }
    });
    combo
        .response
        .on_hover_text(format!("Renderer: {}", short(&bar.state.renderer)))
        .accessible_name("Renderer");
    if let Some(name) = picked {
        bar.send(EditorCommand::UseRenderer(name));
    }
}
