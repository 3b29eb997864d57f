//! [`glb`]: a large file of a model, made by code.

use playground_base::image::{self, ImageFormat, RgbaImage};
use playground_base::serde_json::{Value, json};
use std::io::Cursor;

/// Corners along a side of each mesh.
const SIDE: u32 = 110;

/// The side of each texture, in pixels.
const TEXTURE_PX: u32 = 1024;

/// A binary glTF file of this many meshes, each with a material and every third with a texture of its own.
/// `number` tells files apart that are otherwise equal.
pub fn glb(meshes: u32, number: usize) -> Result<Vec<u8>, String> {
    let mut file = Parts::default();
    for at in 0..meshes {
        file.mesh(at);
        if at % 3 == 0 {
            file.texture(at)?;
        }
    }
    Ok(file.into_bytes(meshes, number))
}

/// The parts of a file that are written so far.
#[derive(Default)]
struct Parts {
    binary: Vec<u8>,
    views: Vec<Value>,
    accessors: Vec<Value>,
    images: Vec<Value>,
    meshes: Vec<Value>,
}

impl Parts {
    /// A part of the binary chunk, which begins at a multiple of four.
    fn view(&mut self, bytes: &[u8]) -> usize {
        self.binary.resize(self.binary.len().next_multiple_of(4), 0);
        let offset = self.binary.len();
        self.views
            .push(json!({"buffer": 0, "byteOffset": offset, "byteLength": bytes.len()}));
        self.binary.extend_from_slice(bytes);
        self.views.len() - 1
    }

    fn floats(&mut self, kind: &str, rows: &[Vec<f32>]) -> usize {
        let bytes: Vec<u8> = rows
            .iter()
            .flatten()
            .flat_map(|of| of.to_le_bytes())
            .collect();
        let edge = |pick: fn(f32, f32) -> f32| -> Vec<f32> {
            let first = rows.first().cloned().unwrap_or_default();
            let join = |all: Vec<f32>, row: &Vec<f32>| -> Vec<f32> {
                all.iter().zip(row).map(|(a, b)| pick(*a, *b)).collect()
            };
            rows.iter().fold(first, join)
        };
        let view = self.view(&bytes);
        self.accessors.push(json!({
            "bufferView": view, "componentType": 5126, "count": rows.len(), "type": kind,
            "min": edge(f32::min), "max": edge(f32::max),
        }));
        self.accessors.len() - 1
    }

    /// A hilly square.
    fn mesh(&mut self, at: u32) {
        let corners =
            || (0..SIDE * SIDE).map(|corner| ((corner % SIDE) as f32, (corner / SIDE) as f32));
        let height = |x: f32, z: f32| (x * 0.31 + at as f32).sin() * (z * 0.23).cos();
        let places: Vec<_> = corners()
            .map(|(x, z)| vec![x, height(x, z), z + at as f32 * 120.0])
            .collect();
        let normal = |(x, z): (f32, f32)| {
            let (dx, dz) = (
                height(x + 0.5, z) - height(x - 0.5, z),
                height(x, z + 0.5) - height(x, z - 0.5),
            );
            let length = (dx * dx + 1.0 + dz * dz).sqrt();
            vec![-dx / length, 1.0 / length, -dz / length]
        };
        let normals: Vec<_> = corners().map(normal).collect();
        let uvs: Vec<_> = corners()
            .map(|(x, z)| vec![x / SIDE as f32, z / SIDE as f32])
            .collect();
        let squares =
            (0..(SIDE - 1) * (SIDE - 1)).map(|of| of / (SIDE - 1) * SIDE + of % (SIDE - 1));
        let indices = squares.flat_map(|a| [a, a + SIDE, a + 1, a + 1, a + SIDE, a + SIDE + 1]);
        let bytes: Vec<u8> = indices.flat_map(u32::to_le_bytes).collect();
        let [places, normals, uvs] = [("VEC3", places), ("VEC3", normals), ("VEC2", uvs)]
            .map(|(kind, rows)| self.floats(kind, &rows));
        let view = self.view(&bytes);
        self.accessors.push(json!({
            "bufferView": view, "componentType": 5125, "count": bytes.len() / 4, "type": "SCALAR",
        }));
        let indices = self.accessors.len() - 1;
        let attributes = json!({"POSITION": places, "NORMAL": normals, "TEXCOORD_0": uvs});
        self.meshes.push(json!({
            "primitives": [{"attributes": attributes, "indices": indices, "material": at / 3}],
        }));
    }

    /// A picture that packs about as well as a photograph.
    fn texture(&mut self, at: u32) -> Result<(), String> {
        let texel = |x: u32, y: u32| {
            let noise = (x * 7919 + y * 104_729 + at * 31).wrapping_mul(2_654_435_761) >> 27;
            let value = (x / 8 + y / 4 + at) as u8;
            image::Rgba([
                value.wrapping_add(noise as u8),
                value / 2,
                200 - value / 2,
                255,
            ])
        };
        let picture = RgbaImage::from_fn(TEXTURE_PX, TEXTURE_PX, texel);
        let mut png = Cursor::new(Vec::new());
        let written = picture.write_to(&mut png, ImageFormat::Png);
        written.map_err(|error| error.to_string())?;
        let view = self.view(png.get_ref());
        self.images
            .push(json!({"bufferView": view, "mimeType": "image/png"}));
        Ok(())
    }

    fn into_bytes(mut self, meshes: u32, number: usize) -> Vec<u8> {
        self.binary.resize(self.binary.len().next_multiple_of(4), 0);
        let count = self.images.len();
        let of_texture = |at| json!({"pbrMetallicRoughness": {"baseColorTexture": {"index": at}}});
        let json = json!({
            "asset": {"version": "2.0", "generator": format!("file {number}")},
            "scene": 0,
            "scenes": [{"nodes": (0..meshes).collect::<Vec<_>>()}],
            "nodes": (0..meshes).map(|at| json!({"mesh": at})).collect::<Vec<_>>(),
            "meshes": self.meshes,
            "materials": (0..count).map(of_texture).collect::<Vec<_>>(),
            "textures": (0..count).map(|at| json!({"source": at})).collect::<Vec<_>>(),
            "images": self.images,
            "accessors": self.accessors,
            "bufferViews": self.views,
            "buffers": [{"byteLength": self.binary.len()}],
        });
        let mut json = json.to_string().into_bytes();
        json.resize(json.len().next_multiple_of(4), b' ');
        let total = 12 + 8 + json.len() + 8 + self.binary.len();
        let word = |number: usize| (number as u32).to_le_bytes();
        let mut file = b"glTF".to_vec();
        file.extend([2, total, json.len()].into_iter().flat_map(word));
        file.extend(b"JSON");
        file.extend(json);
        file.extend(word(self.binary.len()));
        file.extend(b"BIN\0");
        file.extend(self.binary);
        file
    }
}
