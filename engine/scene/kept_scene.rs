//! [`KeptScene`]: the text of a scene that is kept for a comparison.

use super::load::LIMIT_BYTES;
use super::{SceneText, TextFormat};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{decompress_to_vec, decompress_to_vec_with_limit};
use playground_base::crossbeam::channel::Sender;
use serde::{Deserialize, Serialize};
use std::sync::{Arc, OnceLock};

/// A shorter text is not worth a thread.
const LEAST_BYTES: usize = 1 << 20;

/// How hard the text is packed: scenes repeat themselves, so that a fast level makes a tenth of it.
const LEVEL: u8 = 1;

/// The text of a scene that is kept, and seldom read: another thread packs a long one.
#[derive(Clone, Debug)]
pub struct KeptScene {
    format: TextFormat,
    /// Until it is packed.
    text: Option<Arc<str>>,
    packed: Arc<OnceLock<Vec<u8>>>,
}

impl KeptScene {
    /// Keeps a scene. `waker` wakes the event loop when it is packed, to call [`settle`](Self::settle).
    pub fn new(scene: SceneText, waker: &Sender<()>) -> Self {
        let text: Arc<str> = scene.text.into();
        let kept = Self {
            format: scene.format,
            text: Some(text.clone()),
            packed: Arc::default(),
        };
        if text.len() >= LEAST_BYTES {
            let (packed, waker) = (kept.packed.clone(), waker.clone());
            let pack = move || {
                let bytes = compress_to_vec(text.as_bytes(), LEVEL);
                drop(text);
                let _is_first = packed.set(bytes);
                let _is_awake = waker.try_send(());
            };
            let packs = std::thread::Builder::new().name("pack scene".into());
            let _stays_as_it_is = packs.spawn(pack);
        }
        kept
    }

    /// Drops the text once it is packed.
    pub fn settle(&mut self) {
        if self.packed.get().is_some() {
            self.text = None;
        }
    }

    /// The scene for a file: packed, if it is.
    pub fn stored(&self) -> StoredScene {
        match self.packed.get() {
            Some(packed) => StoredScene::Packed {
                format: self.format,
                bytes: packed.clone(),
            },
            None => StoredScene::Text(self.scene().file_text()),
        }
    }

    /// How the file writes it.
    pub const fn format(&self) -> TextFormat {
        self.format
    }

    /// The scene.
    pub fn scene(&self) -> SceneText {
        let text = match (&self.text, self.packed.get()) {
            (Some(text), _) => text.to_string(),
            (None, Some(packed)) => {
                let bytes = decompress_to_vec(packed).unwrap_or_default();
                String::from_utf8(bytes).unwrap_or_default()
            }
            (None, None) => String::new(),
        };
        SceneText {
            text,
            format: self.format,
        }
    }
}

/// The text of a scene in another file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum StoredScene {
    /// The text of the scene's file.
    Text(String),
    /// The text, packed.
    Packed {
        /// How the scene's file writes it.
        format: TextFormat,
        /// What deflate made of it.
        #[serde(with = "serde_bytes")]
        bytes: Vec<u8>,
    },
}

impl StoredScene {
    /// The scene; `None` for bytes that are no packed text, or one that is longer than a scene may be.
    pub fn scene(&self) -> Option<SceneText> {
        Some(match self {
            Self::Text(text) => SceneText::of(text.clone()),
            Self::Packed { format, bytes } => SceneText {
                text: String::from_utf8(
                    decompress_to_vec_with_limit(bytes, LIMIT_BYTES as usize).ok()?,
                )
                .ok()?,
                format: *format,
            },
        })
    }
}

impl Default for StoredScene {
    fn default() -> Self {
        Self::Text(String::new())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use playground_base::crossbeam::channel::bounded;
    use std::time::Duration;

    #[test]
    fn long_text_is_packed_and_the_same_again() {
        for length in [0, 7, LEAST_BYTES * 3] {
            let text: String = "(id: 1, ü)\n".chars().cycle().take(length).collect();
            let scene = SceneText::of(text);
            let (waker, woken) = bounded(1);
            let mut kept = KeptScene::new(scene.clone(), &waker);
            assert_eq!(kept.scene(), scene, "it can be read meanwhile");
            if length > LEAST_BYTES {
                let packed = woken.recv_timeout(Duration::from_secs(30));
                packed.expect("it is packed");
            }
            assert_eq!(kept.stored().scene(), Some(scene.clone()));
            kept.settle();
            assert_eq!(kept.text.is_none(), length > LEAST_BYTES);
            assert_eq!(kept.scene(), scene);
            let size = kept.packed.get().map_or(0, Vec::len);
            assert!(size < LEAST_BYTES / 20, "{size}");
        }
    }
}
