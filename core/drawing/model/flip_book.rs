//! [`FlipBook`]: shows cells of a sheet one after the other.

use playground_base::{component, described};

/// What a flip-book does after its last cell.
#[described]
pub enum FlipMode {
    /// Starts again.
    #[default]
    Loop,
    /// Stops, and shows its last cell.
    Once,
    /// Goes back to the first cell, and forth again.
    PingPong,
}

/// Shows cells of the sheet of its entity's `Sprite` one after the other. It advances with the fixed steps of
/// the game, so it is the same on every machine, and stops with the game.
#[component(copy)]
pub struct FlipBook {
    /// The first cell.
    pub first: u32,
    /// How many cells it has.
    #[field(min = 1, max = 65_536, default = 1)]
    pub count: u32,
    /// Cells in a second. Below 0 it is played backwards.
    #[field(unit = "1/s", min = -1_000, max = 1_000, step = 0.5, default = 12)]
    pub frames_per_s: f32,
    /// What comes after the last cell.
    pub mode: FlipMode,
    /// Whether it goes on. `Once` ends with this off.
    #[field(default = true)]
    pub playing: bool,
    /// The time since it began, seconds.
    #[field(unit = "s", min = 0, max = 3_600, step = 0.05)]
    pub time_s: f32,
}

/// A cell is shown so much earlier, as a share of its time: sums of steps are a little less than the
/// multiple that they stand for.
const EARLIER: f32 = 1e-3;

impl FlipBook {
    /// A flip-book of these cells.
    pub fn new(first: u32, count: u32, frames_per_s: f32, mode: FlipMode) -> Self {
        Self {
            first,
            count,
            frames_per_s,
            mode,
            ..Self::default()
        }
    }

    /// The cell that it shows now.
    pub fn cell(&self) -> u32 {
        let last = self.count.max(1) - 1;
        let shown = self.time_s * self.frames_per_s.abs() + EARLIER;
        // No number is frame 0.
        let frame = shown.max(0.0) as u64;
        let frame = match self.mode {
            FlipMode::Loop => frame % self.frames(),
            FlipMode::Once => frame.min(u64::from(last)),
            FlipMode::PingPong => {
                let frame = frame % self.frames();
                frame.min(self.frames() - frame)
            }
        } as u32;
        let frame = if self.frames_per_s < 0.0 {
            last - frame
        } else {
            frame
        };
        self.first.saturating_add(frame)
    }

    /// Lets time pass, in seconds.
    pub fn advance(&mut self, delta_s: f32) {
        if !self.playing {
            return;
        }
        self.time_s += delta_s;
        let length_s = self.frames() as f32 / self.frames_per_s.abs();
        if !self.time_s.is_finite() {
            self.time_s = 0.0;
        } else if self.time_s >= length_s - EARLIER / self.frames_per_s.abs() {
            match self.mode {
                FlipMode::Once => {
                    self.time_s = length_s;
                    self.playing = false;
                }
                // A small number stays exact; the rest is at most a step.
                FlipMode::Loop | FlipMode::PingPong => {
                    self.time_s = (self.time_s % length_s).max(0.0);
                    if length_s - self.time_s < EARLIER / self.frames_per_s.abs() {
                        self.time_s = 0.0;
                    }
                }
            }
        }
    }

    /// Begins again, with the first cell.
    pub fn restart(&mut self) {
        self.time_s = 0.0;
        self.playing = true;
    }

    /// Frames until it repeats.
    fn frames(&self) -> u64 {
        let count = u64::from(self.count.max(1));
        match self.mode {
            FlipMode::Loop | FlipMode::Once => count,
            FlipMode::PingPong => (2 * count - 2).max(1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The cells after each of so many steps of 1/60 s, from the start.
    fn played(mut book: FlipBook, steps: usize) -> Vec<u32> {
        let step = |_| {
            let cell = book.cell();
            book.advance(1.0 / 60.0);
            cell
        };
        (0..steps).map(step).collect()
    }

    /// Each cell for five steps: 12 a second at 60 steps a second.
    fn five_each(cells: &[u32]) -> Vec<u32> {
        let each = cells.iter().flat_map(|cell| [*cell; 5]);
        each.collect()
    }

    #[test]
    fn each_cell_is_shown_for_its_steps_in_every_mode() {
        let cases: [(FlipMode, f32, &[u32]); 5] = [
            (FlipMode::Loop, 12.0, &[4, 5, 6, 4, 5, 6, 4]),
            (FlipMode::Once, 12.0, &[4, 5, 6, 6, 6, 6, 6]),
            (FlipMode::PingPong, 12.0, &[4, 5, 6, 5, 4, 5, 6]),
            (FlipMode::Loop, -12.0, &[6, 5, 4, 6, 5, 4, 6]),
            (FlipMode::Once, -12.0, &[6, 5, 4, 4, 4, 4, 4]),
        ];
        for (mode, frames_per_s, cells) in cases {
            let book = FlipBook::new(4, 3, frames_per_s, mode);
            assert_eq!(played(book, 35), five_each(cells), "{mode:?}");
        }
    }

    #[test]
    fn cells_are_as_long_after_an_hour_as_at_the_start() {
        let mut book = FlipBook::new(0, 4, 12.0, FlipMode::Loop);
        for _ in 0..60 * 60 * 60 {
            book.advance(1.0 / 60.0);
        }
        let cells = played(book, 200);
        let lengths: Vec<usize> = cells.chunk_by(|a, b| a == b).map(<[u32]>::len).collect();
        let whole = lengths.get(1..lengths.len() - 1).unwrap_or_default();
        assert!(
            whole.len() > 30 && whole.iter().all(|steps| *steps == 5),
            "{lengths:?}"
        );
    }

    #[test]
    fn once_stops_and_can_be_started_again() {
        let mut book = FlipBook::new(0, 2, 30.0, FlipMode::Once);
        (0..3).for_each(|_| book.advance(1.0 / 60.0));
        assert!(book.playing && book.cell() == 1);
        (0..9).for_each(|_| book.advance(1.0 / 60.0));
        assert!(!book.playing && book.cell() == 1);
        book.restart();
        assert!(book.playing && book.cell() == 0);
    }

    #[test]
    fn wrong_numbers_show_a_cell_of_the_book() {
        for (count, frames_per_s, time_s) in [
            (0, 12.0, 1.0),
            (3, 0.0, 1.0),
            (3, f32::NAN, 1.0),
            (3, f32::INFINITY, 1.0),
            (3, 12.0, f32::NAN),
            (3, 12.0, -5.0),
            (3, 1e30, 1e30),
        ] {
            for mode in [FlipMode::Loop, FlipMode::Once, FlipMode::PingPong] {
                let mut book = FlipBook {
                    time_s,
                    ..FlipBook::new(7, count, frames_per_s, mode)
                };
                for _ in 0..3 {
                    assert!((7..10).contains(&book.cell()), "{book:?}");
                    book.advance(1.0 / 60.0);
                }
            }
        }
    }
}
