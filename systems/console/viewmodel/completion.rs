//! The completions of the last word of a line.

use super::arguments::choices_of;
use super::field_words::{kind_at, parts_of, values_of};
use super::language::CALL;
use super::owner::WORLD;
use playground_base::ComponentDescription;
use playground_core_ecs::ConsoleCommand;
use playground_core_ui::{ArgumentKind, ArgumentSpec, CommandRow, EditorCommand, Vocabulary};

/// The completions of the last word of a line.
pub fn completions(line: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let line = line.trim_start();
    let last = line.rsplit(char::is_whitespace).next().unwrap_or_default();
    let before: Vec<&str> = line[..line.len() - last.len()].split_whitespace().collect();
    let row = |name: &str| EditorCommand::TABLE.iter().find(|row| row.name == name);
    let words = match before.split_first() {
        None => first_words(vocabulary),
        Some((&CALL, [])) => game_words(vocabulary),
        Some((&CALL, [name, given @ ..])) => of_game(name, given.len(), vocabulary),
        Some((name, given)) => match row(name) {
            Some(row) => offered(row, given, last, vocabulary),
            None => of_game(name, given.len(), vocabulary),
        },
    };
    let fits = |word: &String| word.starts_with(last) && word != last;
    words.into_iter().filter(fits).collect()
}

fn first_words(vocabulary: &Vocabulary) -> Vec<String> {
    let own = EditorCommand::TABLE.iter().map(|row| row.name.to_owned());
    own.chain(game_words(vocabulary)).collect()
}

fn game_words(vocabulary: &Vocabulary) -> Vec<String> {
    let commands = vocabulary.commands.iter();
    commands.map(|command| command.name.to_owned()).collect()
}

/// The words of the argument with this index.
fn of_game(name: &str, given: usize, vocabulary: &Vocabulary) -> Vec<String> {
    let command = vocabulary.command(name);
    let argument = command.and_then(|command: &ConsoleCommand| command.arguments.get(given));
    argument.map_or(Vec::new(), |argument| {
        owned(values_of(&argument.taken_kind()))
    })
}

/// The words that may follow these arguments.
fn offered(row: &CommandRow, given: &[&str], last: &str, vocabulary: &Vocabulary) -> Vec<String> {
    let is_flag = |spec: &&ArgumentSpec| matches!(spec.kind, ArgumentKind::Flag(_));
    let specs = || row.arguments.iter();
    let flags = specs()
        .filter(is_flag)
        .flat_map(|spec| choices_of(&spec.kind));
    let flags: Vec<&str> = flags.collect();
    let is_written = |word: &&&str| !flags.contains(*word);
    let written: Vec<&str> = given.iter().filter(is_written).copied().collect();
    // A field in the position of an entity belongs to a resource: the world was left out.
    let has_no_world = written.first().is_some_and(|word| {
        let resource = component_at(word, vocabulary);
        resource.is_some_and(|component| component.resource) && specs().any(|of| of.takes_world)
    });
    let at = written.len() + usize::from(has_no_world);
    let next = specs().filter(|spec| !is_flag(spec)).nth(at);
    let mut words = next.map_or(Vec::new(), |spec| {
        words_of(spec, &written, last, vocabulary)
    });
    words.extend(owned(if given.is_empty() { flags } else { Vec::new() }));
    words
}

fn words_of(
    spec: &ArgumentSpec,
    written: &[&str],
    last: &str,
    vocabulary: &Vocabulary,
) -> Vec<String> {
    let mut words = owned(choices_of(&spec.kind));
    if spec.takes_world {
        words.push(WORLD.to_owned());
    }
    let owner_is_left_out = spec.takes_world && spec.kind != ArgumentKind::EntityList;
    match spec.kind {
        ArgumentKind::Field => {
            let of_world = written.first() == Some(&WORLD);
            words.extend(fields(last, vocabulary, |component| {
                component.resource == of_world
            }));
        }
        ArgumentKind::Component => {
            let added = vocabulary.components.iter();
            let added = added.filter(|component| component.editable && !component.resource);
            words.extend(added.map(|component| name_of(component, vocabulary)));
        }
        ArgumentKind::Value => words.extend(values_at(written.last(), vocabulary)),
        _ if owner_is_left_out => {
            words.extend(fields(last, vocabulary, |component| component.resource));
        }
        _ => {}
    }
    words
}

/// Names of components, and of fields of the component that `last` begins with.
fn fields(
    last: &str,
    vocabulary: &Vocabulary,
    is_meant: impl Fn(&ComponentDescription) -> bool,
) -> Vec<String> {
    let Some((above, _)) = last.rsplit_once('.') else {
        let all = vocabulary.components.iter();
        let meant = all.filter(|component| is_meant(component));
        return meant
            .map(|component| name_of(component, vocabulary))
            .collect();
    };
    let found = component_at(above, vocabulary).filter(|component| is_meant(component));
    let inside = above.split_once('.').map_or("", |(_, inside)| inside);
    let kind = found.and_then(|component| kind_at(component.kind, inside));
    let parts = kind.map_or(Vec::new(), parts_of);
    let parts = parts.into_iter();
    parts.map(|(name, _)| format!("{above}.{name}")).collect()
}

/// The words that may be the value of a field.
fn values_at(path: Option<&&str>, vocabulary: &Vocabulary) -> Vec<String> {
    let Some(path) = path else {
        return Vec::new();
    };
    let component = component_at(path, vocabulary);
    let inside = path.split_once('.').map_or("", |(_, inside)| inside);
    let kind = component.and_then(|component| kind_at(component.kind, inside));
    kind.map_or(Vec::new(), |kind| owned(values_of(&kind)))
}

/// The component that a path begins with.
fn component_at(path: &str, vocabulary: &Vocabulary) -> Option<&'static ComponentDescription> {
    vocabulary.component(path.split('.').next().unwrap_or(path))
}

/// The short name; where another component has the same, the stable one.
fn name_of(component: &ComponentDescription, vocabulary: &Vocabulary) -> String {
    let short = component.short_name();
    let all = vocabulary.components.iter();
    let same = all.filter(|other| other.short_name() == short);
    let is_unique = same.count() == 1;
    if is_unique { short } else { component.name }.to_owned()
}

fn owned(words: Vec<&'static str>) -> Vec<String> {
    words.into_iter().map(str::to_owned).collect()
}
