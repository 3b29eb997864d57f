//! [`Source`]: the document and the bytes that it names.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use gltf::buffer::Source as BufferSource;
use gltf::{Accessor, Document, Gltf};
use playground_core_assets::ImportFile;
use std::path::{Path, PathBuf};

/// The most elements of an accessor: more than that is a mistake, or meant to take all memory.
const MOST_ELEMENTS: usize = 1 << 24;

/// The most bytes of the files that a document names, all together.
const MOST_BYTES: u64 = 1 << 30;

/// A document, and the bytes of its buffers.
pub struct Source {
    /// The document.
    pub document: Document,
    /// The bytes of each buffer.
    pub buffers: Vec<Vec<u8>>,
    /// The files of buffers, as paths below the assets folder.
    pub files: Vec<String>,
    folder: PathBuf,
    /// The assets folder: nothing outside of it is read.
    root: PathBuf,
}

/// Bytes that a document names, and the file that they are from.
pub struct Named {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The path of the file below the assets folder; `None` for bytes within the document.
    pub file: Option<String>,
}

impl Source {
    /// Reads the document, and the files that it names.
    pub fn read(file: &ImportFile<'_>) -> Result<Self, String> {
        let Gltf { document, mut blob } =
            Gltf::from_slice(file.bytes).map_err(|error| error.to_string())?;
        let depth = file.path.split('/').count();
        let root = file.file.ancestors().nth(depth);
        let mut source = Self {
            folder: file.file.parent().unwrap_or(Path::new("")).to_path_buf(),
            root: root.unwrap_or(file.file).to_path_buf(),
            document,
            buffers: Vec::new(),
            files: Vec::new(),
        };
        let mut all_bytes = 0_u64;
        for buffer in source.document.clone().buffers() {
            let bytes = match buffer.source() {
                BufferSource::Bin => blob.take().ok_or("its binary part is missing")?,
                BufferSource::Uri(uri) => {
                    let named = source.bytes_at(uri)?;
                    source.files.extend(named.file);
                    named.bytes
                }
            };
            if bytes.len() < buffer.length() {
                return Err(format!(
                    "buffer {} has {} bytes, and {} are declared",
                    buffer.index(),
                    bytes.len(),
                    buffer.length()
                ));
            }
            all_bytes += bytes.len() as u64;
            if all_bytes > MOST_BYTES {
                return Err("its buffers have more than 1 GiB: split it".to_owned());
            }
            source.buffers.push(bytes);
        }
        for accessor in source.document.accessors() {
            source.check(&accessor)?;
        }
        Ok(source)
    }

    /// What a reference within the document names: a file below the assets folder, or the reference
    /// itself.
    pub fn bytes_at(&self, uri: &str) -> Result<Named, String> {
        if let Some(data) = uri.strip_prefix("data:") {
            let (_, data) = data
                .split_once(";base64,")
                .ok_or("a data URI is not in base64")?;
            let decoded = STANDARD.decode(data);
            let bytes = decoded.map_err(|error| format!("a data URI is damaged: {error}"))?;
            return Ok(Named { bytes, file: None });
        }
        let name = unescaped(uri).ok_or_else(|| format!("`{uri}` is no name of a file"))?;
        let outside = || format!("`{name}` is not below the project's assets folder: put it there");
        if name.contains(':') || name.starts_with('/') || name.contains('\\') {
            return Err(outside());
        }
        let file = self.folder.join(&name).canonicalize();
        let file = file.map_err(|error| {
            format!(
                "`{name}`, which it names: {error}. Put that file beside it, or save the model as .glb, \
                 which has all of it in one file"
            )
        })?;
        let root = self
            .root
            .canonicalize()
            .map_err(|error| error.to_string())?;
        let inside = file.strip_prefix(root).map_err(|_| outside())?;
        let inside = inside.to_str().map(|path| path.replace('\\', "/"));
        let size = file
            .metadata()
            .map_err(|error| format!("`{name}`: {error}"))?
            .len();
        if size > MOST_BYTES {
            return Err(format!("`{name}` has {size} bytes, more than 1 GiB"));
        }
        let bytes = std::fs::read(&file).map_err(|error| format!("`{name}`: {error}"))?;
        Ok(Named {
            bytes,
            file: inside,
        })
    }

    /// The bytes of a part of a buffer.
    pub fn view(&self, view: &gltf::buffer::View<'_>) -> Result<&[u8], String> {
        let bytes = self.buffers.get(view.buffer().index());
        let end = view.offset().checked_add(view.length());
        let part = bytes
            .zip(end)
            .and_then(|(bytes, end)| bytes.get(view.offset()..end));
        part.ok_or_else(|| format!("view {} is outside of its buffer", view.index()))
    }

    /// Refuses an accessor that is outside of its buffer, so that what reads it need not check.
    fn check(&self, accessor: &Accessor<'_>) -> Result<(), String> {
        let (index, count) = (accessor.index(), accessor.count());
        if count > MOST_ELEMENTS {
            return Err(format!(
                "accessor {index} has {count} elements: {MOST_ELEMENTS} are the most"
            ));
        }
        let fits = |view: &gltf::buffer::View<'_>, offset: usize, size: usize, count: usize| {
            let stride = view.stride().unwrap_or(size);
            let last = count.saturating_sub(1).checked_mul(stride);
            let end = last.and_then(|last| last.checked_add(size)?.checked_add(offset));
            let is_empty = count == 0;
            Ok::<bool, String>(
                is_empty || end.is_some_and(|end| end <= view.length()) && self.view(view).is_ok(),
            )
        };
        let is_inside = match accessor.view() {
            Some(view) => fits(&view, accessor.offset(), accessor.size(), count)?,
            None => true,
        };
        let sparse_is_inside = match accessor.sparse() {
            None => true,
            Some(sparse) => {
                let (indices, values) = (sparse.indices(), sparse.values());
                let size = indices.index_type().size();
                sparse.count() <= count
                    && fits(&indices.view(), indices.offset(), size, sparse.count())?
                    && fits(
                        &values.view(),
                        values.offset(),
                        accessor.size(),
                        sparse.count(),
                    )?
            }
        };
        if is_inside && sparse_is_inside {
            Ok(())
        } else {
            Err(format!("accessor {index} is outside of its buffer"))
        }
    }
}

/// A name in which `%20` stands for a space.
fn unescaped(uri: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(uri.len());
    let mut rest = uri.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            let digits = std::str::from_utf8(&digits).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes)
        .ok()
        .filter(|name| !name.contains('\0'))
}
