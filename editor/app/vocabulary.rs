//! The words that the open project adds to the command language.

use super::EditorApp;
use playground_base::ComponentDescription;
use playground_core_ecs::{ConsoleCommandReport, World};
use playground_core_engine::{Problem, Severity};
use playground_core_ui::{EditorCommand, LogLevel, RefusedCommand, Vocabulary};

impl EditorApp {
    /// Updates the console commands of plugins and the names of components. A command that cannot
    /// be called is a problem.
    pub(super) fn refresh_vocabulary(&mut self) {
        let engine = &self.document.engine;
        let commands = &engine.views().commands;
        let reports = match commands.call(|view| view.commands()) {
            Ok(reports) => reports,
            Err(error) => return self.log_error("console", &error.to_string()),
        };
        let words = vocabulary_of(reports, components_of(engine.world()));
        let before = std::mem::replace(&mut self.mirror.state.vocabulary, words);
        let refused = &self.mirror.state.vocabulary.refused;
        self.mirror.refused_commands = refused.iter().map(problem_of).collect();
        let new = refused
            .iter()
            .filter(|refused| !before.refused.contains(refused));
        let texts: Vec<String> = new.map(|refused| refused.reason.clone()).collect();
        for text in texts {
            self.log.add(LogLevel::Error, "console", &text);
        }
    }
}

fn components_of(world: &World) -> Vec<&'static ComponentDescription> {
    let world_data = world.data.read();
    let mut components: Vec<_> = world_data
        .pools
        .iter()
        .map(|pool| pool.description())
        .collect();
    components.sort_unstable_by_key(|component| component.name);
    components
}

/// Commands by name, without those that have the name of one of the editor's or of another
/// plugin's.
fn vocabulary_of(
    reports: Vec<ConsoleCommandReport>,
    components: Vec<&'static ComponentDescription>,
) -> Vocabulary {
    let mut words = Vocabulary {
        components,
        ..Vocabulary::default()
    };
    for report in reports {
        let command = report.command;
        let is_own = EditorCommand::TABLE
            .iter()
            .any(|row| row.name == command.name);
        let reason = report.refused.or_else(|| {
            is_own.then(|| {
                format!(
                    "the console command `{}` of {} has the name of one of the editor's: give it a \
                     name of its own, `#[command(name = \"..\")]`",
                    command.name, report.plugin
                )
            })
        });
        match reason {
            None => words.commands.push(command),
            Some(reason) => words.refused.push(RefusedCommand {
                name: command.name,
                reason,
                file: command.file,
                line: command.line,
            }),
        }
    }
    words.commands.sort_by_key(|command| command.name);
    words
}

fn problem_of(refused: &RefusedCommand) -> Problem {
    Problem {
        severity: Severity::Error,
        source: "console".into(),
        message: refused.reason.clone(),
        file: Some(refused.file.into()),
        line: refused.line,
        ..Problem::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_core_ecs::ConsoleCommand;

    fn report(name: &'static str, plugin: &'static str) -> ConsoleCommandReport {
        ConsoleCommandReport {
            command: ConsoleCommand::new(name, "Does something."),
            plugin,
            ..ConsoleCommandReport::default()
        }
    }

    #[test]
    fn a_command_with_the_name_of_one_of_the_editors_is_refused_with_a_remedy() {
        let reports = vec![
            report("undo", "game::Cheats"),
            report("win", "game::Cheats"),
        ];
        let words = vocabulary_of(reports, Vec::new());
        let names: Vec<&str> = words.commands.iter().map(|command| command.name).collect();
        assert_eq!(names, ["win"]);
        assert_eq!(words.refused[0].name, "undo");
        let reason = &words.refused[0].reason;
        assert!(
            reason.contains("game::Cheats") && reason.contains("name = "),
            "{reason}"
        );
    }
}
