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
    /// The command of the script that was executed, and is to be answered.
    pub command: Option<String>,
    /// When it ended, in milliseconds since 1970.
    pub unix_ms: u64,
    /// The panic that ended it, with the calls that led there; empty when it was no panic.
    pub panic: String,
    /// Where the system stored the memory of the process, if it did.
    pub core: Option<String>,
    /// The system whose module ended the editor twice in a row; the module is off now.
    pub off: Option<SystemPlace>,
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
        let off = self.off.as_ref().map(off_text).unwrap_or_default();
        format!("the editor crashed{during}: {}{systems}{off}", self.how)
    }

    /// Everything that is known, in lines.
    pub fn details(&self) -> String {
        let mut lines = vec![format!("The editor crashed: {}.", self.how)];
        if let Some(command) = &self.command {
            lines.push(format!("The command `{command}` was executed."));
        }
        if self.was_playing {
            lines.push("The game played.".to_owned());
        }
        for system in &self.systems {
            lines.push(format!("The system {} ran.", place_text(system)));
        }
        if let Some(off) = &self.off {
            lines.push(format!("{} is off: it ended the editor twice.", off.module));
        }
        match self.panic.as_str() {
            "" => lines.push(NO_BACKTRACE.to_owned()),
            panic => lines.push(format!("\n{panic}")),
        }
        lines.extend(self.core.clone());
        lines.join("\n")
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

/// What a report says that has no backtrace.
const NO_BACKTRACE: &str = "There is no backtrace: it was no panic, and a process that ends at once \
                            cannot be asked for its calls.";

/// `game::walk (game-plugin, generation 2, plugin/lib.rs:12)`.
pub fn place_text(of: &SystemPlace) -> String {
    let SystemPlace {
        name,
        module,
        generation,
        file,
        line,
        ..
    } = of;
    format!("{name} ({module}, generation {generation}, {file}:{line})")
}

fn off_text(of: &SystemPlace) -> String {
    format!("; {} is off, because it ended the editor twice", of.module)
}
