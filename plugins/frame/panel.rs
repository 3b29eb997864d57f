//! [`FramePanel`].

use crate::list_ui::list_ui;
use crate::pass_ui::pass_ui;
use playground_base::{Handle, panel, state};
use playground_core_drawing::FrameCapture;
use playground_core_ui::{
    EditorCommand, EmptyState, PanelContext, icon, theme, words::milliseconds,
};
use playground_graphics::egui::{
    Align, Label, Layout, RichText, ScrollArea, TextureHandle, Ui, vec2,
};

/// The share of the width that the list of passes has, and its least and greatest width in points.
const LIST: (f32, f32, f32) = (0.42, 220.0, 420.0);

/// The passes of a picture that was captured.
#[state]
#[derive(Debug)]
pub struct FramePanel {
    /// The pass that is shown; the last one where there are less.
    pub pass: usize,
    /// Pictures of the passes of this capture on the device, as far as they were shown.
    #[serde(skip)]
    pub pictures: Pictures,
}

/// Pictures of passes on the device.
#[derive(Clone, Default)]
pub struct Pictures {
    of: Option<Handle<FrameCapture>>,
    textures: Vec<Option<TextureHandle>>,
}

impl std::fmt::Debug for Pictures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} pictures", self.textures.len())
    }
}

#[panel(title = "Frame", icon = ICON_PHOTO_CAMERA, side = Bottom, order = 55)]
impl FramePanel {
    fn ui(&mut self, ui: &mut Ui, context: &mut PanelContext<'_>) {
        let Some(capture) = context.state.frame_capture.clone() else {
            let glyph = icon::ICON_PHOTO_CAMERA.codepoint;
            let hint = "A capture shows how the picture of the viewport is drawn: its passes, what each costs, and what it leaves behind.";
            let empty = EmptyState::new(glyph, "No frame is captured", hint);
            return empty.show_with(ui, |ui| capture_button_ui(ui, context.commands));
        };
        ui.horizontal(|ui| {
            capture_button_ui(ui, context.commands);
            let summary = RichText::new(summary(&capture)).color(theme::TEXT_WEAK);
            ui.add(Label::new(summary).truncate());
        });
        ui.separator();
        self.pass = self.pass.min(capture.passes.len().saturating_sub(1));
        let (share, least, greatest) = LIST;
        let width = (ui.available_width() * share).clamp(least, greatest);
        ui.horizontal_top(|ui| {
            let height = ui.available_height();
            let down = Layout::top_down(Align::Min);
            ui.allocate_ui_with_layout(vec2(width, height), down, |ui| {
                let area = ScrollArea::vertical().id_salt("passes");
                area.auto_shrink(false).show(ui, |ui| {
                    list_ui(ui, &capture, &mut self.pass);
                });
            });
            ui.separator();
            ui.vertical(|ui| {
                let texture = self.pictures.of_pass(ui, &capture, self.pass);
                if let Some(chosen) = pass_ui(ui, &capture, self.pass, texture.as_ref()) {
                    self.pass = chosen;
                }
            });
        });
    }
}

fn capture_button_ui(ui: &mut Ui, commands: &mut Vec<EditorCommand>) {
    let text = format!("{} Capture", icon::ICON_PHOTO_CAMERA.codepoint);
    let button = ui.button(text);
    let hint = "Draws the picture of the viewport once more and measures each pass";
    if button.on_hover_text(hint).clicked() {
        commands.push(EditorCommand::CaptureFrame);
    }
}

/// `9 passes · 31 draws · 12,400 triangles · GPU 2.1 ms · CPU 0.4 ms`.
fn summary(capture: &FrameCapture) -> String {
    let gpu = match capture.gpu_ms() {
        Some(time) => format!("GPU {}", milliseconds(time)),
        None => "GPU not measured by this renderer".to_owned(),
    };
    format!(
        "{} passes · {} draws · {} instances · {} triangles · {gpu} · CPU {}",
        capture.passes.len(),
        capture.draws(),
        capture.instances,
        capture.triangles,
        milliseconds(capture.encode_ms),
    )
}

impl Pictures {
    /// The picture of a pass on the device. It is uploaded when it is first shown.
    fn of_pass(
        &mut self,
        ui: &Ui,
        capture: &Handle<FrameCapture>,
        pass: usize,
    ) -> Option<TextureHandle> {
        let is_same = |of: &Handle<FrameCapture>| Handle::ptr_eq(of, capture);
        if !self.of.as_ref().is_some_and(is_same) {
            self.of = Some(capture.clone());
            self.textures = vec![None; capture.passes.len()];
        }
        let slot = self.textures.get_mut(pass)?;
        if slot.is_none() {
            let pixels = capture.passes.get(pass)?.picture.as_ref()?;
            *slot = Some(crate::pass_ui::upload(ui, pixels));
        }
        slot.clone()
    }
}
