//! Small documents of glTF, made by hand.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use playground_base::serde_json::{Value as Json, json};
use playground_base::{BindingRegistry, Context, Handle, IdMap, image};
use playground_core_assets::{ImportFile, ImportProgress, ImportSettings, Imported, ImporterView};
use playground_core_drawing::Model;
use playground_plugins_gltf::GltfImporter;
use std::io::Cursor;
use std::path::Path;

/// Imports the bytes of a file.
pub fn import_at(file: &Path, path: &str, bytes: &[u8]) -> Result<Model, String> {
    let context = Context {
        registry: Handle::new(BindingRegistry::default()),
        pools: IdMap::default(),
    };
    let importer = GltfImporter::new(&context).expect("it needs nothing");
    let (settings, progress) = (&ImportSettings::default(), &ImportProgress::default());
    let file = ImportFile {
        path,
        bytes,
        file,
        settings,
        progress,
    };
    match importer.import(file)? {
        Imported::Model(model) => Ok(model),
        other => panic!("no model: {other:?}"),
    }
}

pub fn import(bytes: &[u8]) -> Result<Model, String> {
    import_at(Path::new("/assets/a.glb"), "a.glb", bytes)
}

/// The bytes of a document with a binary part.
pub fn binary(document: &Json, part: &[u8]) -> Vec<u8> {
    let mut text = document.to_string().into_bytes();
    text.resize(text.len().next_multiple_of(4), b' ');
    let mut part = part.to_vec();
    part.resize(part.len().next_multiple_of(4), 0);
    let length = 12 + 8 + text.len() + 8 + part.len();
    let mut bytes = b"glTF".to_vec();
    let number = |bytes: &mut Vec<u8>, of: usize| bytes.extend((of as u32).to_le_bytes());
    number(&mut bytes, 2);
    number(&mut bytes, length);
    number(&mut bytes, text.len());
    bytes.extend(b"JSON");
    bytes.extend(text);
    number(&mut bytes, part.len());
    bytes.extend(b"BIN\0");
    bytes.extend(part);
    bytes
}

/// As a part of the document's text.
pub fn data_uri(bytes: &[u8]) -> String {
    format!(
        "data:application/octet-stream;base64,{}",
        STANDARD.encode(bytes)
    )
}

/// A picture of one colour, as PNG.
pub fn picture() -> Vec<u8> {
    let picture = image::RgbaImage::from_pixel(2, 3, image::Rgba([200, 100, 50, 255]));
    let mut bytes = Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, image::ImageFormat::Png)
        .expect("it is in memory");
    bytes.into_inner()
}

/// A square of four corners, with uvs and 16-bit indices, and its buffer.
pub fn square() -> (Json, Vec<u8>) {
    let corners: [[f32; 3]; 4] = [[0., 0., 0.], [1., 0., 0.], [1., 1., 0.], [0., 1., 0.]];
    let uvs: [[f32; 2]; 4] = [[0., 1.], [1., 1.], [1., 0.], [0., 0.]];
    let mut bytes: Vec<u8> = corners
        .iter()
        .flatten()
        .flat_map(|x| x.to_le_bytes())
        .collect();
    bytes.extend(uvs.iter().flatten().flat_map(|x| x.to_le_bytes()));
    bytes.extend(
        [0_u16, 1, 2, 0, 2, 3]
            .iter()
            .flat_map(|index| index.to_le_bytes()),
    );
    let picture_at = bytes.len();
    let picture = picture();
    bytes.extend(&picture);
    let document = json!({
        "asset": {"version": "2.0"},
        "scene": 0,
        "scenes": [{"nodes": [0]}],
        "nodes": [
            {"name": "Root", "translation": [1, 2, 3], "children": [1]},
            {"name": "Leaf", "mesh": 0, "scale": [2, 2, 2]},
        ],
        "meshes": [{"name": "Square", "primitives": [{
            "attributes": {"POSITION": 0, "TEXCOORD_0": 1},
            "indices": 2,
            "material": 0,
        }]}],
        "materials": [{
            "name": "Paint",
            "pbrMetallicRoughness": {
                "baseColorFactor": [0.5, 0.25, 1.0, 0.75],
                "metallicFactor": 0.125,
                "roughnessFactor": 0.5,
                "baseColorTexture": {"index": 0},
            },
            "alphaMode": "BLEND",
        }],
        "textures": [{"source": 0, "sampler": 0}],
        "samplers": [{"magFilter": 9728}],
        "images": [{"name": "wood", "bufferView": 3, "mimeType": "image/png"}],
        "buffers": [{"byteLength": bytes.len()}],
        "bufferViews": [
            {"buffer": 0, "byteOffset": 0, "byteLength": 48},
            {"buffer": 0, "byteOffset": 48, "byteLength": 32},
            {"buffer": 0, "byteOffset": 80, "byteLength": 12},
            {"buffer": 0, "byteOffset": picture_at, "byteLength": picture.len()},
        ],
        "accessors": [
            {"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3",
             "min": [0, 0, 0], "max": [1, 1, 0]},
            {"bufferView": 1, "componentType": 5126, "count": 4, "type": "VEC2"},
            {"bufferView": 2, "componentType": 5123, "count": 6, "type": "SCALAR"},
        ],
    });
    (document, bytes)
}
