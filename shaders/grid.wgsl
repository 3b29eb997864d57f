// The ground grid: a disc on y = 0 around the point below the camera, as large as the grid is
// visible, so that pixels above the horizon or beyond the fade cost nothing.

struct Varying {
    @builtin(position) clip: vec4<f32>,
    // World space x and z, metres.
    @location(0) at: vec2<f32>,
}

const CORNERS: u32 = 24u;

@vertex
fn vertex(@builtin(vertex_index) index: u32) -> Varying {
    var at = frame.eye.xz;
    let corner = index % 3u;
    if (corner != 0u) {
        let angle = f32(index / 3u + corner - 1u) * (6.2831853 / f32(CORNERS));
        at += vec2<f32>(cos(angle), sin(angle)) * frame.grid.y;
    }
    var out: Varying;
    out.at = at;
    out.clip = in_front(frame.clip_from_world * vec4<f32>(at.x, 0.0, at.y, 1.0));
    return out;
}

// Coverage of lines `width` pixels wide at whole numbers of `at`; `pixel` is how much `at` changes
// over a pixel. Where cells become smaller than pixels it tends to the average (after Golus 2023).
fn lines(at: vec2<f32>, pixel: vec2<f32>, width: f32) -> vec2<f32> {
    let half = min(pixel * width * 0.5, vec2<f32>(0.5));
    let soft = pixel * 0.75;
    let away = abs(fract(at - 0.5) - 0.5);
    let line = saturate((half + soft - away) / (2.0 * soft));
    return mix(line, half * 2.0, saturate(pixel * 2.0 - 1.0));
}

@fragment
fn fragment(v: Varying) -> @location(0) vec4<f32> {
    let from_eye = v.at - frame.eye.xz;
    let far = length(from_eye) / frame.grid.y;
    let fade = saturate(1.0 - far);

    let cell = v.at / frame.grid.x;
    // How much a cell's coordinate changes over a pixel, whichever way the grid is turned.
    let right = dpdx(cell);
    let down = dpdy(cell);
    let pixel = sqrt(right * right + down * down) + vec2<f32>(1e-6);
    // Grazing views compress the lines that run across: fade them before they shimmer.
    let fine_fade = saturate(1.0 - max(pixel.x, pixel.y) * 2.5);
    let strong_fade = saturate(1.0 - max(pixel.x, pixel.y) * 0.25);
    let fine = lines(cell, pixel, 1.0) * fine_fade;
    let strong = lines(cell * 0.1, pixel * 0.1, 1.2) * strong_fade;

    let fine_alpha = max(fine.x, fine.y) * 0.55 * frame.grid.z;
    let strong_alpha = max(strong.x, strong.y) * mix(0.55, 1.0, frame.grid.z);
    var alpha = max(fine_alpha, strong_alpha) * frame.grid_color.a;
    var color = frame.grid_color.rgb;

    let axis = saturate((pixel * 1.5 - abs(cell)) / pixel);
    // The X axis is where z is 0.
    if (axis.y > 0.0) {
        color = mix(color, frame.grid_x_axis.rgb, axis.y);
        alpha = mix(alpha, frame.grid_x_axis.a, axis.y);
    }
    if (axis.x > 0.0) {
        color = mix(color, frame.grid_z_axis.rgb, axis.x);
        alpha = mix(alpha, frame.grid_z_axis.a, axis.x);
    }
    return vec4<f32>(shown_encoded(color), shown_alpha(alpha * fade * fade));
}
