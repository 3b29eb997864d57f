//! [`Cli`]: the command line.

use super::Script;
use clap::Parser;
use playground_core_ui::EditorCommand;
use std::net::SocketAddr;
use std::path::{PathBuf, absolute};

/// The last part of `--help`.
const EXIT_STATUS: &str = "\
Exit status: 0, or 1 when the editor does not start, when the project does not open (headless), or when \
a command of the script was refused; the commands after it are executed all the same.";

/// The visual editor: change any part of a running world, code included.
#[derive(Clone, Debug, Parser)]
#[command(name = "playground-editor", version, after_help = EXIT_STATUS)]
pub struct Cli {
    /// Folder of the project to open.
    pub project: Option<PathBuf>,
    /// Trusts the project: its code may be built and run from now on.
    #[arg(long)]
    pub trust: bool,
    /// Opens the project in safe mode: without this plugin of it. Can be given several times.
    #[arg(long, value_name = "MODULE")]
    pub safe: Vec<String>,
    /// Runs without a window.
    #[arg(long)]
    pub headless: bool,
    /// Size of the window (or of pictures, headless) in points.
    #[arg(long, value_name = "WxH", default_value = "1600x1000", value_parser = parse_size)]
    pub size: [u32; 2],
    /// Executes the commands in FILE, or those that arrive on standard input (`-`); answers each
    /// with one line of JSON on standard output. `help` lists the commands.
    #[arg(long, value_name = "FILE|-")]
    pub run: Option<PathBuf>,
    /// Serves the widget tree of the running editor on this loopback address, for tests. A tool sends
    /// the token of this start first; it is in `inspect-PORT` in the folder of the settings.
    #[arg(long, value_name = "127.0.0.1:PORT")]
    pub inspect: Option<SocketAddr>,
    /// Merges scenes for git: `merge.playground.driver = playground-editor --merge-driver %O %A %B`.
    /// The result replaces OURS; the exit status is 1 when conflicts are left in it.
    #[arg(long, num_args = 3, value_names = ["BASE", "OURS", "THEIRS"])]
    pub merge_driver: Option<Vec<PathBuf>>,
    /// Prints in which parts two scenes differ, for people and for git: `diff.playground.command =
    /// playground-editor --diff`.
    #[arg(long, num_args = 2..=9, value_names = ["OLD", "NEW"])]
    pub diff: Option<Vec<PathBuf>>,
    /// Shows the two scenes of `--diff` in the viewport, with the modules of this project:
    /// `difftool.playground.cmd = playground-editor --view . --diff "$LOCAL" "$REMOTE"`.
    #[arg(
        long,
        value_name = "PROJECT",
        requires = "diff",
        conflicts_with = "project"
    )]
    pub view: Option<PathBuf>,
    /// Fills the screen; a host that takes over from another keeps its window's size.
    #[arg(long, hide = true)]
    pub maximized: bool,
    /// Lines of the script's file that another host has executed.
    #[arg(long, hide = true, default_value_t = 0)]
    pub skip_lines: usize,
    /// A command of the script was refused while another host executed it.
    #[arg(long, hide = true)]
    pub was_refused: bool,
    /// The command of the script that another host left to be answered: opening this project.
    #[arg(long, hide = true)]
    pub answer: Option<String>,
    /// Runs without a supervisor, which starts the editor again when a module ends it.
    #[arg(long, hide = true)]
    pub unsupervised: bool,
    /// The folder of the supervisor that started this process.
    #[arg(long, hide = true)]
    pub supervised: Option<PathBuf>,
    /// Asks the user about these calls into modules, which do not come back, one a line.
    #[arg(long, hide = true)]
    pub ask_hang: Option<String>,
    /// How the editor before this one ended.
    #[arg(long, hide = true)]
    pub crashed: Option<PathBuf>,
    /// Continues the session that another process stored.
    #[arg(long, hide = true)]
    pub resumed: bool,
    /// Folder of the executable's package, when that is a project. The process that starts a host
    /// passes it, because the path that was compiled in may be outdated.
    #[arg(long, hide = true)]
    pub package: Option<PathBuf>,
    /// Runs the dry run of a reload in this process; the request is read from standard input.
    #[arg(long, hide = true)]
    pub dry_run: bool,
    /// Imports files in this process; the requests come through the socket at standard input.
    #[arg(long, hide = true)]
    pub import_worker: bool,
}

fn parse_size(text: &str) -> Result<[u32; 2], String> {
    let wrong = || format!("`{text}` is no size: write width x height, for example 1600x1000");
    let (width, height) = text.split_once('x').ok_or_else(wrong)?;
    let side = |side: &str| {
        let pixels: u32 = side.parse().map_err(|_| wrong())?;
        if (64..=8192).contains(&pixels) {
            Ok(pixels)
        } else {
            Err(format!("{pixels} is no side of a window: 64 to 8192 are"))
        }
    };
    Ok([side(width)?, side(height)?])
}

impl Cli {
    /// The scenes to compare in the viewport. They are named from this folder, which the editor may
    /// leave.
    pub fn compared(&self) -> Option<(PathBuf, PathBuf)> {
        let files = self.diff.as_ref().filter(|_| self.view.is_some())?;
        let whole = |file: &PathBuf| absolute(file).unwrap_or_else(|_| file.clone());
        let (old, new) = sides(files)?;
        Some((whole(old), whole(new)))
    }

    /// The script that this process executes.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn script(&self) -> Result<Script, String> {
        match (&self.run, &self.supervised) {
            (Some(_), Some(_)) => Script::handed_out(),
            (name, _) => Script::open(name.as_deref(), self.skip_lines),
        }
    }

    /// The command that opens the project of the command line.
    pub fn opening(&self) -> Option<EditorCommand> {
        let project = self.project.as_ref().or(self.view.as_ref())?.clone();
        Some(if self.trust {
            EditorCommand::TrustProject(project)
        } else {
            EditorCommand::OpenProject(project)
        })
    }
}

/// The old and the new file of `--diff`. git passes the name, then file, hash and mode of both.
pub fn sides(files: &[PathBuf]) -> Option<(&PathBuf, &PathBuf)> {
    match files {
        [old, new] => Some((old, new)),
        [_, old, _, _, new, _, _, ..] => Some((old, new)),
        _ => None,
    }
}
