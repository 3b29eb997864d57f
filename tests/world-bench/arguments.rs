//! [`Arguments`] of the command line.

use std::path::PathBuf;

/// The arguments of the command line.
#[derive(Clone, Debug, PartialEq)]
pub struct Arguments {
    /// Only the rows whose names contain this.
    pub only: String,
    /// Rounds of each row.
    pub rounds: usize,
    /// The report to update.
    pub markdown: Option<PathBuf>,
    /// Rows of the registry, as `./test bench registry` prints them, for the report.
    pub registry: Option<PathBuf>,
    /// The date in the report.
    pub date: String,
}

/// The least number of rounds that gives usable figures.
const LEAST_ROUNDS: usize = 30;

impl Arguments {
    /// Parses the arguments.
    ///
    /// # Errors
    /// An unknown argument, or one without its value.
    pub fn read(mut given: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut read = Self {
            only: String::new(),
            rounds: LEAST_ROUNDS,
            markdown: None,
            registry: None,
            date: "no date given".to_owned(),
        };
        while let Some(name) = given.next() {
            let value = given.next().ok_or_else(|| format!("{name} wants a value"));
            match name.as_str() {
                "--only" => read.only = value?,
                "--rounds" => {
                    let rounds = value?.parse();
                    read.rounds = rounds.map_err(|error| format!("--rounds: {error}"))?;
                }
                "--markdown" => read.markdown = Some(PathBuf::from(value?)),
                "--registry" => read.registry = Some(PathBuf::from(value?)),
                "--date" => read.date = value?,
                _ => {
                    let known =
                        "--only NAME, --rounds N, --markdown FILE, --registry FILE, --date TEXT";
                    return Err(format!("{name} is unknown; there are {known}"));
                }
            }
        }
        if read.rounds < LEAST_ROUNDS {
            Err(format!("--rounds must be at least {LEAST_ROUNDS}"))
        } else {
            Ok(read)
        }
    }
}
