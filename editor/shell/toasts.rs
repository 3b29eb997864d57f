//! [`Toasts`]: notifications that disappear by themselves.

use super::widget::{icon_button, icon_text};
use playground_core_engine::Remedy;
use playground_core_ui::{EditorCommand, EditorState, icon, remedy_button, theme};
use playground_graphics::egui::{
    self, Align2, Color32, Frame, Id, Order, RichText, Stroke, Ui, vec2,
};

/// The kind of a notification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ToastKind {
    /// An information.
    Info,
    /// A success.
    Success,
    /// A warning.
    Warning,
    /// An error.
    Error,
}

impl ToastKind {
    const fn appearance(self) -> (&'static str, Color32) {
        match self {
            Self::Info => (icon::ICON_INFO.codepoint, theme::ACCENT),
            Self::Success => (icon::ICON_CHECK_CIRCLE.codepoint, theme::PLAY),
            Self::Warning => (icon::ICON_WARNING.codepoint, theme::WARNING),
            Self::Error => (icon::ICON_ERROR.codepoint, theme::ERROR),
        }
    }

    /// How long it is shown, in seconds. Errors take longer to read.
    const fn duration_s(self) -> f64 {
        match self {
            Self::Info | Self::Success => 4.0,
            Self::Warning => 8.0,
            Self::Error => 12.0,
        }
    }
}

#[derive(Debug)]
struct Toast {
    kind: ToastKind,
    text: String,
    count: u32,
    /// What the user can do about it.
    remedies: Vec<Remedy>,
    /// When it disappears, in egui's time; `None` until it is first drawn.
    until_s: Option<f64>,
}

/// Notifications, the latest at the bottom.
#[derive(Debug, Default)]
pub struct Toasts {
    all: Vec<Toast>,
}

/// The maximum number of notifications; the oldest is removed for a new one.
const MAX_TOASTS: usize = 5;
const WIDTH: f32 = 360.0;

impl Toasts {
    /// Shows a notification with what the user can do about it. A repeated text increases its count
    /// instead.
    pub fn push(&mut self, kind: ToastKind, text: String, remedies: &[Remedy]) {
        if let Some(same) = self
            .all
            .iter_mut()
            .find(|t| t.kind == kind && t.text == text)
        {
            same.count += 1;
            same.until_s = None;
            return;
        }
        if self.all.len() == MAX_TOASTS {
            self.all.remove(0);
        }
        self.all.push(Toast {
            kind,
            text,
            count: 1,
            remedies: remedies.to_vec(),
            until_s: None,
        });
    }

    /// Draws the notifications at the bottom right, above the status bar. Returns the command of the
    /// button that was pressed.
    pub fn ui(&mut self, ui: &Ui, state: &EditorState) -> Option<EditorCommand> {
        let now_s = ui.input(|i| i.time);
        for toast in &mut self.all {
            toast.until_s.get_or_insert(now_s + toast.kind.duration_s());
        }
        self.all
            .retain(|toast| toast.until_s.is_none_or(|until| now_s < until));
        let next_s = self.all.iter().filter_map(|t| t.until_s).reduce(f64::min)?;
        ui.request_repaint_after_secs((next_s - now_s).max(0.0) as f32);
        let (mut closed, mut sent) = (None, None);
        egui::Area::new(Id::unique("toasts"))
            .order(Order::Foreground)
            .anchor(Align2::RIGHT_BOTTOM, vec2(-16.0, -40.0))
            .show(ui, |ui| {
                ui.set_width(WIDTH);
                for (at, toast) in self.all.iter().enumerate() {
                    match toast_ui(ui, toast, state) {
                        Some(Clicked::Closed) => closed = Some(at),
                        Some(Clicked::Remedy(command)) => {
                            closed = Some(at);
                            sent = Some(command);
                        }
                        None => {}
                    }
                    ui.add_space(4.0);
                }
            });
        if let Some(at) = closed {
            self.all.remove(at);
        }
        sent
    }
}

/// What was clicked in a notification.
enum Clicked {
    Closed,
    Remedy(EditorCommand),
}

fn toast_ui(ui: &mut Ui, toast: &Toast, state: &EditorState) -> Option<Clicked> {
    let (symbol, color) = toast.kind.appearance();
    let frame = Frame::new()
        .fill(theme::RAISED)
        .stroke(Stroke::new(1.0, color.gamma_multiply(0.6)))
        .corner_radius(theme::ROUNDING + 2)
        .inner_margin(egui::Margin::symmetric(12, 8))
        .shadow(ui.visuals().popup_shadow);
    let shown = frame.show(ui, |ui| {
        let closed = ui.horizontal_top(|ui| {
            ui.label(icon_text(symbol, 16.0).color(color));
            let width = WIDTH - 96.0;
            ui.allocate_ui(vec2(width, 0.0), |ui| {
                ui.set_width(width);
                let text = match toast.count {
                    1 => toast.text.clone(),
                    count => format!("{} (×{count})", toast.text),
                };
                ui.add(egui::Label::new(RichText::new(text).color(theme::TEXT)).wrap());
            });
            icon_button(ui, icon::ICON_CLOSE.codepoint, "Dismiss").clicked()
        });
        let closed = closed.inner.then_some(Clicked::Closed);
        let remedy = remedies_ui(ui, &toast.remedies, state);
        closed.or_else(|| remedy.map(Clicked::Remedy))
    });
    shown.inner
}

/// The buttons of what can be done now. Returns the command of the one that was pressed.
fn remedies_ui(ui: &mut Ui, remedies: &[Remedy], state: &EditorState) -> Option<EditorCommand> {
    if remedies.is_empty() {
        return None;
    }
    ui.add_space(4.0);
    let row = ui.horizontal(|ui| {
        ui.add_space(24.0);
        let mut pressed = None;
        for remedy in remedies {
            pressed = remedy_button(ui, *remedy, state).or(pressed);
        }
        pressed
    });
    row.inner
}
