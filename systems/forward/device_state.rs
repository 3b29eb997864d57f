//! [`DeviceState`]: the renderer's resources on one device.

use super::{
    around::Around, bend_upload, compiled::Compiled, layouts::Layouts, mips::Mips,
    pick::PickTarget, shader::ShaderTexts, shapes, surface_groups::SurfaceGroups,
    target::DEPTH_FORMAT,
};
use playground_base::{Handle, Shared};
use playground_core_rendering::{Gpu, RenderingError};
use playground_graphics::wgpu;
use std::collections::HashMap;

/// Everything that belongs to one device and can be made again from it.
pub struct DeviceState {
    /// The device it was made for.
    pub device: wgpu::Device,
    /// Bind group layouts.
    pub layouts: Layouts,
    /// The textures that `pick` draws into.
    pub pick: PickTarget,
    /// The bind groups of surfaces.
    pub surfaces: SurfaceGroups,
    /// Makes smaller copies of textures.
    pub mips: Mips,
    /// What is around a picture.
    pub around: Around,
    /// What stands for joints where there are none.
    pub no_joints: wgpu::TextureView,
    compiled: Shared<Handle<Compiled>>,
    shadow_maps: Shared<HashMap<u32, ShadowTexture>>,
}

/// A shadow map.
#[derive(Clone)]
pub struct ShadowTexture {
    /// The depth texture that casters are drawn into.
    pub view: wgpu::TextureView,
    /// Compares depths.
    pub sampler: wgpu::Sampler,
}

impl DeviceState {
    /// Makes the layouts and uploads the built-in meshes.
    pub fn new(gpu: &Gpu, texts: ShaderTexts) -> Result<Self, RenderingError> {
        let layouts = Layouts::new(&gpu.device);
        for kind in playground_core_drawing::MeshKind::ALL {
            let levels = shapes::levels(kind);
            super::mesh_upload::upload_levels(gpu, &layouts, kind.id(), &levels)?;
        }
        Ok(Self {
            device: gpu.device.clone(),
            layouts,
            pick: PickTarget::new(&gpu.device),
            surfaces: SurfaceGroups::new(gpu),
            mips: Mips::new(&gpu.device),
            around: Around::new(gpu),
            no_joints: bend_upload::no_joints(gpu),
            compiled: Shared::new(Handle::new(Compiled::new(&gpu.device, texts)?)),
            shadow_maps: Shared::default(),
        })
    }

    /// The compiled shaders and pipelines.
    pub fn compiled(&self) -> Handle<Compiled> {
        self.compiled.read().clone()
    }

    /// Compiles all pipelines in use from other sources, and switches to them only if all compile.
    pub fn set_texts(&self, gpu: &Gpu, texts: &ShaderTexts) -> Result<(), RenderingError> {
        let current = self.compiled();
        let other = current.with_texts(gpu, &self.layouts, texts.clone())?;
        *self.compiled.write() = Handle::new(other);
        Ok(())
    }

    /// The shadow map of a size. One serves all pictures: each draws its shadows right before it
    /// reads them. Without shadows it is a single texel that no shader samples.
    pub fn shadow_map(&self, size_px: u32) -> ShadowTexture {
        let size_px = size_px.max(1);
        if let Some(map) = self.shadow_maps.read().get(&size_px) {
            return map.clone();
        }
        let map = self.new_shadow_map(size_px);
        self.shadow_maps.write().insert(size_px, map.clone());
        map
    }

    fn new_shadow_map(&self, size_px: u32) -> ShadowTexture {
        let texture = self.device.create_texture(&wgpu::TextureDescriptor {
            label: Some("shadow map"),
            size: wgpu::Extent3d {
                width: size_px,
                height: size_px,
                depth_or_array_layers: 1,
            },
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: DEPTH_FORMAT,
            usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::TEXTURE_BINDING,
            view_formats: &[],
        });
        let view = texture.create_view(&Default::default());
        let sampler = self.device.create_sampler(&wgpu::SamplerDescriptor {
            label: Some("shadow map"),
            mag_filter: wgpu::FilterMode::Linear,
            min_filter: wgpu::FilterMode::Linear,
            compare: Some(wgpu::CompareFunction::LessEqual),
            ..Default::default()
        });
        ShadowTexture { view, sampler }
    }
}
