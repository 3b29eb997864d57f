//! [`link_standard_library`]: the standard library beside the executables.

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Puts a link to the standard library beside the executables of the profile that is being built.
///
/// The compiler writes a path to it into the executable that is relative to `deps/`, where the
/// executable is made; cargo then puts it one folder up, where the path is wrong (unless checkout
/// and toolchain share no folder but the root). An executable looks beside itself first, so that it
/// can be started without cargo from anywhere.
pub fn link_standard_library() {
    println!("cargo::rerun-if-changed=build.rs");
    let folder = std::env::var_os("OUT_DIR").map(PathBuf::from);
    let folder = folder.as_deref().and_then(profile_folder);
    // Cargo names the folder for build scripts, which are linked in the same way.
    let paths = std::env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
    if let Some(folder) = folder
        && let Err(error) = link_from(std::env::split_paths(&paths), folder)
    {
        let folder = folder.display();
        println!("cargo::warning=no link to the standard library in {folder}: {error}");
    }
}

/// `target/debug` of `target/debug/build/CRATE-HASH/out`.
fn profile_folder(out: &Path) -> Option<&Path> {
    out.ancestors().nth(3)
}

/// Links every standard library in these folders, the first of each name.
fn link_from(folders: impl Iterator<Item = PathBuf>, to: &Path) -> io::Result<()> {
    for folder in folders.filter(|folder| !folder.starts_with(to)) {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            if is_standard_library(&name) {
                link(&entry.path(), &to.join(&name))?;
            }
        }
    }
    Ok(())
}

fn is_standard_library(name: &OsStr) -> bool {
    let name = name.to_str().unwrap_or_default();
    name.starts_with("libstd-") && name.ends_with(".so")
}

fn link(to: &Path, link: &Path) -> io::Result<()> {
    if link.exists() {
        return Ok(());
    }
    // A dangling link: the toolchain moved.
    match fs::remove_file(link) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    #[cfg(unix)]
    return std::os::unix::fs::symlink(to, link);
    #[cfg(not(unix))]
    return fs::copy(to, link).map(|_| ());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn library_is_linked_beside_the_executables_over_a_dead_link() {
        let root = std::env::temp_dir().join(format!("standard-library-{}", std::process::id()));
        let (toolchain, target) = (root.join("toolchain"), root.join("debug"));
        fs::create_dir_all(&toolchain).expect("a folder");
        fs::create_dir_all(target.join("build/editor-1/out")).expect("a folder");
        for name in ["libstd-12.so", "libstd-12.rlib", "libtest-3.so"] {
            fs::write(toolchain.join(name), name).expect("a file");
        }
        let out = target.join("build/editor-1/out");
        let folder = profile_folder(&out).expect("it is deep enough");
        assert_eq!(folder, target);
        let folders = || [target.join("deps"), toolchain.clone()].into_iter();
        for _ in 0..2 {
            link_from(folders(), folder).expect("it is linked");
            let linked = fs::read_to_string(target.join("libstd-12.so"));
            assert_eq!(linked.expect("it is there"), "libstd-12.so");
            assert!(!target.join("libtest-3.so").exists());
            fs::remove_file(target.join("libstd-12.so")).expect("it was there");
            #[cfg(unix)]
            std::os::unix::fs::symlink(root.join("gone"), target.join("libstd-12.so"))
                .expect("a link");
        }
        fs::remove_dir_all(&root).expect("it was made here");
    }
}
