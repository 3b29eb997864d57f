//! [`SurfaceShader`]: code of a project that says what surfaces are made of.

use playground_base::serde::{Deserialize, Serialize};

/// The id of a shader of a project.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize,
)]
#[serde(crate = "playground_base::serde")]
pub struct ShaderId(pub u64);

/// Code of a project in WGSL, which changes what a surface is made of before light falls on it.
///
/// The file has a function `surface_of(point: Point, parameters: Parameters) -> Point`, and, where it takes
/// numbers from materials, a `struct Parameters`. `Point` is in `shaders/mesh.wgsl`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct SurfaceShader {
    /// Its id.
    pub id: ShaderId,
    /// Its name, for messages: the path of the file.
    pub name: String,
    /// The text of the file.
    pub wgsl: String,
    /// The members of its `Parameters`, in their order.
    pub parameters: Vec<ShaderParameter>,
}

/// A number, or up to four, that a material gives to a shader.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(crate = "playground_base::serde")]
pub struct ShaderParameter {
    /// Its name.
    pub name: String,
    /// How many numbers it is: 1 to 4.
    pub width: u8,
    /// What they are where a material does not say it.
    pub usual: [f32; 4],
}

impl SurfaceShader {
    /// The most members of `Parameters`.
    pub const MOST_PARAMETERS: usize = 16;
    /// The bytes that all of them may take.
    pub const PARAMETER_BYTES: usize = 256;

    /// Where each parameter lies in memory, in bytes, as WGSL says for a struct in a uniform buffer.
    pub fn offsets(&self) -> Vec<usize> {
        let mut end = 0_usize;
        let place = |parameter: &ShaderParameter| {
            let (size, align) = match parameter.width {
                1 => (4, 4),
                2 => (8, 8),
                3 => (12, 16),
                _ => (16, 16),
            };
            let start = end.next_multiple_of(align);
            end = start + size;
            start
        };
        self.parameters.iter().map(place).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_lie_where_wgsl_says() {
        let parameters = [1, 3, 1, 2, 4, 1].map(|width| ShaderParameter {
            width,
            ..ShaderParameter::default()
        });
        let shader = SurfaceShader {
            parameters: parameters.to_vec(),
            ..SurfaceShader::default()
        };
        assert_eq!(shader.offsets(), [0, 16, 28, 32, 48, 64]);
    }
}
