//! [`SoftwareRenderer`]: egui on adapters that run shaders on the processor.

use super::draw_runs::{DrawRun, DrawRuns, Fill};
use super::software_pipelines::Pipelines;
use playground_base::bytemuck;
use playground_graphics::egui::epaint::{ClippedPrimitive, ImageData, ImageDelta};
use playground_graphics::egui::{TextureFilter, TextureId};
use playground_graphics::egui_wgpu::ScreenDescriptor;
use playground_graphics::wgpu;
use std::collections::HashMap;

/// Paints egui on adapters that run shaders on the processor, ten times as fast as egui-wgpu. Most
/// of a window is plain colour, which needs no texture, and opaque colours need no blending.
pub struct SoftwareRenderer {
    pipelines: Pipelines,
    screen: wgpu::Buffer,
    screen_group: wgpu::BindGroup,
    textures: HashMap<TextureId, Texture>,
    next_user_texture: u64,
    vertices: wgpu::Buffer,
    indices: wgpu::Buffer,
    runs: DrawRuns,
}

struct Texture {
    /// `None` for a registered texture, which its owner holds.
    owned: Option<wgpu::Texture>,
    group: wgpu::BindGroup,
}

impl SoftwareRenderer {
    /// A renderer for targets of this format.
    pub fn new(device: &wgpu::Device, format: wgpu::TextureFormat) -> Self {
        let pipelines = Pipelines::new(device, format);
        let screen = buffer(device, 16, wgpu::BufferUsages::UNIFORM);
        let screen_group = device.create_bind_group(&wgpu::BindGroupDescriptor {
            label: Some("egui screen"),
            layout: &pipelines.screen_layout,
            entries: &[wgpu::BindGroupEntry {
                binding: 0,
                resource: screen.as_entire_binding(),
            }],
        });
        Self {
            pipelines,
            screen,
            screen_group,
            textures: HashMap::new(),
            next_user_texture: 0,
            vertices: buffer(device, 1 << 16, wgpu::BufferUsages::VERTEX),
            indices: buffer(device, 1 << 16, wgpu::BufferUsages::INDEX),
            runs: DrawRuns::default(),
        }
    }

    /// Uploads a texture, or a part of one.
    pub fn update_texture(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        id: TextureId,
        delta: &ImageDelta,
    ) {
        let ImageData::Color(image) = &delta.image;
        let size = [image.width() as u32, image.height() as u32];
        if delta.pos.is_none() {
            let texture = texture(device, size);
            let view = texture.create_view(&Default::default());
            let nearest = delta.options.magnification == TextureFilter::Nearest;
            let group = self.pipelines.texture_group(device, &view, nearest);
            let owned = Some(texture);
            self.textures.insert(id, Texture { owned, group });
        }
        let owned = self
            .textures
            .get(&id)
            .and_then(|texture| texture.owned.as_ref());
        if let Some(texture) = owned {
            let at = delta.pos.unwrap_or_default().map(|at| at as u32);
            write(
                queue,
                texture,
                at,
                size,
                bytemuck::cast_slice(&image.pixels),
            );
        }
    }

    /// Forgets a texture.
    pub fn free_texture(&mut self, id: TextureId) {
        self.textures.remove(&id);
    }

    /// Registers a texture of the app.
    pub fn register(&mut self, device: &wgpu::Device, view: &wgpu::TextureView) -> TextureId {
        let id = TextureId::User(self.next_user_texture);
        self.next_user_texture += 1;
        self.replace(device, id, view);
        id
    }

    /// Shows another texture under an id.
    pub fn replace(&mut self, device: &wgpu::Device, id: TextureId, view: &wgpu::TextureView) {
        let group = self.pipelines.texture_group(device, view, false);
        self.textures.insert(id, Texture { owned: None, group });
    }

    /// Uploads what [`render`](Self::render) draws.
    pub fn prepare(
        &mut self,
        device: &wgpu::Device,
        queue: &wgpu::Queue,
        primitives: &[ClippedPrimitive],
        screen: &ScreenDescriptor,
    ) {
        let [width, height] = screen.size_in_pixels.map(|side| side as f32);
        let points = [width, height, 0.0, 0.0].map(|side| side / screen.pixels_per_point);
        queue.write_buffer(&self.screen, 0, bytemuck::cast_slice(&points));
        self.runs.fill(primitives);
        let vertices = bytemuck::cast_slice(&self.runs.vertices);
        upload(device, queue, &mut self.vertices, vertices);
        let indices = bytemuck::cast_slice(&self.runs.indices);
        upload(device, queue, &mut self.indices, indices);
    }

    /// Draws what was prepared.
    pub fn render(&self, pass: &mut wgpu::RenderPass<'_>, screen: &ScreenDescriptor) {
        pass.set_bind_group(0, &self.screen_group, &[]);
        pass.set_vertex_buffer(0, self.vertices.slice(..));
        pass.set_index_buffer(self.indices.slice(..), wgpu::IndexFormat::Uint32);
        let mut fill = None;
        for run in &self.runs.runs {
            let Some([x, y, width, height]) = scissor(run, screen) else {
                continue;
            };
            if fill != Some(run.fill) {
                if !self.set_fill(pass, run.fill) {
                    continue;
                }
                fill = Some(run.fill);
            }
            pass.set_scissor_rect(x, y, width, height);
            pass.draw_indexed(run.indices.clone(), 0, 0..1);
        }
    }

    /// Sets the pipeline for a fill. False when the texture is unknown: nothing is drawn then.
    fn set_fill(&self, pass: &mut wgpu::RenderPass<'_>, fill: Fill) -> bool {
        match fill {
            Fill::Opaque => pass.set_pipeline(&self.pipelines.opaque),
            Fill::Blended => pass.set_pipeline(&self.pipelines.blended),
            Fill::Textured(id) => {
                let Some(texture) = self.textures.get(&id) else {
                    return false;
                };
                pass.set_pipeline(&self.pipelines.textured);
                pass.set_bind_group(1, &texture.group, &[]);
            }
        }
        true
    }
}

/// Left, top, width and height in pixels, inside the target; `None` when nothing is visible.
fn scissor(run: &DrawRun, screen: &ScreenDescriptor) -> Option<[u32; 4]> {
    let [width, height] = screen.size_in_pixels;
    let pixel = |point: f32, max: u32| {
        (point * screen.pixels_per_point)
            .round()
            .clamp(0.0, max as f32) as u32
    };
    let [left, right] = [run.clip.min.x, run.clip.max.x].map(|x| pixel(x, width));
    let [top, bottom] = [run.clip.min.y, run.clip.max.y].map(|y| pixel(y, height));
    let seen = left < right && top < bottom;
    seen.then(|| [left, top, right - left, bottom - top])
}

fn buffer(device: &wgpu::Device, size: u64, usage: wgpu::BufferUsages) -> wgpu::Buffer {
    device.create_buffer(&wgpu::BufferDescriptor {
        label: Some("egui"),
        size,
        usage: usage | wgpu::BufferUsages::COPY_DST,
        mapped_at_creation: false,
    })
}

/// Writes into a buffer; replaces it by a larger one when it is too small.
fn upload(device: &wgpu::Device, queue: &wgpu::Queue, to: &mut wgpu::Buffer, bytes: &[u8]) {
    let size = bytes.len() as u64;
    if size > to.size() {
        *to = buffer(device, size.next_power_of_two(), to.usage());
    }
    if !bytes.is_empty() {
        queue.write_buffer(to, 0, bytes);
    }
}

fn texture(device: &wgpu::Device, [width, height]: [u32; 2]) -> wgpu::Texture {
    device.create_texture(&wgpu::TextureDescriptor {
        label: Some("egui"),
        size: wgpu::Extent3d {
            width,
            height,
            depth_or_array_layers: 1,
        },
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: wgpu::TextureFormat::Rgba8Unorm,
        usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
        view_formats: &[],
    })
}

fn write(
    queue: &wgpu::Queue,
    texture: &wgpu::Texture,
    [x, y]: [u32; 2],
    [width, height]: [u32; 2],
    bytes: &[u8],
) {
    let mut target = texture.as_image_copy();
    target.origin = wgpu::Origin3d { x, y, z: 0 };
    let layout = wgpu::TexelCopyBufferLayout {
        offset: 0,
        bytes_per_row: Some(4 * width),
        rows_per_image: None,
    };
    let size = wgpu::Extent3d {
        width,
        height,
        depth_or_array_layers: 1,
    };
    queue.write_texture(target, bytes, layout, size);
}
