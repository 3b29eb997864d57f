//! [`start_plain_gpu`]: a device without a rendering system, for windows that show no world.

use super::GpuSource;
use playground_base::{Shared, pollster};
use playground_core_rendering::{Gpu, GpuHealth, GpuStart, RenderQuality, RenderingError};
use playground_graphics::wgpu;

/// Starts a device without any module.
///
/// # Errors
/// When the machine has no adapter for the window.
pub fn start_plain_gpu(source: &GpuSource) -> Result<GpuStart, RenderingError> {
    pollster::block_on(start(source))
}

async fn start(source: &GpuSource) -> Result<GpuStart, RenderingError> {
    let failed = |adapter: &str, reason: String| RenderingError::Device {
        adapter: adapter.to_owned(),
        reason,
    };
    let request = source.request();
    let mut descriptor = wgpu::InstanceDescriptor::new_without_display_handle();
    if let Some(display) = request.display {
        descriptor = wgpu::InstanceDescriptor::new_with_display_handle(Box::new(display));
    }
    descriptor.backends = wgpu::Backends::VULKAN | wgpu::Backends::GL;
    let instance = wgpu::Instance::new(descriptor);
    let surface = request.window.map(|window| instance.create_surface(window));
    let surface = surface
        .transpose()
        .map_err(|error| failed("none", error.to_string()))?;
    let options = wgpu::RequestAdapterOptions {
        compatible_surface: surface.as_ref(),
        ..Default::default()
    };
    let adapter = instance.request_adapter(&options).await;
    let adapter = adapter.map_err(|error| failed("none", error.to_string()))?;
    let adapter_info = adapter.get_info();
    let descriptor = wgpu::DeviceDescriptor {
        required_limits: wgpu::Limits::downlevel_webgl2_defaults()
            .using_resolution(adapter.limits()),
        ..Default::default()
    };
    let device = adapter.request_device(&descriptor).await;
    let (device, queue) = device.map_err(|error| failed(&adapter_info.name, error.to_string()))?;
    let gpu = Gpu {
        adapter_info,
        limits: device.limits(),
        instance,
        adapter,
        device,
        queue,
        backend: "plain",
        quality: RenderQuality::default(),
        meshes: Shared::default(),
        textures: Shared::default(),
        surfaces: Shared::default(),
        panoramas: Shared::default(),
        shaders: Shared::default(),
        health: Shared::new(GpuHealth::default()),
    };
    Ok(GpuStart { gpu, surface })
}
