//! [`KeptScene`]: the text of a scene that is kept for a comparison.

use super::load::LIMIT_BYTES;
use super::{SceneText, TextFormat};
use miniz_oxide::deflate::compress_to_vec;
use miniz_oxide::inflate::{decompress_to_vec, decompress_to_vec_with_limit};
use playground_base::parking_lot::RwLock;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A shorter text is not worth a thread.
const LEAST_BYTES: usize = 1 << 20;

/// How hard the text is packed: scenes repeat themselves, so that a fast level makes a tenth of it.
const LEVEL: u8 = 1;

/// The text of a scene that is kept, and seldom read: another thread packs a long one.
#[derive(Clone, Debug)]
pub struct KeptScene {
    format: TextFormat,
    content: Arc<RwLock<Content>>,
}

#[derive(Debug)]
enum Content {
    Text(Arc<String>),
    Packed {
        bytes: Vec<u8>,
        /// Of the text, in bytes.
        length: usize,
    },
}

/// The longest text that so few packed bytes may be in a file: damaged ones may say anything.
fn longest(packed: &[u8]) -> usize {
    (packed.len() * 256 + LEAST_BYTES).min(LIMIT_BYTES as usize)
}

impl KeptScene {
    /// Keeps a scene.
    pub fn new(scene: SceneText) -> Self {
        let text = Arc::new(scene.text);
        let kept = Self {
            format: scene.format,
            content: Arc::new(RwLock::new(Content::Text(text.clone()))),
        };
        if text.len() >= LEAST_BYTES {
            let content = kept.content.clone();
            let pack = move || {
                let bytes = compress_to_vec(text.as_bytes(), LEVEL);
                let length = text.len();
                drop(text);
                *content.write() = Content::Packed { bytes, length };
            };
            let packs = std::thread::Builder::new().name("pack scene".into());
            let _stays_as_it_is = packs.spawn(pack);
        }
        kept
    }

    /// The scene for a file: packed, if it is.
    pub fn stored(&self) -> StoredScene {
        match &*self.content.read() {
            Content::Text(text) => StoredScene::Text(self.format.join(text)),
            Content::Packed { bytes, length } if *length <= longest(bytes) => StoredScene::Packed {
                format: self.format,
                bytes: bytes.clone(),
            },
            Content::Packed { bytes, .. } => StoredScene::Text(self.format.join(&unpacked(bytes))),
        }
    }

    /// How the file writes it.
    pub const fn format(&self) -> TextFormat {
        self.format
    }

    /// The scene.
    pub fn scene(&self) -> SceneText {
        let text = match &*self.content.read() {
            Content::Text(text) => String::clone(text),
            Content::Packed { bytes, .. } => unpacked(bytes),
        };
        SceneText {
            text,
            format: self.format,
        }
    }
}

fn unpacked(bytes: &[u8]) -> String {
    let text = decompress_to_vec(bytes).unwrap_or_default();
    String::from_utf8(text).unwrap_or_default()
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
        #[serde(with = "playground_base::serde_bytes")]
        bytes: Vec<u8>,
    },
}

impl StoredScene {
    /// The scene; `None` for bytes that are no packed text, or one that is longer than a scene may be.
    pub fn scene(&self) -> Option<SceneText> {
        Some(match self {
            Self::Text(text) => SceneText::of(text.clone()),
            Self::Packed { format, bytes } => SceneText {
                text: String::from_utf8(decompress_to_vec_with_limit(bytes, longest(bytes)).ok()?)
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
    use std::time::{Duration, Instant};

    fn is_packed(kept: &KeptScene) -> bool {
        matches!(&*kept.content.read(), Content::Packed { .. })
    }

    #[test]
    fn long_text_is_packed_and_the_same_again() {
        for length in [0, 7, LEAST_BYTES * 3] {
            let text: String = "(id: 1, ü)\n".chars().cycle().take(length).collect();
            let scene = SceneText::of(text);
            let kept = KeptScene::new(scene.clone());
            assert_eq!(kept.scene(), scene, "it can be read meanwhile");
            assert_eq!(kept.stored().scene(), Some(scene.clone()));
            let start = Instant::now();
            while length > LEAST_BYTES && !is_packed(&kept) {
                assert!(
                    start.elapsed() < Duration::from_secs(30),
                    "it is not packed"
                );
                std::thread::sleep(Duration::from_millis(1));
            }
            assert_eq!(kept.scene(), scene);
            let stored = kept.stored();
            assert_eq!(stored.scene(), Some(scene));
            if let StoredScene::Packed { bytes, .. } = stored {
                assert!(bytes.len() < LEAST_BYTES / 20, "{}", bytes.len());
            }
        }
    }
}
