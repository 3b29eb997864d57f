//! [`SurfaceGroups`]: the bind groups of surfaces.

use super::layouts::Layouts;
use super::surface_upload::{self, PARAMETERS_AT};
use playground_base::Shared;
use playground_core_drawing::{Blend, ShaderId, Surface, SurfaceId, SurfaceMap, TextureId};
use playground_core_rendering::{Gpu, GpuSurface, GpuTexture, RecordedBatch};
use playground_graphics::wgpu;
use std::collections::HashMap;

/// The bind groups of surfaces: each is made once, and again when its surface or one of its textures was
/// uploaded again.
pub struct SurfaceGroups {
    known: Shared<HashMap<Key, Known>>,
    /// What stands for a map that a surface does not have.
    white: wgpu::TextureView,
    sampler: wgpu::Sampler,
    /// The numbers of a picture without a surface.
    usual: wgpu::Buffer,
}

/// What a run of instances shows.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Plain,
    Picture(TextureId),
    Surface(SurfaceId),
}

struct Known {
    uniform: wgpu::Buffer,
    views: [Option<wgpu::TextureView>; MAPS],
    group: wgpu::BindGroup,
}

/// The number of maps.
const MAPS: usize = 5;

/// What a run of instances shows, ready to be drawn.
#[derive(Clone)]
pub struct BoundSurface {
    /// Group 2 of lit meshes.
    pub group: wgpu::BindGroup,
    /// One bit for each map that there is: colour, metal and roughness, normal, occlusion, emitted.
    pub maps: u32,
    /// Has holes.
    pub cut: bool,
    /// Seen from behind as well.
    pub double_sided: bool,
    /// Has a clear coat.
    pub coated: bool,
    /// Code of the project that changes it, and its revision.
    pub shader: Option<(ShaderId, u64)>,
}

impl BoundSurface {
    /// Whether parts of it are to be left out where there is no light: not picked, without a shadow.
    pub fn has_holes(&self, blend: Blend) -> bool {
        self.cut || blend.is_transparent() && self.maps & 1 != 0
    }
}

impl SurfaceGroups {
    /// Makes what stands for missing maps.
    pub fn new(gpu: &Gpu) -> Self {
        let size = wgpu::Extent3d {
            width: 1,
            height: 1,
            depth_or_array_layers: 1,
        };
        let white = gpu.device.create_texture(&wgpu::TextureDescriptor {
            label: Some("white"),
            size,
            mip_level_count: 1,
            sample_count: 1,
            dimension: wgpu::TextureDimension::D2,
            format: wgpu::TextureFormat::Rgba8Unorm,
            usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
            view_formats: &[],
        });
        let row = wgpu::TexelCopyBufferLayout {
            offset: 0,
            bytes_per_row: Some(4),
            rows_per_image: None,
        };
        gpu.queue
            .write_texture(white.as_image_copy(), &[u8::MAX; 4], row, size);
        let usual = Surface {
            color: Some(SurfaceMap::new(TextureId::default())),
            ..Surface::default()
        };
        Self {
            known: Shared::default(),
            white: white.create_view(&Default::default()),
            sampler: gpu.device.create_sampler(&Default::default()),
            usual: surface_upload::uniform(&gpu.device, &gpu.queue, &usual, None),
        }
    }

    /// What a run shows: `Ok(None)` for its plain colour, `Err(())` when its picture or surface was never
    /// uploaded.
    pub fn of(
        &self,
        run: &RecordedBatch,
        (gpu, layouts): (&Gpu, &Layouts),
        surfaces: &HashMap<SurfaceId, GpuSurface>,
        textures: &HashMap<TextureId, GpuTexture>,
    ) -> Result<Option<BoundSurface>, Missing> {
        if let Some(id) = run.surface {
            let uploaded = surfaces.get(&id).ok_or(Missing)?;
            let surface = &uploaded.surface;
            let maps = surface
                .maps()
                .map(|map| textures.get(&map.as_ref()?.texture));
            return Ok(Some(BoundSurface {
                cut: surface.cutoff.is_some(),
                double_sided: surface.double_sided,
                coated: surface.coat > 0.0,
                shader: surface.shader.and_then(|id| {
                    let shaders = gpu.shaders.read();
                    shaders.get(&id).map(|of| (id, of.revision))
                }),
                ..self.bound((gpu, layouts), Key::Surface(id), &uploaded.uniform, maps)
            }));
        }
        let Some(id) = run.texture else {
            return Ok(None);
        };
        let picture = textures.get(&id).ok_or(Missing)?;
        let maps = [Some(picture), None, None, None, None];
        Ok(Some(self.bound(
            (gpu, layouts),
            Key::Picture(id),
            &self.usual,
            maps,
        )))
    }

    /// One colour, for meshes that are drawn with a surface whatever they show.
    pub fn plain(&self, device: (&Gpu, &Layouts)) -> BoundSurface {
        self.bound(device, Key::Plain, &self.usual, [None; MAPS])
    }

    /// Frees those of surfaces and pictures that are gone.
    pub fn forget_gone(
        &self,
        surfaces: &HashMap<SurfaceId, GpuSurface>,
        textures: &HashMap<TextureId, GpuTexture>,
    ) {
        let is_there = |key: &Key| match key {
            Key::Plain => true,
            Key::Picture(id) => textures.contains_key(id),
            Key::Surface(id) => surfaces.contains_key(id),
        };
        if !self.known.read().keys().all(is_there) {
            self.known.write().retain(|key, _| is_there(key));
        }
    }

    fn bound(
        &self,
        (gpu, layouts): (&Gpu, &Layouts),
        key: Key,
        uniform: &wgpu::Buffer,
        maps: [Option<&GpuTexture>; MAPS],
    ) -> BoundSurface {
        let bits = maps.iter().zip(0..).filter(|(map, _)| map.is_some());
        let bound = |group: wgpu::BindGroup| BoundSurface {
            group,
            maps: bits.fold(0, |all, (_, bit)| all | 1 << bit),
            cut: false,
            double_sided: false,
            coated: false,
            shader: None,
        };
        if let Some(known) = self.known.read().get(&key)
            && known.uniform == *uniform
            && known.views.iter().zip(maps).all(is_same)
        {
            return bound(known.group.clone());
        }
        let group = self.group(gpu, layouts, uniform, maps);
        let mut known = self.known.write();
        let made = Known {
            uniform: uniform.clone(),
            views: maps.map(|map| map.map(|map| map.view.clone())),
            group: group.clone(),
        };
        known.insert(key, made);
        bound(group)
    }

    fn group(
        &self,
        gpu: &Gpu,
        layouts: &Layouts,
        uniform: &wgpu::Buffer,
        maps: [Option<&GpuTexture>; MAPS],
    ) -> wgpu::BindGroup {
        let views = maps.map(|map| map.map_or(&self.white, |map| &map.view));
        let samplers = maps.map(|map| map.map_or(&self.sampler, |map| &map.sampler));
        let views = views.map(wgpu::BindingResource::TextureView);
        let samplers = samplers.map(wgpu::BindingResource::Sampler);
        let part = |offset| {
            wgpu::BindingResource::Buffer(wgpu::BufferBinding {
                buffer: uniform,
                offset,
                size: wgpu::BufferSize::new(PARAMETERS_AT),
            })
        };
        let numbers = std::iter::once(part(0));
        let resources = numbers.chain(views).chain(samplers);
        let resources = resources.chain([part(PARAMETERS_AT)]);
        let entries = resources.zip(0..);
        let entries: Vec<_> = entries
            .map(|(resource, binding)| wgpu::BindGroupEntry { binding, resource })
            .collect();
        gpu.device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("surface"),
            layout: &layouts.surface,
            entries: &entries,
        })
    }
}

fn is_same((view, map): (&Option<wgpu::TextureView>, Option<&GpuTexture>)) -> bool {
    view.as_ref() == map.map(|map| &map.view)
}

/// A picture or surface was never uploaded.
#[derive(Debug)]
pub struct Missing;
