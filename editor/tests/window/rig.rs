//! An app with its own device, started without a rendering system.

use playground_apps_editor::window::{EguiPainter, GpuSource, WindowApp};
use playground_base::Shared;
use playground_core_drawing::Pixels;
use playground_core_rendering::{Gpu, GpuHealth, GpuStart, RenderQuality, RenderingError};
use playground_graphics::egui::{self, Pos2, TextureId};
use playground_graphics::wgpu;
use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::time::Duration;

/// The content of an app.
pub trait Content {
    fn ui(&mut self, ui: &mut egui::Ui);
    fn draw(&mut self, painter: &mut EguiPainter);
}

/// The content of the tests.
#[derive(Default)]
pub struct Painted {
    pub texture: Option<TextureId>,
    pub generation: u32,
    pub time_s: f64,
    pub pointer: Option<Pos2>,
}

/// Why a device was started.
#[derive(Debug, PartialEq)]
pub enum Start {
    First,
    AfterLoss,
    Other,
}

/// An app that starts a device by itself.
pub struct DeviceApp<C> {
    pub inner: C,
    pub gpu: Option<Gpu>,
    pub starts: Vec<Start>,
    pub other_gpu: bool,
    /// The device claims to be a graphics card.
    pub pretends_hardware: bool,
    lost: bool,
}

impl<C> DeviceApp<C> {
    pub fn new(inner: C) -> Self {
        Self {
            inner,
            gpu: None,
            starts: Vec::new(),
            other_gpu: false,
            pretends_hardware: false,
            lost: false,
        }
    }

    /// Simulates a device loss.
    pub fn lose_gpu(&self) {
        if let Some(gpu) = &self.gpu {
            gpu.health.write().lost = Some("for the test".to_owned());
        }
    }
}

impl<C: Content> WindowApp for DeviceApp<C> {
    fn title(&self) -> String {
        "Test".to_owned()
    }

    fn start_gpu(&mut self, source: &GpuSource) -> Result<GpuStart, RenderingError> {
        self.starts.push(match (self.gpu.is_some(), self.lost) {
            (false, _) => Start::First,
            (true, true) => Start::AfterLoss,
            (true, false) => Start::Other,
        });
        self.lost = false;
        let mut start = block_on(start(source));
        if self.pretends_hardware {
            start.gpu.adapter_info.name = "a graphics card".to_owned();
            start.gpu.adapter_info.device_type = wgpu::DeviceType::DiscreteGpu;
        }
        self.gpu = Some(start.gpu.clone());
        Ok(start)
    }

    fn wants_other_gpu(&mut self) -> bool {
        std::mem::take(&mut self.other_gpu)
    }

    fn on_gpu_lost(&mut self, _reason: &str) {
        self.lost = true;
    }

    fn ui(&mut self, ui: &mut egui::Ui) {
        self.inner.ui(ui);
    }

    fn draw(&mut self, painter: &mut EguiPainter) {
        self.inner.draw(painter);
    }

    fn read_pixels(&self, texture: &wgpu::Texture) -> Result<Pixels, RenderingError> {
        let gpu = self.gpu.as_ref().expect("started");
        Ok(read(gpu, texture))
    }

    fn repaint_after(&self) -> Option<Duration> {
        None
    }

    fn on_close(&mut self) -> bool {
        true
    }

    fn is_done(&self) -> bool {
        false
    }
}

async fn start(source: &GpuSource) -> GpuStart {
    let request = source.request();
    let mut descriptor = wgpu::InstanceDescriptor::new_without_display_handle();
    if let Some(display) = request.display {
        descriptor = wgpu::InstanceDescriptor::new_with_display_handle(Box::new(display));
    }
    descriptor.backends = wgpu::Backends::VULKAN;
    let instance = wgpu::Instance::new(descriptor);
    let surface = request.window.map(|window| {
        instance
            .create_surface(window)
            .expect("a surface for the window")
    });
    let options = wgpu::RequestAdapterOptions {
        compatible_surface: surface.as_ref(),
        ..Default::default()
    };
    let adapter = instance
        .request_adapter(&options)
        .await
        .expect("an adapter");
    let (device, queue) = adapter
        .request_device(&Default::default())
        .await
        .expect("a device");
    let gpu = Gpu {
        adapter_info: adapter.get_info(),
        limits: device.limits(),
        instance,
        adapter,
        device,
        queue,
        backend: "vulkan",
        quality: RenderQuality::default(),
        meshes: Shared::default(),
        textures: Shared::default(),
        surfaces: Shared::default(),
        panoramas: Shared::default(),
        shaders: Shared::default(),
        health: Shared::new(GpuHealth::default()),
    };
    GpuStart { gpu, surface }
}

/// A blue texture.
pub fn blue(gpu: &Gpu) -> wgpu::Texture {
    let texture = gpu.device.create_texture(&wgpu::TextureDescriptor {
        label: None,
        size: wgpu::Extent3d {
            width: 1,
            height: 1,
            depth_or_array_layers: 1,
        },
        mip_level_count: 1,
        sample_count: 1,
        dimension: wgpu::TextureDimension::D2,
        format: wgpu::TextureFormat::Rgba8Unorm,
        usage: wgpu::TextureUsages::TEXTURE_BINDING | wgpu::TextureUsages::COPY_DST,
        view_formats: &[],
    });
    let layout = wgpu::TexelCopyBufferLayout {
        offset: 0,
        bytes_per_row: Some(4),
        rows_per_image: None,
    };
    let size = texture.size();
    gpu.queue
        .write_texture(texture.as_image_copy(), &[0, 0, 255, 255], layout, size);
    texture
}

fn read(gpu: &Gpu, texture: &wgpu::Texture) -> Pixels {
    let row = 4 * texture.width();
    let padded = row.next_multiple_of(wgpu::COPY_BYTES_PER_ROW_ALIGNMENT);
    let buffer = gpu.device.create_buffer(&wgpu::BufferDescriptor {
        label: None,
        size: u64::from(padded) * u64::from(texture.height()),
        usage: wgpu::BufferUsages::COPY_DST | wgpu::BufferUsages::MAP_READ,
        mapped_at_creation: false,
    });
    let mut encoder = gpu.device.create_command_encoder(&Default::default());
    let layout = wgpu::TexelCopyBufferLayout {
        offset: 0,
        bytes_per_row: Some(padded),
        rows_per_image: None,
    };
    let to = wgpu::TexelCopyBufferInfo {
        buffer: &buffer,
        layout,
    };
    encoder.copy_texture_to_buffer(texture.as_image_copy(), to, texture.size());
    gpu.queue.submit([encoder.finish()]);
    buffer
        .slice(..)
        .map_async(wgpu::MapMode::Read, |result| result.expect("mapped"));
    gpu.device
        .poll(wgpu::PollType::wait_indefinitely())
        .expect("the GPU finishes");
    let mapped = buffer.slice(..).get_mapped_range().expect("mapped");
    let rows = mapped.chunks_exact(padded as usize);
    Pixels {
        width_px: texture.width(),
        height_px: texture.height(),
        rgba: rows
            .flat_map(|padded| &padded[..row as usize])
            .copied()
            .collect(),
    }
}

/// Runs a future to its end on this thread.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    struct Unpark(std::thread::Thread);
    impl Wake for Unpark {
        fn wake(self: Arc<Self>) {
            self.0.unpark();
        }
    }
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}
