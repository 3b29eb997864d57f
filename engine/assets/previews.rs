//! [`Previews`]: small pictures of assets.

use super::PreviewSubject;
use super::decode::locate;
use crate::imports::{ImportAs, ImportRequest, Imports};
use playground_base::crossbeam::channel::{Receiver, Sender, bounded, unbounded};
use playground_base::{Handle, tracing};
use playground_core_assets::{Asset, AssetKind, Assets, ImportSettings, Imported};
use playground_core_drawing::Pixels;
use std::collections::{BTreeMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};

/// The longer side of a preview, in pixels.
const SIDE_PX: u32 = 96;

/// The most previews: 36 MB of them.
const MOST: usize = 1_000;

/// The path of a file, what it contains, and what it is.
type Wanted = (String, u64, AssetKind);

/// What a file contains, and what was made of it; `None` when it cannot be shown.
type Made = (u64, Option<MadeOf>);

/// What was made of a file.
enum MadeOf {
    Picture(Pixels),
    /// It has to be drawn.
    Subject(PreviewSubject),
}

/// Small pictures of picture files, made on request on a thread, by what the files contain.
pub struct Previews {
    imports: Imports,
    waker: Sender<()>,
    /// Requests to the thread, which ends when this is dropped.
    requests: Option<Sender<Wanted>>,
    made: (Sender<Made>, Receiver<Made>),
    all: Handle<BTreeMap<u64, Option<Handle<Pixels>>>>,
    /// What has to be drawn, by what its files contain.
    to_draw: VecDeque<(u64, PreviewSubject)>,
}

impl Previews {
    /// No previews. `waker` wakes the event loop when one was made.
    pub fn new(waker: Sender<()>, imports: Imports) -> Self {
        Self {
            imports,
            waker,
            requests: None,
            // A few at a time: a model may be large, and waits to be drawn.
            made: bounded(4),
            all: Handle::default(),
            to_draw: VecDeque::new(),
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

    /// Forgets those of files that are gone or contain something else.
    pub fn follow(&mut self, assets: &Assets) {
        if self.all.is_empty() {
            return;
        }
        let kept = assets.by_path.values();
        let kept: HashSet<u64> = kept.map(|of| of.content).collect();
        if self.all.keys().any(|content| !kept.contains(content)) {
            Handle::make_mut(&mut self.all).retain(|content, _| kept.contains(content));
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
        let wanted = (asset.path.clone(), asset.content, asset.kind);
        if requests.send(wanted).is_err() {
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
        for (content, made) in made {
            match made {
                Some(MadeOf::Subject(subject)) => self.to_draw.push_back((content, subject)),
                Some(MadeOf::Picture(pixels)) => {
                    all.insert(content, Some(Handle::new(pixels)));
                }
                None => {
                    all.insert(content, None);
                }
            }
        }
        true
    }

    /// The next one that has to be drawn.
    pub fn next_to_draw(&mut self) -> Option<(u64, PreviewSubject)> {
        self.to_draw.pop_front()
    }

    /// True while some have to be drawn.
    pub fn has_to_draw(&self) -> bool {
        !self.to_draw.is_empty()
    }

    /// One was drawn, or cannot be.
    pub fn finish(&mut self, content: u64, picture: Option<Pixels>) {
        let all = Handle::make_mut(&mut self.all);
        all.insert(content, picture.map(Handle::new));
    }
}

fn maker(folder: PathBuf, imports: Imports, to: Sender<Made>, waker: Sender<()>) -> Sender<Wanted> {
    let (requests, wanted) = unbounded::<Wanted>();
    let thread = std::thread::Builder::new().name("previews".into());
    let started = thread.spawn(move || {
        for (path, content, kind) in wanted {
            let made = small(&folder, (&path, kind), &imports);
            if to.send((content, made)).is_err() {
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

/// The picture, no larger than a preview, or what has to be drawn.
fn small(folder: &Path, (path, kind): (&str, AssetKind), imports: &Imports) -> Option<MadeOf> {
    let file = locate(folder, path).ok()?;
    let request = ImportRequest {
        file: &file,
        path,
        import_as: match kind {
            AssetKind::Model => ImportAs::Model,
            AssetKind::Material => ImportAs::Material,
            _ => ImportAs::SmallPicture(SIDE_PX),
        },
        settings: &ImportSettings::default(),
    };
    match imports.import(&request, || true).ok()? {
        Imported::Picture(pixels) => Some(MadeOf::Picture(pixels)),
        other => PreviewSubject::of(other, (folder, path), imports).map(MadeOf::Subject),
    }
}
