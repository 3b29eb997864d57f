//! [`Previews`]: small pictures of picture files.

use super::Importers;
use super::decode::decode;
use playground_base::crossbeam::channel::{Receiver, Sender, unbounded};
use playground_base::image::{RgbaImage, imageops};
use playground_base::{Handle, tracing};
use playground_core_assets::{Asset, Assets};
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
    importers: Option<Importers>,
    waker: Sender<()>,
    /// Requests to the thread, which ends when this is dropped.
    requests: Option<Sender<(String, u64)>>,
    made: (Sender<Made>, Receiver<Made>),
    all: Handle<BTreeMap<u64, Option<Handle<Pixels>>>>,
}

impl Previews {
    /// No previews. `waker` wakes the event loop when one was made.
    pub fn new(waker: Sender<()>, importers: Option<Importers>) -> Self {
        Self {
            importers,
            waker,
            requests: None,
            made: unbounded(),
            all: Handle::default(),
        }
    }

    /// Forgets all: another project was opened, or none is.
    pub fn close(&mut self) {
        *self = Self::new(self.waker.clone(), self.importers.clone());
    }

    /// Those that were made, by what their files contain; `None` for a file that cannot be shown.
    pub const fn all(&self) -> &Handle<BTreeMap<u64, Option<Handle<Pixels>>>> {
        &self.all
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
                self.importers.clone(),
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
    importers: Option<Importers>,
    to: Sender<Made>,
    waker: Sender<()>,
) -> Sender<(String, u64)> {
    let (requests, paths) = unbounded::<(String, u64)>();
    let thread = std::thread::Builder::new().name("previews".into());
    let started = thread.spawn(move || {
        for (path, content) in paths {
            let texture = decode(&folder, (content, &path), importers.as_ref());
            let pixels = texture.ok().and_then(|read| small(read.content.pixels));
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
fn small(pixels: Pixels) -> Option<Pixels> {
    let (width, height) = (pixels.width_px, pixels.height_px);
    let longer = width.max(height);
    if longer <= SIDE_PX {
        return Some(pixels);
    }
    let scaled = |side: u32| (side * SIDE_PX).div_ceil(longer).max(1);
    let picture = RgbaImage::from_raw(width, height, pixels.rgba)?;
    let picture = imageops::thumbnail(&picture, scaled(width), scaled(height));
    Some(Pixels {
        width_px: picture.width(),
        height_px: picture.height(),
        rgba: picture.into_raw(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preview_keeps_the_shape_of_the_picture() {
        for (size, expected) in [
            ((10, 20), (10, 20)),
            ((960, 480), (96, 48)),
            ((10_000, 3), (96, 1)),
        ] {
            let pixels = Pixels {
                width_px: size.0,
                height_px: size.1,
                rgba: vec![200; size.0 as usize * size.1 as usize * 4],
            };
            let small = small(pixels).expect("it has all pixels");
            assert_eq!((small.width_px, small.height_px), expected);
            assert!(small.rgba.iter().all(|byte| *byte == 200));
        }
    }
}
