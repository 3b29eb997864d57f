//! [`Screen`]: what the window shows.

use crate::canvas::{Canvas, Style};
use crate::event::Progress;
use crate::fonts::Fonts;
use crate::palette::{ACCENT, BORDER, ERROR, FIELD, PANEL, TEXT, TEXT_STRONG, TEXT_WEAK};
use std::time::Duration;

/// Width and height of the window, in points.
pub const SIZE: [f32; 2] = [600.0, 230.0];
/// Lines of an error that have room.
pub const ERROR_LINES: usize = 5;
/// From the edge to what is inside.
const MARGIN: f32 = 32.0;
const BAR_HEIGHT: f32 = 10.0;

/// What the window shows.
#[derive(Debug, Default)]
pub struct Screen {
    /// How far cargo is.
    pub progress: Progress,
    /// What it says while it compiles nothing yet: that it downloads.
    pub status: String,
    /// The time since the build began.
    pub time: Duration,
    /// The first lines of the error that ended the build.
    pub error: Option<Vec<String>>,
}

impl Screen {
    /// Draws all of it.
    pub fn draw(&self, canvas: &mut Canvas<'_>, fonts: &Fonts) {
        canvas.clear(PANEL);
        let text = |size, color| Style {
            font: &fonts.text,
            size,
            color,
        };
        canvas.text(text(28.0, TEXT_STRONG), [MARGIN, 56.0], "Playground");
        match &self.error {
            None => self.draw_progress(canvas, &text),
            Some(lines) => draw_error(canvas, fonts, &text, lines),
        }
    }

    fn draw_progress<'a>(&self, canvas: &mut Canvas<'_>, text: &impl Fn(f32, u32) -> Style<'a>) {
        let width = SIZE[0] - 2.0 * MARGIN;
        let first = "The editor is being built for this machine.";
        canvas.text(text(16.0, TEXT), [MARGIN, 84.0], first);

        let bar = [MARGIN, 112.0, width, BAR_HEIGHT];
        canvas.fill(bar, BAR_HEIGHT / 2.0, BORDER);
        let inside = [bar[0] + 1.0, bar[1] + 1.0, bar[2] - 2.0, bar[3] - 2.0];
        canvas.fill(inside, BAR_HEIGHT / 2.0, FIELD);
        let part = self.progress.part();
        if part > 0.0 {
            let done = [inside[0], inside[1], inside[2] * part, inside[3]];
            canvas.fill(done, BAR_HEIGHT / 2.0, ACCENT);
        }

        let time = minutes(self.time);
        let style = text(15.0, TEXT_WEAK);
        let time_width = canvas.text_width(style, &time);
        canvas.text(style, [MARGIN + width - time_width, 148.0], &time);
        let now = canvas.fitted(style, &self.now(), width - time_width - 24.0);
        canvas.text(style, [MARGIN, 148.0], &now);

        let hint = "Only the first build takes minutes. Later ones take about a second.";
        canvas.text(text(14.0, TEXT_WEAK), [MARGIN, 194.0], hint);
    }

    /// What happens now, in one line.
    fn now(&self) -> String {
        let Progress {
            done,
            total,
            current,
        } = &self.progress;
        match total {
            0 if self.status.is_empty() => "Starting".to_owned(),
            0 => self.status.clone(),
            _ if current.is_empty() => format!("{done} of {total}"),
            _ => format!("{done} of {total}   {current}"),
        }
    }
}

fn draw_error<'a>(
    canvas: &mut Canvas<'_>,
    fonts: &'a Fonts,
    text: &impl Fn(f32, u32) -> Style<'a>,
    lines: &[String],
) {
    let width = SIZE[0] - 2.0 * MARGIN;
    let first = "The build failed. The terminal has all that the compiler says.";
    canvas.text(text(16.0, ERROR), [MARGIN, 84.0], first);
    let code = Style {
        font: &fonts.code,
        size: 13.0,
        color: TEXT,
    };
    for (at, line) in lines.iter().take(ERROR_LINES).enumerate() {
        let line = canvas.fitted(code, line, width);
        canvas.text(code, [MARGIN, 114.0 + 18.0 * at as f32], &line);
    }
    let hint = "Start ./run again when it is mended: what is compiled stays compiled.";
    canvas.text(text(14.0, TEXT_WEAK), [MARGIN, 212.0], hint);
}

/// A time as `1 min 05 s`.
fn minutes(time: Duration) -> String {
    match (time.as_secs() / 60, time.as_secs() % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds:02} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(screen: &Screen) -> Vec<u32> {
        let width = SIZE[0] as usize;
        let mut pixels = vec![0; width * SIZE[1] as usize];
        let mut canvas = Canvas {
            pixels: &mut pixels,
            width,
            scale: 1.0,
        };
        screen.draw(&mut canvas, &Fonts::new().expect("fonts"));
        pixels
    }

    /// How many pixels of the middle of the bar are filled.
    fn filled(pixels: &[u32]) -> usize {
        let row = 117 * SIZE[0] as usize;
        let bar = &pixels[row..row + SIZE[0] as usize];
        bar.iter().filter(|pixel| **pixel == ACCENT).count()
    }

    #[test]
    fn bar_is_as_long_as_the_part_that_is_done() {
        let mut screen = Screen::default();
        assert_eq!(filled(&drawn(&screen)), 0);
        for (done, least) in [(1, 125), (2, 260), (4, 525)] {
            screen.progress = Progress {
                done,
                total: 4,
                current: "glam".into(),
            };
            let filled = filled(&drawn(&screen));
            assert!((least..least + 10).contains(&filled), "{done}: {filled}");
        }
    }

    #[test]
    fn error_is_shown_in_place_of_the_bar() {
        let screen = Screen {
            error: Some(vec!["error: linking failed".into()]),
            ..Screen::default()
        };
        let pixels = drawn(&screen);
        assert_eq!(filled(&pixels), 0);
        // Letters are too thin to cover a pixel wholly.
        let is_red = |pixel: &u32| (pixel >> 16) & 0xff > 2 * (pixel & 0xff);
        assert!(pixels.iter().any(is_red));
        assert!(!drawn(&Screen::default()).iter().any(is_red));
    }

    #[test]
    fn line_says_what_happens() {
        let mut screen = Screen::default();
        assert_eq!(screen.now(), "Starting");
        screen.status = "Downloaded glam v0.33.0".into();
        assert_eq!(screen.now(), "Downloaded glam v0.33.0");
        screen.progress.total = 9;
        screen.progress.current = "serde".into();
        assert_eq!(screen.now(), "0 of 9   serde");
        assert_eq!(minutes(Duration::from_secs(65)), "1 min 05 s");
        assert_eq!(minutes(Duration::from_secs(9)), "9 s");
    }
}
