//! [`PassLog`]: what the passes of a picture read, write and cost.

use super::{
    attachments::attachment, device_state::DeviceState, picture_copy::Looked, read_pixels,
    shader::Scope, target::COLOR_FORMAT,
};
use playground_base::{Handle, Shared};
use playground_core_drawing::{CapturedPass, FrameCapture, Pixels};
use playground_core_rendering::{Gpu, RenderingError};
use playground_graphics::wgpu;

/// The most passes whose time is measured.
const MOST: u32 = 32;

/// What a pass is called, and what it reads and writes.
#[derive(Clone, Copy, Debug)]
pub struct PassName {
    /// Its name.
    pub name: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// What it reads that other passes have made.
    pub reads: &'static [&'static str],
    /// What it draws into.
    pub writes: &'static str,
}

/// What the passes of a picture read, write and cost. A draw keeps one only when it is captured.
pub struct PassLog {
    times: Option<wgpu::QuerySet>,
    passes: Vec<Logged>,
}

/// A pass, and what it left behind.
struct Logged {
    name: PassName,
    left: wgpu::TextureView,
    looked: Looked,
    draws: u32,
}

impl PassLog {
    /// A log that measures time where the device can.
    pub fn new(gpu: &Gpu) -> Self {
        let can_measure = gpu
            .device
            .features()
            .contains(wgpu::Features::TIMESTAMP_QUERY);
        let times = can_measure.then(|| {
            gpu.device.create_query_set(&wgpu::QuerySetDescriptor {
                label: Some("passes"),
                ty: wgpu::QueryType::Timestamp,
                count: 2 * MOST,
            })
        });
        Self {
            times,
            passes: Vec::new(),
        }
    }

    /// A pass begins. Returns where its time is written to.
    pub fn begin(
        &mut self,
        name: PassName,
        left: &wgpu::TextureView,
        looked: Looked,
    ) -> Option<Timed> {
        let at = self.passes.len() as u32;
        self.passes.push(Logged {
            name,
            left: left.clone(),
            looked,
            draws: 0,
        });
        let times = self.times.clone().filter(|_| at < MOST)?;
        Some(Timed {
            times,
            first: 2 * at,
        })
    }

    /// The last pass ended.
    pub fn end(&mut self, draws: u32) {
        if let Some(last) = self.passes.last_mut() {
            last.draws = draws;
        }
    }

    /// Reads back what was logged. Waits for the device.
    pub fn read(&self, gpu: &Gpu, state: &DeviceState) -> Result<FrameCapture, RenderingError> {
        let times = self.read_times(gpu)?;
        let mut capture = FrameCapture::default();
        for (at, pass) in self.passes.iter().enumerate() {
            let texture = pass.left.texture();
            // What a later pass drew over is not what this one left.
            let later = self.passes.get(at + 1..).unwrap_or_default();
            let is_last = later.iter().all(|of| of.left != pass.left);
            let picture = is_last.then(|| picture_of(gpu, state, pass));
            let picture = picture.transpose()?;
            capture.passes.push(CapturedPass {
                name: pass.name.name,
                purpose: pass.name.purpose,
                reads: pass.name.reads,
                writes: pass.name.writes,
                size_px: [texture.width(), texture.height()],
                format: format!("{:?}", texture.format()),
                draws: pass.draws,
                gpu_ms: times.get(at).copied(),
                picture: picture.map(Handle::new),
            });
        }
        Ok(capture)
    }

    /// The time of each pass, milliseconds; none where the device does not measure it.
    fn read_times(&self, gpu: &Gpu) -> Result<Vec<f32>, RenderingError> {
        let count = 2 * (self.passes.len() as u32).min(MOST);
        let Some(times) = self.times.as_ref().filter(|_| count > 0) else {
            return Ok(Vec::new());
        };
        let size = u64::from(count) * 8;
        let buffer = |usage| {
            gpu.device.create_buffer(&wgpu::BufferDescriptor {
                label: Some("times"),
                size,
                usage,
                mapped_at_creation: false,
            })
        };
        let scope = Scope::open(&gpu.device);
        let resolved = buffer(wgpu::BufferUsages::QUERY_RESOLVE | wgpu::BufferUsages::COPY_SRC);
        let read = buffer(wgpu::BufferUsages::MAP_READ | wgpu::BufferUsages::COPY_DST);
        let mut encoder = gpu.device.create_command_encoder(&Default::default());
        encoder.resolve_query_set(times, 0..count, &resolved, 0);
        encoder.copy_buffer_to_buffer(&resolved, 0, &read, 0, size);
        gpu.queue.submit([encoder.finish()]);
        scope.close()?;
        let bytes = read_pixels::bytes(gpu, &read)?;
        let period_ns = gpu.queue.get_timestamp_period();
        let ticks = bytes.chunks_exact(8).map(|of| {
            let of: [u8; 8] = of.try_into().unwrap_or_default();
            u64::from_le_bytes(of)
        });
        let ticks: Vec<u64> = ticks.collect();
        let pairs = ticks.chunks_exact(2);
        let spans = pairs.map(|pair| pair[1].saturating_sub(pair[0]));
        Ok(spans.map(|ticks| ticks as f32 * period_ns * 1e-6).collect())
    }
}

/// Where the time of a pass is written to.
pub struct Timed {
    times: wgpu::QuerySet,
    first: u32,
}

impl Timed {
    /// For the descriptor of the pass.
    pub const fn writes(&self) -> wgpu::RenderPassTimestampWrites<'_> {
        wgpu::RenderPassTimestampWrites {
            query_set: &self.times,
            beginning_of_pass_write_index: Some(self.first),
            end_of_pass_write_index: Some(self.first + 1),
        }
    }
}

/// Begins a pass, and logs it if there is a log.
pub fn begin<'a>(
    log: Option<&Shared<PassLog>>,
    encoder: &'a mut wgpu::CommandEncoder,
    (name, looked): (PassName, Looked),
    color: Option<wgpu::RenderPassColorAttachment<'_>>,
    depth: Option<wgpu::RenderPassDepthStencilAttachment<'_>>,
) -> wgpu::RenderPass<'a> {
    let of_color = color
        .as_ref()
        .map(|of| of.resolve_target.unwrap_or(of.view));
    let left = of_color.or(depth.as_ref().map(|of| of.view));
    let timed = log
        .zip(left)
        .and_then(|(log, left)| log.write().begin(name, left, looked));
    let colors = [color];
    let colors = match colors {
        [None] => &[],
        _ => &colors[..],
    };
    encoder.begin_render_pass(&wgpu::RenderPassDescriptor {
        label: Some(name.name),
        color_attachments: colors,
        depth_stencil_attachment: depth,
        timestamp_writes: timed.as_ref().map(Timed::writes),
        ..Default::default()
    })
}

/// What a pass left behind, as colours that can be looked at.
fn picture_of(gpu: &Gpu, state: &DeviceState, pass: &Logged) -> Result<Pixels, RenderingError> {
    let texture = pass.left.texture();
    let shrink = texture.width().div_ceil(FrameCapture::WIDEST_PX).max(1);
    let side = |of: u32| (of / shrink).max(1);
    let copy = state.compiled().copy(&gpu.device, &state.layouts)?;
    let scope = Scope::open(&gpu.device);
    let seen = gpu.device.create_texture(&wgpu::TextureDescriptor {
        label: Some("captured"),
        size: wgpu::Extent3d {
            width: side(texture.width()),
            height: side(texture.height()),
            depth_or_array_layers: 1,
        },
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: COLOR_FORMAT,
        usage: wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::COPY_SRC,
        view_formats: &[],
    });
    let view = seen.create_view(&Default::default());
    let mut encoder = gpu.device.create_command_encoder(&Default::default());
    let color = attachment(&view, None);
    copy.look(
        (gpu, &state.layouts),
        &mut encoder,
        (&pass.left, pass.looked),
        color,
    );
    gpu.queue.submit([encoder.finish()]);
    scope.close()?;
    read_pixels::read(gpu, &seen)
}
