//! What version control calls: merges scenes, and prints how they differ. No module is loaded.

use crate::cli::sides;
use playground_engine::replace_atomically;
use playground_engine::scene::SceneText;
use playground_engine::scene::merge::{SceneTree, differences, marked_text};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Merges two scenes that come from `base` into `ours`. The exit status is 1 when conflicts are left,
/// as git expects it.
pub fn merge_files(files: &[PathBuf]) -> Result<ExitCode, String> {
    let [base, ours, theirs] = files else {
        return Err("three files are to be merged: BASE OURS THEIRS".to_owned());
    };
    let (_, base) = read(base)?;
    let (file, ours_tree) = read(ours)?;
    let (_, theirs) = read(theirs)?;
    let merged = marked_text(&base, &ours_tree, &theirs);
    let text = file.format.join(&merged.text);
    replace_atomically(ours, text.as_bytes()).map_err(|error| error.to_string())?;
    let unclear = match merged.unclear.as_slice() {
        [] => String::new(),
        unclear => format!(
            ". Both sides added another entity under one id, and without the modules of the project \
             nobody knows whether these name it: {}. The editor knows",
            unclear.join("; ")
        ),
    };
    match merged.conflicts {
        0 => Ok(ExitCode::SUCCESS),
        1 => Err(format!(
            "1 conflict: open the scene in the editor to decide about it{unclear}"
        )),
        many => Err(format!(
            "{many} conflicts: open the scene in the editor to decide about them{unclear}"
        )),
    }
}

/// Prints in which parts two scenes differ.
pub fn print_difference(arguments: &[PathBuf]) -> Result<ExitCode, String> {
    let (old, new) = sides(arguments).ok_or("two scenes are compared: OLD NEW")?;
    let name = if arguments.len() > 2 {
        &arguments[0]
    } else {
        new
    };
    let (old, new) = (read_or_empty(old)?, read_or_empty(new)?);
    let mut text = format!("{}\n", name.display());
    for difference in differences(&old, &new) {
        text.push_str(&format!("  {difference}\n"));
    }
    let mut out = std::io::stdout().lock();
    let _output_is_closed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    Ok(ExitCode::SUCCESS)
}

/// git names `/dev/null` where a side has no file.
fn read_or_empty(file: &Path) -> Result<SceneTree, String> {
    if file == Path::new("/dev/null") {
        return Ok(SceneTree::default());
    }
    read(file).map(|(_, tree)| tree)
}

fn read(file: &Path) -> Result<(SceneText, SceneTree), String> {
    let text = SceneText::read(file).map_err(|error| error.to_string())?;
    // Two branches that both added the scene have an empty base.
    if text.text.trim().is_empty() {
        return Ok((text, SceneTree::default()));
    }
    let tree = SceneTree::parse(&text.text, &file.display().to_string());
    let tree = tree.map_err(|error| error.to_string())?;
    Ok((text, tree))
}
