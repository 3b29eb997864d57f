//! Starts a device.

use super::Interface;
use playground_base::{Handle, Shared};
use playground_core_rendering::{
    Gpu, GpuHealth, GpuRequest, GpuStart, PowerPreference, RenderQuality, RenderingError,
};
use playground_graphics::wgpu;

/// What a device is asked for if it can do it: drawing edges, and measuring time.
const OPTIONAL: wgpu::Features =
    wgpu::Features::POLYGON_MODE_LINE.union(wgpu::Features::TIMESTAMP_QUERY);

/// Starts a device, with a surface for the window if there is one.
pub async fn start(interface: &Interface, request: GpuRequest) -> Result<GpuStart, RenderingError> {
    let instance = instance(interface, &request);
    let (power, software) = (request.power, request.software);
    let surface = match request.window {
        None => None,
        Some(window) => {
            Some(
                instance
                    .create_surface(window)
                    .map_err(|error| RenderingError::Surface {
                        backend: interface.backend,
                        reason: error.to_string(),
                    })?,
            )
        }
    };
    let adapter = instance
        .request_adapter(&wgpu::RequestAdapterOptions {
            power_preference: match power {
                PowerPreference::HighPerformance => wgpu::PowerPreference::HighPerformance,
                PowerPreference::LowPower => wgpu::PowerPreference::LowPower,
            },
            force_fallback_adapter: software,
            compatible_surface: surface.as_ref(),
            ..Default::default()
        })
        .await
        .map_err(|error| RenderingError::NoAdapter {
            backend: interface.name,
            reason: error.to_string(),
            remedy: interface.remedy,
        })?;
    let gpu = device(interface, instance, adapter).await?;
    Ok(GpuStart { gpu, surface })
}

fn instance(interface: &Interface, request: &GpuRequest) -> wgpu::Instance {
    let mut descriptor = wgpu::InstanceDescriptor::new_without_display_handle();
    if let Some(display) = request.display.clone() {
        descriptor = wgpu::InstanceDescriptor::new_with_display_handle(Box::new(display));
    }
    descriptor.backends = interface.backends;
    descriptor.flags = wgpu::InstanceFlags::from_build_config().with_env();
    wgpu::Instance::new(descriptor)
}

async fn device(
    interface: &Interface,
    instance: wgpu::Instance,
    adapter: wgpu::Adapter,
) -> Result<Gpu, RenderingError> {
    let adapter_info = adapter.get_info();
    let limits = (interface.limits)(adapter.limits());
    let (device, queue) = adapter
        .request_device(&wgpu::DeviceDescriptor {
            label: Some("playground"),
            // For finding mistakes only: everything else is the same without them.
            required_features: adapter.features() & OPTIONAL,
            required_limits: limits.clone(),
            ..Default::default()
        })
        .await
        .map_err(|error| RenderingError::Device {
            adapter: adapter_info.name.clone(),
            reason: error.to_string(),
        })?;
    let health = Shared::new(GpuHealth::default());
    watch(&device, &health);
    Ok(Gpu {
        quality: quality(&adapter, &adapter_info),
        instance,
        adapter,
        device,
        queue,
        backend: interface.backend,
        adapter_info,
        limits,
        meshes: Shared::default(),
        textures: Shared::default(),
        surfaces: Shared::default(),
        panoramas: Shared::default(),
        shaders: Shared::default(),
        health,
    })
}

/// Stores device errors for the next draw to report, instead of wgpu's default, a panic.
fn watch(device: &wgpu::Device, health: &Shared<GpuHealth>) {
    let seen = health.clone();
    device.set_device_lost_callback(move |reason, message| {
        // Dropping the last handle destroys the device, which is no error.
        if reason != wgpu::DeviceLostReason::Destroyed || !message.is_empty() {
            seen.write().lost = Some(format!("{reason:?}: {message}"));
        }
    });
    let seen = health.clone();
    device.on_uncaptured_error(Handle::new(move |error: wgpu::Error| {
        seen.write().error.get_or_insert_with(|| error.to_string());
    }));
}

/// A software adapter shades every sample on the processor that also runs the editor, so it gets
/// less work for each pixel.
fn quality(adapter: &wgpu::Adapter, info: &wgpu::AdapterInfo) -> RenderQuality {
    let format = adapter.get_texture_format_features(super::target::COLOR_FORMAT);
    let software = info.device_type == wgpu::DeviceType::Cpu || is_llvmpipe(&info.name);
    let max_samples = if format.flags.sample_count_supported(4) {
        4
    } else {
        1
    };
    RenderQuality {
        samples: if software { 1 } else { max_samples },
        still_samples: max_samples,
        shadow_map_px: if software { 1024 } else { 2048 },
        cascades: if software { 1 } else { 3 },
        lamp_shadows: if software { 6 } else { 16 },
        fine_meshes: !software,
        glow: can_glow(adapter, max_samples),
    }
}

/// Whether floating point textures can be drawn to, blended, resolved and smoothly sampled.
fn can_glow(adapter: &wgpu::Adapter, samples: u32) -> bool {
    let format = adapter.get_texture_format_features(super::target::LIGHT_FORMAT);
    let usages = wgpu::TextureUsages::RENDER_ATTACHMENT | wgpu::TextureUsages::TEXTURE_BINDING;
    let needed =
        wgpu::TextureFormatFeatureFlags::FILTERABLE | wgpu::TextureFormatFeatureFlags::BLENDABLE;
    let resolves = wgpu::TextureFormatFeatureFlags::MULTISAMPLE_RESOLVE;
    format.allowed_usages.contains(usages)
        && format.flags.contains(needed)
        && format.flags.sample_count_supported(samples)
        && (samples == 1 || format.flags.contains(resolves))
}

/// True for the names of software adapters, because the GL backend does not always report their
/// type.
fn is_llvmpipe(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    ["llvmpipe", "softpipe", "swrast", "swiftshader"]
        .iter()
        .any(|known| name.contains(known))
}
