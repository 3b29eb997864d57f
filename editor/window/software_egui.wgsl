// egui's triangles for adapters that run shaders on the processor. egui-wgpu's own shader filters
// textures by hand under a condition; such adapters run both sides of it for every pixel.

struct Screen {
    size_points: vec2<f32>,
}

@group(0) @binding(0) var<uniform> screen: Screen;
@group(1) @binding(0) var picture: texture_2d<f32>;
@group(1) @binding(1) var picture_sampler: sampler;

struct Corner {
    @builtin(position) position: vec4<f32>,
    @location(0) uv: vec2<f32>,
    @location(1) color: vec4<f32>,
}

@vertex
fn corner(
    @location(0) position: vec2<f32>,
    @location(1) uv: vec2<f32>,
    @location(2) color: vec4<f32>,
) -> Corner {
    let x = 2.0 * position.x / screen.size_points.x - 1.0;
    let y = 1.0 - 2.0 * position.y / screen.size_points.y;
    return Corner(vec4<f32>(x, y, 0.0, 1.0), uv, color);
}

@fragment
fn plain(in: Corner) -> @location(0) vec4<f32> {
    return in.color;
}

@fragment
fn textured(in: Corner) -> @location(0) vec4<f32> {
    return in.color * textureSample(picture, picture_sampler, in.uv);
}
