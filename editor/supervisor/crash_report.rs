//! [`CrashReport`]: how an editor ended that did not end in order.

use playground_base::serde::{Deserialize, Serialize};
use playground_base::serde_json;
use playground_engine::SystemPlace;
use std::path::Path;

/// How an editor ended that did not end in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct CrashReport {
    /// How the process ended, for people: `it was ended by signal 6 (SIGABRT)`.
    pub how: String,
    /// True when the game played.
    pub was_playing: bool,
    /// The systems that ran, the one that began last first.
    pub systems: Vec<SystemPlace>,
    /// The command of the script that was executed.
    pub command: Option<String>,
    /// When it ended, in seconds since 1970.
    pub unix_s: u64,
}

impl CrashReport {
    /// The report in one sentence.
    pub fn text(&self) -> String {
        let during = match (&self.command, self.was_playing) {
            (Some(command), _) => format!(" during `{command}`"),
            (None, true) => " while the game played".to_owned(),
            (None, false) => String::new(),
        };
        let systems: Vec<String> = self.systems.iter().map(place_text).collect();
        let systems = match systems.as_slice() {
            [] => String::new(),
            [one] => format!("; the system {one} ran"),
            several => format!("; these systems ran: {}", several.join(", ")),
        };
        format!("the editor crashed{during}: {}{systems}", self.how)
    }

    /// Writes the report for the next process.
    ///
    /// # Errors
    /// The system's message.
    pub fn write(&self, file: &Path) -> std::io::Result<()> {
        std::fs::write(file, serde_json::to_vec(self)?)
    }

    /// Reads a report.
    pub fn read(file: &Path) -> Option<Self> {
        let bytes = std::fs::read(file).ok()?;
        serde_json::from_slice(&bytes).ok()
    }
}

/// `game::walk (game-plugin, generation 2, plugin/lib.rs:12)`.
pub fn place_text(of: &SystemPlace) -> String {
    let SystemPlace {
        name,
        module,
        generation,
        file,
        line,
    } = of;
    format!("{name} ({module}, generation {generation}, {file}:{line})")
}
