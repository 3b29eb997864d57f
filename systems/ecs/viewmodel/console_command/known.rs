//! [`Known`]: the commands that plugins declare.

use playground_base::FragmentId;
use playground_core_ecs::{
    BoundAllSystemView, ConsoleCommand, ConsoleCommandError, ConsoleCommandReport,
    SystemViewFragments,
};
use std::collections::HashMap;

/// The commands that plugins declare, read once in each generation.
#[derive(Default)]
pub struct Known {
    /// The implementers that the list was made for.
    plugins: Option<SystemViewFragments>,
    /// Each with the index of its plugin.
    commands: Vec<(usize, ConsoleCommandReport)>,
}

/// A plugin among the implementers, as a call needs it.
pub struct Plugin {
    pub all: SystemViewFragments,
    pub index: usize,
}

impl Known {
    /// Reads the declarations of the plugins if they changed.
    pub fn refresh(&mut self, bound: &BoundAllSystemView) {
        let Some(change) = bound.changed(&mut self.plugins) else {
            return;
        };
        self.commands.clear();
        for (index, plugin) in change.all.iter().enumerate() {
            // The scheduler reports a plugin that panics here: it reads its systems.
            let declared = bound.call(plugin, |view| view.commands());
            for command in declared.unwrap_or_default() {
                let report = report_of(command, plugin.id, plugin.name);
                self.commands.push((index, report));
            }
        }
        self.refuse_equal_names();
    }

    /// All of them.
    pub fn reports(&self) -> impl Iterator<Item = &ConsoleCommandReport> {
        self.commands.iter().map(|(_, report)| report)
    }

    /// The command that a word calls, and its plugin.
    pub fn find(&self, name: &str) -> Result<(Plugin, &ConsoleCommand), ConsoleCommandError> {
        let unknown = || ConsoleCommandError::Unknown(name.to_owned());
        let mut commands = self.commands.iter();
        let found = commands.find(|(_, report)| report.command.name == name);
        let (index, report) = found.ok_or_else(unknown)?;
        if let Some(why) = &report.refused {
            return Err(ConsoleCommandError::Refused(why.clone()));
        }
        let plugin = Plugin {
            all: self.plugins.clone().ok_or_else(unknown)?,
            index: *index,
        };
        Ok((plugin, &report.command))
    }

    /// Two commands with one name are both refused: the call would be ambiguous.
    fn refuse_equal_names(&mut self) {
        let mut owners: HashMap<&str, Vec<&str>> = HashMap::new();
        for (_, report) in &self.commands {
            let name = report.command.name;
            owners.entry(name).or_default().push(report.plugin);
        }
        for (_, report) in &mut self.commands {
            let name = report.command.name;
            let owners = owners.get(name).filter(|owners| owners.len() > 1);
            report.refused = owners.map(|owners| {
                format!(
                    "the console command `{name}` is declared {} times, by {}: give each a name of \
                     its own, `#[command(name = \"..\")]`",
                    owners.len(),
                    owners.join(" and ")
                )
            });
        }
    }
}

fn report_of(
    command: ConsoleCommand,
    fragment: FragmentId,
    plugin: &'static str,
) -> ConsoleCommandReport {
    ConsoleCommandReport {
        command,
        fragment,
        plugin,
        refused: None,
    }
}
