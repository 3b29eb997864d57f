//! [`ask_about_hang`]: a window that asks what to do about code that does not come back.

use crate::shell::install_style;
use crate::supervisor::END;
use crate::window::{
    EguiPainter, GpuSource, WindowApp, WindowError, WindowOptions, run_window, start_plain_gpu,
};
use playground_core_drawing::Pixels;
use playground_core_rendering::{GpuStart, RenderingError};
use playground_core_ui::theme;
use playground_graphics::egui::{
    self, Align, Button, CentralPanel, Frame, Label, Layout, RichText,
};
use playground_graphics::wgpu;
use std::process::ExitCode;
use std::time::Duration;

/// Asks the user about the calls in `text`, one a line. The exit status says what to do.
pub fn ask_about_hang(text: &str) -> Result<ExitCode, String> {
    let options = WindowOptions {
        size: egui::vec2(560.0, 220.0),
        maximized: false,
    };
    let window = run_window(options, |ctx| {
        install_style(ctx);
        Ok::<_, WindowError>(HangWindow {
            calls: text.lines().map(str::to_owned).collect(),
            answer: None,
        })
    });
    match window.map_err(|error| error.to_string())?.answer {
        Some(Answer::End) => Ok(ExitCode::from(END)),
        Some(Answer::Wait) | None => Ok(ExitCode::SUCCESS),
    }
}

/// The least size of a button.
const BUTTON: egui::Vec2 = egui::vec2(110.0, 28.0);

#[derive(Clone, Copy, PartialEq)]
enum Answer {
    Wait,
    End,
}

struct HangWindow {
    calls: Vec<String>,
    answer: Option<Answer>,
}

impl WindowApp for HangWindow {
    fn title(&self) -> String {
        "Playground does not answer".to_owned()
    }

    fn start_gpu(&mut self, source: &GpuSource) -> Result<GpuStart, RenderingError> {
        start_plain_gpu(source)
    }

    fn wants_other_gpu(&mut self) -> bool {
        false
    }

    fn on_gpu_lost(&mut self, _: &str) {}

    fn ui(&mut self, ui: &mut egui::Ui) {
        let frame = Frame::new().fill(theme::PANEL).inner_margin(24);
        CentralPanel::default().frame(frame).show(ui, |ui| {
            let title = RichText::new("Code of a module does not come back").size(18.0);
            ui.label(title.color(theme::TEXT_STRONG));
            ui.add_space(theme::MARGIN);
            for call in &self.calls {
                let text = RichText::new(call).monospace().color(theme::TEXT);
                ui.add(Label::new(text).wrap());
            }
            ui.add_space(theme::MARGIN);
            let text = "Wait when it has much to do. Ended, the editor comes back at once with all edits \
                        of the scene; a game starts again.";
            ui.add(Label::new(RichText::new(text).color(theme::TEXT_WEAK)).wrap());
            ui.add_space(2.0 * theme::MARGIN);
            let row = egui::vec2(ui.available_width(), BUTTON.y);
            ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
                let end = Button::new(RichText::new("End and Restore").color(theme::BACKGROUND));
                if ui.add(end.fill(theme::ERROR).min_size(BUTTON)).clicked() {
                    self.answer = Some(Answer::End);
                }
                if ui.add(Button::new("Wait").min_size(BUTTON)).clicked() {
                    self.answer = Some(Answer::Wait);
                }
            });
        });
    }

    fn draw(&mut self, _: &mut EguiPainter) {}

    fn read_pixels(&self, _: &wgpu::Texture) -> Result<Pixels, RenderingError> {
        Err(RenderingError::Device {
            adapter: "none".to_owned(),
            reason: "this window has no pictures".to_owned(),
        })
    }

    fn repaint_after(&self) -> Option<Duration> {
        None
    }

    fn on_close(&mut self) -> bool {
        self.answer.get_or_insert(Answer::Wait);
        true
    }

    fn is_done(&self) -> bool {
        self.answer.is_some()
    }
}
