//! [`Previews`]: small pictures of picture files.

use super::decode::locate;
use crate::imports::{ImportAs, ImportRequest, Imports};
use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::{Handle, tracing};
use playground_core_assets::{Asset, Assets, ImportSettings, Imported};
use playground_core_drawing::Pixels;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The longer side of a preview, in pixels.
const SIDE_PX: u32 = 96;

/// The most previews: 36 MB of them.
const MOST: usize = 1_000;

/// What a file contains, and a small picture of it; `None` when it cannot be shown.
type Made = (u64, Option<Pixels>);

/// Small pictures of picture files, made on request on a thread, by what the files contain.
pub struct Previews {
    imports: Imports,
    waker: Sender<()>,
    /// Requests to the thread, which ends when this is dropped.
    requests: Option<Sender<(String, u64)>>,
    made: (Sender<Made>, Receiver<Made>),
    all: Handle<BTreeMap<u64, Option<Handle<Pixels>>>>,
}

impl Previews {
    /// No previews. `waker` wakes the event loop when one was made.
    pub fn new(waker: Sender<()>, imports: Imports) -> Self {
        Self {
            imports,
            waker,
            requests: None,
            made: unbounded(),
            all: Handle::default(),
        }
    }

    /// Forgets all: another project was opened, or none is.
    pub fn close(&mut self) {
        *self = Self::new(self.waker.clone(), self.imports.clone());
    }

    /// Those that were made, by what their files contain; `None` for a file that cannot be shown.
    pub const fn all(&self) -> &Handle<BTreeMap<u64, Option<Handle<Pixels>>>> {
        &self.all
    }

    /// Forgets the one of a file with this content: it is made again when a panel requests it.
    pub fn forget(&mut self, content: u64) {
        if self.all.contains_key(&content) {
            Handle::make_mut(&mut self.all).remove(&content);
        }
    }

    /// Makes the preview of an asset, unless there is one.
    pub fn request(&mut self, project: &Path, asset: &Asset) {
        if self.all.contains_key(&asset.content) || self.all.len() >= MOST {
            return;
        }
        let start = || {
            let folder = project.join(Assets::FOLDER);
            maker(
                folder,
                self.imports.clone(),
                self.made.0.clone(),
                self.waker.clone(),
            )
        };
        let requests = self.requests.get_or_insert_with(start);
        if requests.send((asset.path.clone(), asset.content)).is_err() {
            // No thread could be started: the next request tries again.
            self.requests = None;
        }
    }

    /// Takes what was made. True when something was.
    pub fn poll(&mut self) -> bool {
        let mut made = self.made.1.try_iter().peekable();
        if made.peek().is_none() {
            return false;
        }
        let all = Handle::make_mut(&mut self.all);
        all.extend(made.map(|(content, pixels)| (content, pixels.map(Handle::new))));
        true
    }
}

fn maker(
    folder: PathBuf,
    imports: Imports,
    to: Sender<Made>,
    waker: Sender<()>,
) -> Sender<(String, u64)> {
    let (requests, paths) = unbounded::<(String, u64)>();
    let thread = std::thread::Builder::new().name("previews".into());
    let started = thread.spawn(move || {
        for (path, content) in paths {
            let pixels = small(&folder, &path, &imports);
            if to.send((content, pixels)).is_err() {
                return;
            }
            let _woken_already = waker.try_send(());
        }
    });
    if let Err(error) = started {
        tracing::error!("previews cannot be made: {error}");
    }
    requests
}

/// The picture, no larger than a preview.
fn small(folder: &Path, path: &str, imports: &Imports) -> Option<Pixels> {
    let file = locate(folder, path).ok()?;
    let request = ImportRequest {
        file: &file,
        path,
        import_as: ImportAs::SmallPicture(SIDE_PX),
        settings: &ImportSettings::default(),
    };
    match imports.import(&request, || true).ok()? {
        Imported::Picture(pixels) => Some(pixels),
        Imported::Model(_)
        | Imported::Panorama(_)
        | Imported::Material(_)
        | Imported::Font(_)
        | Imported::Sound(_)
        | Imported::Shader(_) => None,
    }
}
