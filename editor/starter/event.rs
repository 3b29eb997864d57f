//! [`Event`]: what happens during a build.

/// What happens during a build.
#[derive(Debug, PartialEq, Eq)]
pub enum Event {
    /// Cargo compiles something else now.
    Progress(Progress),
    /// A line of its output.
    Line(String),
    /// It ends.
    Ended,
    /// The window has to be drawn.
    Exposed,
    /// The user closes the window.
    Closed,
    /// The window is lost.
    Lost,
}

/// How far cargo is.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Units that are compiled.
    pub done: usize,
    /// Units that the build consists of.
    pub total: usize,
    /// The crates that are being compiled.
    pub current: String,
}

impl Progress {
    /// Reads the bar of cargo, `Building [==>   ] 3/12: glam, serde`; `None` for any other line.
    pub fn read(line: &str) -> Option<Self> {
        let bar = line.trim().strip_prefix("Building [")?;
        let (_, counts) = bar.split_once("] ")?;
        let (counts, current) = counts.split_once(':').unwrap_or((counts, ""));
        let (done, total) = counts.split_once('/')?;
        Some(Self {
            done: done.trim().parse().ok()?,
            total: total.trim().parse().ok()?,
            current: current.trim().to_owned(),
        })
    }

    /// The progress of what is compiled, if this many units were up to date.
    pub fn without(self, fresh: usize) -> Self {
        Self {
            done: self.done.saturating_sub(fresh),
            total: self.total.saturating_sub(fresh),
            ..self
        }
    }

    /// The part that is done, from 0 to 1.
    pub fn part(&self) -> f32 {
        match self.total {
            0 => 0.0,
            total => (self.done as f32 / total as f32).min(1.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bar_of_cargo_is_read() {
        let read = Progress::read("    Building [====>     ] 212/540: wgpu-core, naga(build)");
        let read = read.expect("a bar");
        assert_eq!((read.done, read.total), (212, 540));
        assert_eq!(read.current, "wgpu-core, naga(build)");
        assert!((read.part() - 212.0 / 540.0).abs() < 1e-6);
        let compiled = read.without(200);
        assert_eq!((compiled.done, compiled.total), (12, 340));
    }

    #[test]
    fn other_lines_are_no_bar() {
        for line in [
            "",
            "   Compiling glam v0.33.0",
            "Building [",
            "Building [=] x/3: y",
        ] {
            assert_eq!(Progress::read(line), None, "{line}");
        }
        assert_eq!(Progress::default().part(), 0.0);
    }
}
