//! [`DrawnMaterials`]: the materials of entities, and the pictures on them.

use super::decode::data_texture;
use super::loader::{Decoded, key_of};
use super::{Loader, LoaderKind, Pictures};
use crate::imports::{ImportAs, Imports};
use playground_base::AssetRef;
use playground_base::crossbeam::channel::Sender;
use playground_base::glam::{Affine2, Vec2};
use playground_base::{Handle, stable_id};
use playground_core_assets::{Assets, BoundAssetsView, ImportSettings, Imported};
use playground_core_drawing::{
    Blend, Material, MaterialAsset, MaterialBlend, ShaderId, Surface, SurfaceId, SurfaceMap,
    SurfaceShader, TextureId,
};
use playground_core_engine::Problem;
use std::path::Path;

/// A material as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawnMaterial {
    /// Colour, roughness and metal.
    pub material: Material,
    /// Maps, and more.
    pub surface: Surface,
    /// How it blends.
    pub blend: Blend,
    /// Shows its plain colour.
    pub unlit: bool,
    /// Its pictures of colours.
    colors: Vec<AssetRef>,
    /// Its pictures of other numbers.
    data: Vec<AssetRef>,
    /// Its shader, or a reference to nothing.
    shader: AssetRef,
}

/// The materials of entities, and the pictures on them.
pub struct DrawnMaterials {
    /// The materials.
    pub materials: Loader<DrawnMaterial>,
    /// Pictures whose numbers are no colours. Those of colours are with the sprites'.
    pub data: Pictures,
    /// Their shaders.
    pub shaders: Loader<SurfaceShader>,
    /// The materials whose pictures the current list has requested.
    requested: Vec<u64>,
}

impl DrawnMaterials {
    /// No materials; see [`Loader::new`].
    pub fn new(
        waker: Sender<()>,
        imports: Option<Imports>,
        finder: Option<BoundAssetsView>,
    ) -> Self {
        let kind = LoaderKind {
            what: "material",
            import_as: ImportAs::Material,
            decode: decode_material,
        };
        let data = Pictures::data_pictures(waker.clone(), imports.clone(), finder.clone());
        let of_shaders = LoaderKind {
            what: "shader",
            import_as: ImportAs::Shader,
            decode: decode_shader,
        };
        let shaders = Loader::new(of_shaders, waker.clone(), imports.clone(), finder.clone());
        Self {
            materials: Loader::new(kind, waker, imports, finder),
            data,
            shaders,
            requested: Vec::new(),
        }
    }

    /// The material, and its pictures among `pictures`; `None` until it is read.
    pub fn request(
        &mut self,
        reference: &AssetRef,
        pictures: &mut Pictures,
    ) -> Option<Handle<DrawnMaterial>> {
        if reference.is_none() {
            return None;
        }
        let (key, found) = self.materials.request(reference)?;
        let found = found.clone();
        if !self.requested.contains(&key) {
            self.requested.push(key);
            for color in &found.colors {
                pictures.request(color);
            }
            for data in &found.data {
                self.data.request(data);
            }
            if !found.shader.is_none() {
                self.shaders.request(&found.shader);
            }
        }
        Some(found)
    }

    /// Starts a new draw list.
    pub fn begin_list(&mut self) {
        self.requested.clear();
        self.materials.begin_list();
        self.data.begin_list();
        self.shaders.begin_list();
    }

    /// See [`Loader::follow`].
    pub fn follow(&mut self, assets: Handle<Assets>) {
        self.materials.follow(assets.clone());
        self.data.follow(assets.clone());
        self.shaders.follow(assets);
    }

    /// See [`Loader::open`].
    pub fn open(&mut self, project: &Path) {
        self.materials.open(project);
        self.data.open(project);
        self.shaders.open(project);
    }

    /// See [`Loader::close`].
    pub fn close(&mut self) {
        self.materials.close();
        self.data.close();
        self.shaders.close();
    }

    /// See [`Loader::poll`].
    pub fn poll(&mut self) -> bool {
        self.materials.poll() | self.data.poll() | self.shaders.poll()
    }

    /// See [`Loader::reimport`].
    pub fn reimport(&mut self) {
        self.materials.reimport();
        self.data.reimport();
        self.shaders.reimport();
    }

    /// See [`Loader::import_again`].
    pub fn import_again(&mut self, path: &str) {
        self.materials.import_again(path);
        self.data.import_again(path);
        self.shaders.import_again(path);
    }

    /// See [`Loader::is_reading`].
    pub const fn is_reading(&self) -> bool {
        self.materials.is_reading() || self.data.is_reading() || self.shaders.is_reading()
    }

    /// Increases whenever something changes.
    pub const fn revision(&self) -> u64 {
        self.materials.revision() + self.data.revision() + self.shaders.revision()
    }

    /// See [`Loader::problems`].
    pub fn problems(&self) -> impl Iterator<Item = &Problem> + Clone {
        let of_maps = self.data.problems().chain(self.shaders.problems());
        self.materials.problems().chain(of_maps)
    }
}

fn decode_material(
    imported: Imported,
    (key, path): (u64, &str),
    _: &ImportSettings,
) -> Result<Decoded<DrawnMaterial>, String> {
    let Imported::Material(asset) = imported else {
        return Err("it is no material".to_owned());
    };
    Ok(Decoded {
        content: drawn_with_key(&asset, key, path),
        files: Vec::new(),
    })
}

fn decode_shader(
    imported: Imported,
    (key, path): (u64, &str),
    _: &ImportSettings,
) -> Result<Decoded<SurfaceShader>, String> {
    let Imported::Shader(shader) = imported else {
        return Err("it is no shader".to_owned());
    };
    Ok(Decoded {
        content: SurfaceShader {
            id: ShaderId(key),
            name: path.to_owned(),
            ..shader
        },
        files: Vec::new(),
    })
}

/// The id of the surface of the material with this key.
pub fn material_surface(key: u64) -> SurfaceId {
    SurfaceId(stable_id(&format!("{key:x}/material")))
}

/// What is drawn of a material; `key` tells its surface from those of others.
pub fn drawn_with_key(asset: &MaterialAsset, key: u64, path: &str) -> DrawnMaterial {
    let repeat = Affine2::from_scale(Vec2::new(asset.repeat_u, asset.repeat_v));
    let map = |reference: &AssetRef, texture: fn(u64) -> TextureId| {
        (!reference.is_none()).then(|| SurfaceMap {
            map_from_mesh: repeat,
            ..SurfaceMap::new(texture(key_of(reference)))
        })
    };
    let given = asset.parameters.iter();
    let parameters = given.map(|of| (of.name.clone(), of.value.to_array()));
    let surface = Surface {
        id: material_surface(key),
        name: path.to_owned(),
        color: map(&asset.color_map, TextureId),
        metal_roughness: map(&asset.metal_roughness_map, data_texture),
        normal: map(&asset.normal_map, data_texture),
        occlusion: map(&asset.occlusion_map, data_texture),
        emitted: map(&asset.emitted_map, TextureId),
        normal_scale: asset.normal_scale,
        occlusion_strength: asset.occlusion_strength,
        reflectance: [asset.reflectance; 3],
        cutoff: (asset.blend == MaterialBlend::Cutout).then_some(asset.cutoff),
        double_sided: asset.double_sided,
        coat: asset.coat,
        coat_roughness: asset.coat_roughness,
        shader: (!asset.shader.is_none()).then(|| ShaderId(key_of(&asset.shader))),
        parameters: parameters.collect(),
        ..Surface::default()
    };
    let of = |all: &[&AssetRef]| {
        let there = all.iter().filter(|reference| !reference.is_none());
        there.map(|reference| (*reference).clone()).collect()
    };
    DrawnMaterial {
        material: asset.material(),
        surface: surface.with_emission(asset.emission, asset.emission_strength),
        blend: asset.drawn_blend(),
        unlit: asset.unlit,
        colors: of(&[&asset.color_map, &asset.emitted_map]),
        data: of(&[
            &asset.metal_roughness_map,
            &asset.normal_map,
            &asset.occlusion_map,
        ]),
        shader: asset.shader.clone(),
    }
}
