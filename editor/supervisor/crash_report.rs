//! [`CrashReport`]: how an editor ended that did not end in order.

use super::PrintedLine;
use playground_base::serde::{Deserialize, Serialize};
use playground_base::serde_json;
use playground_engine::CallPlace;
use std::path::Path;

/// The number of printed lines in the sentence; the console shows all of them.
const LINES: usize = 3;

/// How an editor ended that did not end in order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct CrashReport {
    /// How the process ended, for people: `it was ended by signal 6 (SIGABRT)`.
    pub how: String,
    /// True when the game played.
    pub was_playing: bool,
    /// The calls into modules that ran, the one that began last first. The name of one that is no
    /// system begins with what it is: `panel shop::Shop`.
    pub calls: Vec<CallPlace>,
    /// What modules printed last.
    pub printed: Vec<PrintedLine>,
    /// The command of the script that was executed.
    pub command: Option<String>,
    /// When it ended, in milliseconds since 1970.
    pub unix_ms: u64,
    /// The panic that ended it, with the calls that led there; empty when it was no panic.
    pub panic: String,
    /// Where the system stored the memory of the process, if it did.
    pub core: Option<String>,
    /// The call whose module ended the editor twice in a row; the module is off now.
    pub off: Option<CallPlace>,
}

impl CrashReport {
    /// The report in one sentence.
    pub fn text(&self) -> String {
        let during = match (&self.command, self.was_playing) {
            (Some(command), _) => format!(" during `{command}`"),
            (None, true) => " while the game played".to_owned(),
            (None, false) => String::new(),
        };
        let calls: Vec<String> = self.calls.iter().map(call_text).collect();
        let calls = match calls.as_slice() {
            [] => String::new(),
            [one] => format!("; {one} ran"),
            several => format!("; these ran: {}", several.join(", ")),
        };
        let last = self.printed.len().saturating_sub(LINES);
        let last: Vec<&str> = self.printed[last..]
            .iter()
            .map(|line| line.text.as_str())
            .collect();
        let printed = match last.as_slice() {
            [] => String::new(),
            last => format!("; printed before that: {}", last.join(" / ")),
        };
        let off = self.off.as_ref().map(off_text).unwrap_or_default();
        format!(
            "the editor crashed{during}: {}{calls}{off}{printed}",
            self.how
        )
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
        for call in &self.calls {
            let text = call_text(call);
            let text = text.strip_prefix("the ").unwrap_or(&text);
            lines.push(format!("The {text} ran."));
        }
        if let Some(off) = &self.off {
            lines.push(format!("{} is off: it ended the editor twice.", off.module));
        }
        match self.panic.as_str() {
            "" => lines.push(NO_BACKTRACE.to_owned()),
            panic => lines.push(format!("\n{panic}")),
        }
        lines.extend(self.core.clone());
        if !self.printed.is_empty() {
            lines.push("\nPrinted before that:".to_owned());
            lines.extend(self.printed.iter().map(|line| line.text.clone()));
        }
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

/// `the system game::walk (game-plugin, generation 2, plugin/lib.rs:12)`.
pub fn call_text(of: &CallPlace) -> String {
    let CallPlace {
        name,
        module,
        generation,
        file,
        line,
        ..
    } = of;
    let kind = if name.contains(' ') {
        "the "
    } else {
        "the system "
    };
    if module.is_empty() {
        return format!("{kind}{name}");
    }
    if file.is_empty() {
        return format!("{kind}{name} ({module}, generation {generation})");
    }
    format!("{kind}{name} ({module}, generation {generation}, {file}:{line})")
}

fn off_text(of: &CallPlace) -> String {
    format!("; {} is off, because it ended the editor twice", of.module)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn report_names_what_ran_and_what_was_printed_last() {
        let place = |name: &str, file: &str| CallPlace {
            name: name.to_owned(),
            module: "shop-plugin".to_owned(),
            generation: 2,
            file: file.to_owned(),
            line: 7,
            ..CallPlace::default()
        };
        let printed = |text: &str| PrintedLine {
            text: text.to_owned(),
            ..PrintedLine::default()
        };
        let mut report = CrashReport {
            how: "it was ended by signal 6 (SIGABRT)".to_owned(),
            calls: vec![place("panel shop::Shop", "plugin/shop.rs")],
            printed: ["a", "b", "c", "d"].map(printed).to_vec(),
            ..CrashReport::default()
        };
        assert_eq!(
            report.text(),
            "the editor crashed: it was ended by signal 6 (SIGABRT); the panel shop::Shop (shop-plugin, \
             generation 2, plugin/shop.rs:7) ran; printed before that: b / c / d"
        );
        report.calls.push(place("shop::sell", ""));
        report.printed.clear();
        assert_eq!(
            report.text(),
            "the editor crashed: it was ended by signal 6 (SIGABRT); these ran: the panel shop::Shop \
             (shop-plugin, generation 2, plugin/shop.rs:7), the system shop::sell (shop-plugin, \
             generation 2)"
        );
    }
}
