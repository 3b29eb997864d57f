//! What both sides draw and read. Known to both by this file, which depends on nothing.

/// Cubes of the scene.
pub const CUBES: usize = 100_000;

/// The picture, in pixels. It is small, because what fills it is no part of what is measured.
pub const SIZE_PX: [u32; 2] = [320, 180];

/// Where the camera is, in metres; it looks along -z.
pub const CAMERA_M: [f32; 3] = [0.0, 0.0, 130.0];

/// The camera's vertical field of view, in radians.
pub const FOV_Y_RAD: f32 = 1.0;

/// Cubes along a side of the block that they make.
const SIDE: usize = 47;

/// Where a cube is in a frame, in metres: in a block, each on its own way.
pub fn place_m(cube: usize, frame: u32) -> [f32; 3] {
    let (x, y, z) = (cube % SIDE, cube / SIDE % SIDE, cube / SIDE / SIDE);
    let phase = frame as f32 * 0.1 + cube as f32 * 0.37;
    let middle = SIDE as f32 * 0.5;
    [
        (x as f32 - middle) * 2.0 + phase.sin() * 0.4,
        (y as f32 - middle) * 2.0 + phase.cos() * 0.4,
        (z as f32 - middle) * 2.0,
    ]
}
