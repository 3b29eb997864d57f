//! Picking: repeats the last draw around a pixel, with entity indices instead of colours.

use super::{
    attachments::depth_attachment, buffers::fill_uniform, device_state::DeviceState,
    encode::depth_runs, frame::FrameUniforms, groups::frame_group, pipeline_builder::PICK_FORMAT,
    read_pixels::texels, shader::Scope, shown::Shown, target::DEPTH_FORMAT,
};
use playground_base::glam::{Mat4, Vec3};
use playground_core_drawing::Instance;
use playground_core_rendering::{Gpu, RecordedBatch, RenderTarget, RenderingError};
use playground_graphics::wgpu;

/// Pixels around the requested one that count as well.
const REACH_PX: u32 = 3;
/// Texels per pixel of the picture and side, so that objects thinner than a pixel are hit as well.
const TEXELS_PER_PIXEL: u32 = 3;
/// Side of the picking texture, texels.
const SIDE: u32 = (2 * REACH_PX + 1) * TEXELS_PER_PIXEL;

/// The textures that `pick` draws into.
pub struct PickTarget {
    entities: wgpu::Texture,
    entities_view: wgpu::TextureView,
    depth_view: wgpu::TextureView,
}

impl PickTarget {
    /// Makes the textures.
    pub fn new(device: &wgpu::Device) -> Self {
        let texture = |format, usage| {
            device.create_texture(&wgpu::TextureDescriptor {
                label: Some("pick"),
                size: wgpu::Extent3d {
                    width: SIDE,
                    height: SIDE,
                    depth_or_array_layers: 1,
                },
                mip_level_count: 1,
                sample_count: 1,
                dimension: wgpu::TextureDimension::D2,
                format,
                usage: wgpu::TextureUsages::RENDER_ATTACHMENT | usage,
                view_formats: &[],
            })
        };
        let entities = texture(PICK_FORMAT, wgpu::TextureUsages::COPY_SRC);
        Self {
            entities_view: entities.create_view(&Default::default()),
            entities,
            depth_view: texture(DEPTH_FORMAT, wgpu::TextureUsages::empty())
                .create_view(&Default::default()),
        }
    }
}

/// The entity at a pixel, or the nearest one around it.
pub fn pick(
    gpu: &Gpu,
    state: &DeviceState,
    target: &RenderTarget,
    x_px: u32,
    y_px: u32,
) -> Result<Option<u32>, RenderingError> {
    if x_px >= target.width_px || y_px >= target.height_px {
        return Ok(None);
    }
    let recorded = target.recorded.read();
    let Some(instances) = recorded
        .instances
        .as_ref()
        .filter(|_| !recorded.visible.is_empty())
    else {
        return Ok(None);
    };
    let samples = target
        .images
        .as_ref()
        .map_or(1, |images| images.moving.count);
    let pipelines =
        state
            .compiled()
            .fixed(&state.device, &state.layouts, (samples, Shown::default()))?;
    let region = region_from_clip(target, x_px, y_px) * recorded.clip_from_world;
    let frame = FrameUniforms::flat(region, SIDE as f32, SIDE as f32);

    let scope = Scope::open(&gpu.device);
    let buffer = fill_uniform(
        &gpu.device,
        &gpu.queue,
        &mut None,
        bytemuck::bytes_of(&frame),
    );
    let posed = recorded.joints.as_ref();
    let posed = posed.map(|joints| joints.create_view(&Default::default()));
    let joints = posed.as_ref().unwrap_or(&state.no_joints);
    let group = frame_group(&gpu.device, &state.layouts, &buffer, joints);
    let mut encoder = gpu.device.create_command_encoder(&Default::default());
    {
        let mut pass = begin(&mut encoder, &state.pick);
        pass.set_bind_group(0, &group, &[]);
        let (meshes, textures, uploaded) =
            (gpu.meshes.read(), gpu.textures.read(), gpu.surfaces.read());
        let surface = |run: &RecordedBatch| {
            let device = (gpu, &state.layouts);
            let of = state.surfaces.of(run, device, &uploaded, &textures);
            of.ok().flatten()
        };
        let runs = (&recorded.visible[..], instances);
        depth_runs(&mut pass, &pipelines.pick, runs, &meshes, surface);
    }
    gpu.queue.submit([encoder.finish()]);
    scope.close()?;
    drop(recorded);

    let bytes = texels(gpu, &state.pick.entities)?;
    Ok(nearest(&bytes))
}

/// Stretches the pixels around one over the whole picking texture.
fn region_from_clip(target: &RenderTarget, x_px: u32, y_px: u32) -> Mat4 {
    let (width, height) = (target.width_px as f32, target.height_px as f32);
    let (x, y) = (x_px as f32 + 0.5, y_px as f32 + 0.5);
    let middle = Vec3::new(x / width * 2.0 - 1.0, 1.0 - y / height * 2.0, 0.0);
    let shown_px = (2 * REACH_PX + 1) as f32;
    let zoom = Vec3::new(width / shown_px, height / shown_px, 1.0);
    Mat4::from_scale(zoom) * Mat4::from_translation(-middle)
}

fn begin<'e>(encoder: &'e mut wgpu::CommandEncoder, target: &PickTarget) -> wgpu::RenderPass<'e> {
    encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
        label: Some("pick"),
        color_attachments: &[Some(wgpu::RenderPassColorAttachment {
            view: &target.entities_view,
            depth_slice: None,
            resolve_target: None,
            ops: wgpu::Operations {
                load: wgpu::LoadOp::Clear(wgpu::Color {
                    r: f64::from(Instance::NOT_PICKABLE),
                    ..Default::default()
                }),
                store: wgpu::StoreOp::Store,
            },
        })],
        depth_stencil_attachment: Some(depth_attachment(&target.depth_view, 0.0)),
        ..Default::default()
    })
}

/// The entity nearest to the middle of the picking texture.
fn nearest(texels: &[u8]) -> Option<u32> {
    let entities = texels
        .chunks_exact(4)
        .map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    let side = SIDE as i32;
    let distance = |index: i32| {
        let (x, y) = (index % side - side / 2, index / side - side / 2);
        x * x + y * y
    };
    let hits = (0..)
        .zip(entities)
        .filter(|(_, entity)| *entity != Instance::NOT_PICKABLE);
    hits.min_by_key(|(index, _)| distance(*index))
        .map(|(_, entity)| entity)
}
