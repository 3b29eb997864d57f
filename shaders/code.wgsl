// Stands for the code of a project where a surface has none. A file of a project takes its place.

struct Parameters {
    unused: vec4<f32>,
}

fn surface_of(point: Point, parameters: Parameters) -> Point {
    return point;
}
