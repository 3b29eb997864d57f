//! What is shown of surfaces in place of light.

use playground_core_drawing::Shading;
use playground_core_rendering::Gpu;
use playground_graphics::wgpu;

/// The number by which `mesh.wgsl` knows what is shown.
pub const fn number(shading: Shading) -> u32 {
    match shading {
        Shading::Lit => 0,
        Shading::Wireframe => 1,
        Shading::Color => 2,
        Shading::Normals => 3,
        Shading::Roughness => 4,
        Shading::Metallic => 5,
        Shading::Coordinates => 6,
        Shading::Depth => 7,
        Shading::Lights => 8,
        Shading::Overdraw => 9,
        Shading::MipLevels => 10,
    }
}

/// What can be shown on a device.
pub fn possible(gpu: &Gpu, wanted: Shading) -> Shading {
    match wanted {
        Shading::Wireframe if !gpu.draws_edges() => Shading::Color,
        other => other,
    }
}

/// What is behind everything.
pub const fn background(shading: Shading) -> wgpu::Color {
    match shading {
        // The sky is drawn over it.
        Shading::Lit => wgpu::Color::TRANSPARENT,
        Shading::Depth | Shading::Overdraw => wgpu::Color::BLACK,
        _ => wgpu::Color {
            r: 0.09,
            g: 0.1,
            b: 0.12,
            a: 1.0,
        },
    }
}
