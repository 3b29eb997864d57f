//! [`import_file`]: imports a file in this process.

use super::checked::checked;
use super::font_picture::font_picture;
use super::imported_file::ImportedFile;
use super::job::{ImportAs, ImportJob};
use super::material::material;
use super::panorama::panorama;
use super::picture::picture;
use super::prepare::prepare;
use super::shader::shader;
use crate::assets::Importers;
use crate::content_hash;
use crate::text::read_font;
use playground_base::postcard;
use playground_core_assets::{AssetKind, ImportProgress, Imported};
use std::fs;
use std::panic::catch_unwind;
use std::path::Path;
use std::time::{Duration, SystemTime};

/// The largest file that is imported.
const MOST_BYTES: u64 = 1 << 30;

/// Clocks of file systems are this coarse, and more.
const TICK: Duration = Duration::from_millis(20);

/// Imports a file in this process, whatever that costs.
///
/// # Errors
/// Why it cannot be shown, in words for the user.
pub fn import_file(
    job: &ImportJob,
    importers: Option<&Importers>,
    progress: &ImportProgress,
) -> Result<ImportedFile, String> {
    let began = SystemTime::now();
    let size = job.file.metadata().map_or(0, |of| of.len());
    if size > MOST_BYTES {
        return Err(format!("it has {size} bytes, more than 1 GiB: split it"));
    }
    let bytes = fs::read(&job.file).map_err(|error| format!("it cannot be read: {error}"))?;
    let is_for_modules = !matches!(
        job.import_as,
        ImportAs::Panorama | ImportAs::Material | ImportAs::Font | ImportAs::Shader
    );
    let importers = importers.filter(|_| is_for_modules);
    let how = (&job.settings, progress);
    let by = importers.and_then(|all| all.import(&job.file, &job.path, &bytes, how));
    let imported = match by {
        Some(imported) => imported?,
        None if job.import_as == ImportAs::Material => Imported::Material(material(&bytes)?),
        None if job.import_as == ImportAs::Shader => Imported::Shader(shader(&bytes)?),
        None if job.import_as == ImportAs::Font => {
            read_font(&bytes).map(|_| Imported::Font(bytes.clone()))?
        }
        None if job.import_as == ImportAs::Model => {
            return Err("no module imports files of this kind: save it as glTF (.glb)".to_owned());
        }
        None if job.import_as == ImportAs::Sound => {
            return Err("no module imports sounds: load playground-plugins-sounds".to_owned());
        }
        None => {
            let read = catch_unwind(|| match job.import_as {
                ImportAs::Panorama => panorama(&bytes, progress).map(Imported::Panorama),
                ImportAs::SmallPicture(side) if AssetKind::of(&job.path) == AssetKind::Font => {
                    font_picture(&bytes, side).map(Imported::Picture)
                }
                how => {
                    let is_data = how == ImportAs::DataPicture
                        || job.settings.choice("content") == Some("data");
                    picture(&bytes, is_data).map(Imported::Picture)
                }
            });
            let failed = |_| Err("it is damaged: its decoder failed".to_owned());
            read.unwrap_or_else(failed)?
        }
    };
    let named = match &imported {
        Imported::Model(model) => model.files.clone(),
        Imported::Picture(_)
        | Imported::Panorama(_)
        | Imported::Material(_)
        | Imported::Font(_)
        | Imported::Sound(_)
        | Imported::Shader(_) => Vec::new(),
    };
    match (&imported, job.import_as) {
        (
            Imported::Model(_),
            ImportAs::Picture | ImportAs::DataPicture | ImportAs::SmallPicture(_),
        ) => {
            return Err("it is a model, and no picture".to_owned());
        }
        (Imported::Sound(_), ImportAs::Picture | ImportAs::DataPicture | ImportAs::Model) => {
            return Err("it is a sound".to_owned());
        }
        (Imported::Sound(_), _) => {}
        (_, ImportAs::Sound) => return Err("it is no sound".to_owned()),
        (Imported::Picture(_), ImportAs::Model) => {
            return Err("it is a picture, and no model".to_owned());
        }
        _ => {}
    }
    let imported = prepare(imported, job);
    let imported = checked(imported).map_err(|why| format!("the importer made {why}"))?;
    let (files, is_settled) = files_of(job, &named, began);
    Ok(ImportedFile {
        content: content_hash(&bytes),
        files,
        is_settled,
        imported: postcard::to_stdvec(&imported).map_err(|error| error.to_string())?,
    })
}

/// The assets folder that a file is in.
pub fn root_of<'a>(file: &'a Path, path: &str) -> &'a Path {
    let depth = path.split('/').count();
    file.ancestors().nth(depth).unwrap_or(file)
}

/// The hashes of the files that were read, and whether none was written since the import began.
fn files_of(job: &ImportJob, named: &[String], began: SystemTime) -> (Vec<(String, u64)>, bool) {
    let root = root_of(&job.file, &job.path);
    let mut is_settled = true;
    let hashes = named.iter().map(|path| {
        let file = root.join(path);
        let written = file.metadata().and_then(|of| of.modified()).ok();
        is_settled &= written.is_some_and(|at| at + TICK < began);
        let content = fs::read(&file).map(|bytes| content_hash(&bytes));
        is_settled &= content.is_ok();
        (path.clone(), content.unwrap_or_default())
    });
    (hashes.collect(), is_settled)
}
