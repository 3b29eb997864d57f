//! [`Around`]: what is around a picture: the shadow map, and the panorama.

use super::{
    device_state::ShadowTexture,
    lamp_textures,
    layouts::Layouts,
    panorama_upload::FORMAT,
    reflectance_table::{self, reflectance_table},
};
use playground_base::Shared;
use playground_core_drawing::PanoramaId;
use playground_core_rendering::{Gpu, GpuPanorama, LampImages};
use playground_graphics::wgpu;

/// What a group is made of: the shadow map, the panorama's sky, many lamps, and how much light arrives.
type Parts = (
    wgpu::TextureView,
    wgpu::TextureView,
    LampImages,
    Option<wgpu::TextureView>,
);

/// Makes the bind groups of what is around a picture.
pub struct Around {
    /// What surfaces reflect of light from everywhere.
    table: wgpu::TextureView,
    /// Stands for a panorama where there is none.
    dark: GpuPanorama,
    sampler: wgpu::Sampler,
    /// The sky goes all the way around.
    sky_sampler: wgpu::Sampler,
    /// Stand for lamps where there are few.
    no_lamps: LampImages,
    /// The last group, and what is in it.
    last: Shared<Option<(Parts, wgpu::BindGroup)>>,
}

impl Around {
    /// Makes the table, and what stands for a panorama.
    pub fn new(gpu: &Gpu) -> Self {
        let sampler = |u| {
            gpu.device.create_sampler(&wgpu::SamplerDescriptor {
                label: Some("around"),
                address_mode_u: u,
                mag_filter: wgpu::FilterMode::Linear,
                min_filter: wgpu::FilterMode::Linear,
                mipmap_filter: wgpu::MipmapFilterMode::Linear,
                ..Default::default()
            })
        };
        let dark = flat(gpu, [1, 1, 6], bytemuck::cast_slice(&[0_u32; 6]));
        Self {
            table: flat(
                gpu,
                [reflectance_table::SIDE, reflectance_table::SIDE, 1],
                bytemuck::cast_slice(&reflectance_table()),
            )
            .create_view(&Default::default()),
            dark: GpuPanorama {
                sky: dark.create_view(&wgpu::TextureViewDescriptor {
                    dimension: Some(wgpu::TextureViewDimension::D2),
                    array_layer_count: Some(1),
                    ..Default::default()
                }),
                mirrored: dark.create_view(&wgpu::TextureViewDescriptor {
                    dimension: Some(wgpu::TextureViewDimension::Cube),
                    ..Default::default()
                }),
                scattered: [[0.0; 3]; 9],
            },
            sampler: sampler(wgpu::AddressMode::ClampToEdge),
            sky_sampler: sampler(wgpu::AddressMode::Repeat),
            no_lamps: lamp_textures::images(gpu, 1),
            last: Shared::default(),
        }
    }

    /// The panorama of a picture, if it has one that was uploaded.
    pub fn panorama(gpu: &Gpu, id: Option<PanoramaId>) -> Option<GpuPanorama> {
        gpu.panoramas.read().get(&id?).cloned()
    }

    /// Group 1 of lit meshes and of the sky.
    pub fn group(
        &self,
        (gpu, layouts): (&Gpu, &Layouts),
        shadow: &ShadowTexture,
        panorama: Option<&GpuPanorama>,
        (lamps, occlusion): (Option<&LampImages>, Option<&wgpu::TextureView>),
    ) -> wgpu::BindGroup {
        let panorama = panorama.unwrap_or(&self.dark);
        let lamps = lamps.unwrap_or(&self.no_lamps);
        if let Some(((depth, sky, known, arriving), group)) = &*self.last.read()
            && (depth, sky, known) == (&shadow.view, &panorama.sky, lamps)
            && arriving.as_ref() == occlusion
        {
            return group.clone();
        }
        let group = self.new_group((gpu, layouts), shadow, panorama, (lamps, occlusion));
        let parts = (
            shadow.view.clone(),
            panorama.sky.clone(),
            lamps.clone(),
            occlusion.cloned(),
        );
        *self.last.write() = Some((parts, group.clone()));
        group
    }

    fn new_group(
        &self,
        (gpu, layouts): (&Gpu, &Layouts),
        shadow: &ShadowTexture,
        panorama: &GpuPanorama,
        (lamps, occlusion): (&LampImages, Option<&wgpu::TextureView>),
    ) -> wgpu::BindGroup {
        let of_lamps = [&lamps.lamps, &lamps.parts, &lamps.numbers];
        let of_lamps = of_lamps.map(|texture| texture.create_view(&Default::default()));
        let resources = [
            wgpu::BindingResource::TextureView(&shadow.view),
            wgpu::BindingResource::Sampler(&shadow.sampler),
            wgpu::BindingResource::TextureView(&panorama.mirrored),
            wgpu::BindingResource::TextureView(&self.table),
            wgpu::BindingResource::Sampler(&self.sampler),
            wgpu::BindingResource::TextureView(&panorama.sky),
            wgpu::BindingResource::Sampler(&self.sky_sampler),
        ];
        let of_lamps = of_lamps.iter().map(wgpu::BindingResource::TextureView);
        let occlusion = occlusion.unwrap_or(&self.table);
        let occlusion = std::iter::once(wgpu::BindingResource::TextureView(occlusion));
        let entries = resources.into_iter().chain(of_lamps).chain(occlusion);
        let entries = entries.zip(0..);
        let entries: Vec<_> = entries
            .map(|(resource, binding)| wgpu::BindGroupEntry { binding, resource })
            .collect();
        gpu.device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("around"),
            layout: &layouts.around,
            entries: &entries,
        })
    }
}

/// A texture of packed light with this width, height and number of layers.
fn flat(gpu: &Gpu, [width, height, layers]: [u32; 3], bytes: &[u8]) -> wgpu::Texture {
    let size = wgpu::Extent3d {
        width,
        height,
        depth_or_array_layers: layers,
    };
    let texture = gpu.device.create_texture(&wgpu::TextureDescriptor {
        label: Some("around"),
        size,
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: FORMAT,
        usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
        view_formats: &[],
    });
    let layout = wgpu::TexelCopyBufferLayout {
        offset: 0,
        bytes_per_row: Some(4 * width),
        rows_per_image: Some(height),
    };
    gpu.queue
        .write_texture(texture.as_image_copy(), bytes, layout, size);
    texture
}
