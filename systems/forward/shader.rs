//! WGSL sources, and errors with their location.

use super::ready::ready;
use playground_core_drawing::SurfaceShader;
use playground_core_rendering::RenderingError;
use playground_graphics::wgpu;

/// The WGSL sources in use: those of the `shaders/` folder, until one is replaced.
#[derive(Clone)]
pub struct ShaderTexts {
    texts: Vec<(&'static str, std::borrow::Cow<'static, str>)>,
}

impl ShaderTexts {
    /// The source that is prepended to each of the others.
    const PRELUDE: &'static str = "frame.wgsl";
    /// The part of each shader that draws over the whole of its target.
    const WHOLE: &'static str = "whole.wgsl";
    /// What stands for the code of a project.
    const CODE: &'static str = "code.wgsl";
    /// How errors name it.
    const CODE_PATH: &'static str = "shaders/code.wgsl";
    /// All names.
    pub const NAMES: [&'static str; 16] = [
        Self::PRELUDE,
        Self::WHOLE,
        "surface.wgsl",
        "bend.wgsl",
        "light.wgsl",
        "mesh.wgsl",
        "depth.wgsl",
        "sky.wgsl",
        "grid.wgsl",
        "line.wgsl",
        "outline.wgsl",
        "glow.wgsl",
        Self::CODE,
        "occlusion.wgsl",
        "smooth.wgsl",
        "copy.wgsl",
    ];

    /// The sources this was built with.
    pub fn built_in() -> Self {
        let texts = [
            include_str!("../../shaders/frame.wgsl"),
            include_str!("../../shaders/whole.wgsl"),
            include_str!("../../shaders/surface.wgsl"),
            include_str!("../../shaders/bend.wgsl"),
            include_str!("../../shaders/light.wgsl"),
            include_str!("../../shaders/mesh.wgsl"),
            include_str!("../../shaders/depth.wgsl"),
            include_str!("../../shaders/sky.wgsl"),
            include_str!("../../shaders/grid.wgsl"),
            include_str!("../../shaders/line.wgsl"),
            include_str!("../../shaders/outline.wgsl"),
            include_str!("../../shaders/glow.wgsl"),
            include_str!("../../shaders/code.wgsl"),
            include_str!("../../shaders/occlusion.wgsl"),
            include_str!("../../shaders/smooth.wgsl"),
            include_str!("../../shaders/copy.wgsl"),
        ];
        let texts = Self::NAMES.into_iter().zip(texts.map(Into::into)).collect();
        Self { texts }
    }

    /// A copy with another source for `name`; an error when the name is unknown.
    pub fn with(&self, name: &str, wgsl: &str) -> Result<Self, RenderingError> {
        let mut changed = self.clone();
        match changed.texts.iter_mut().find(|(known, _)| *known == name) {
            Some((_, text)) => *text = wgsl.to_owned().into(),
            None => {
                return Err(RenderingError::UnknownShader {
                    name: name.into(),
                    known: Self::NAMES.join(", "),
                });
            }
        }
        Ok(changed)
    }

    fn text(&self, name: &str) -> &str {
        let found = self.texts.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, text)| text)
    }

    /// The sources that one shader is made of, in their order.
    fn parts(name: &str) -> &'static [&'static str] {
        match name {
            "mesh.wgsl" => &[
                Self::PRELUDE,
                "surface.wgsl",
                "bend.wgsl",
                "light.wgsl",
                "mesh.wgsl",
                Self::CODE,
            ],
            "depth.wgsl" => &[Self::PRELUDE, "surface.wgsl", "bend.wgsl", "depth.wgsl"],
            "sky.wgsl" => &[Self::PRELUDE, "sky.wgsl"],
            "grid.wgsl" => &[Self::PRELUDE, "grid.wgsl"],
            "line.wgsl" => &[Self::PRELUDE, "line.wgsl"],
            "outline.wgsl" => &[Self::PRELUDE, "outline.wgsl"],
            "glow.wgsl" => &[Self::PRELUDE, Self::WHOLE, "glow.wgsl"],
            "occlusion.wgsl" => &[Self::PRELUDE, Self::WHOLE, "occlusion.wgsl"],
            "smooth.wgsl" => &[Self::PRELUDE, Self::WHOLE, "smooth.wgsl"],
            "copy.wgsl" => &[Self::WHOLE, "copy.wgsl"],
            _ => &[],
        }
    }

    /// Compiles the shader of meshes with the code of a project. An error names the place in that code.
    pub fn compile_code(
        &self,
        device: &wgpu::Device,
        shader: &SurfaceShader,
    ) -> Result<wgpu::ShaderModule, RenderingError> {
        let mut wgsl = shader.wgsl.clone();
        if shader.parameters.is_empty() {
            wgsl.push_str("\nstruct Parameters { unused: vec4<f32> }\n");
        }
        let texts = self.with(Self::CODE, &wgsl)?;
        texts
            .compile(device, "mesh.wgsl")
            .map_err(|error| match error {
                RenderingError::Shader {
                    file,
                    line,
                    column,
                    message,
                } if file == Self::CODE_PATH => RenderingError::Shader {
                file: shader.name.clone(),
                line,
                column,
                message,
            },
            // It does not fit what is around it, which is no file of the project.
            RenderingError::Shader { message, .. } => RenderingError::Shader {
                file: shader.name.clone(),
                line: 0,
                column: 0,
                message: format!(
                    "`surface_of` takes a Point and Parameters and returns a Point, and no name is one of those in `shaders/`: {message}"
                ),
            },
            other => other,
            })
    }

    /// Compiles one shader.
    pub fn compile(
        &self,
        device: &wgpu::Device,
        name: &str,
    ) -> Result<wgpu::ShaderModule, RenderingError> {
        let parts = Self::parts(name);
        let joined = parts.iter().fold(String::new(), |mut joined, part| {
            joined.push_str(self.text(part));
            // Each starts on a line of its own.
            if !joined.ends_with('\n') {
                joined.push('\n');
            }
            joined
        });
        let scope = Scope::open(device);
        let module = device.create_shader_module(wgpu::ShaderModuleDescriptor {
            label: Some(name),
            source: wgpu::ShaderSource::Wgsl(joined.into()),
        });
        let Err(error) = scope.close() else {
            return Ok(module);
        };
        let messages = ready(module.get_compilation_info()).unwrap_or(wgpu::CompilationInfo {
            messages: Vec::new(),
        });
        Err(self.located(parts, &messages.messages).unwrap_or(error))
    }

    /// The first error message, with its location in the original file instead of the joined text.
    fn located(
        &self,
        parts: &[&'static str],
        messages: &[wgpu::CompilationMessage],
    ) -> Option<RenderingError> {
        let first = messages
            .iter()
            .find(|message| message.message_type == wgpu::CompilationMessageType::Error)?;
        let (mut line, column) = first
            .location
            .map_or((0, 0), |at| (at.line_number, at.line_position));
        let mut file = parts.first().copied()?;
        for part in parts {
            file = part;
            let lines = self.text(part).lines().count() as u32;
            if line <= lines {
                break;
            }
            line -= lines;
        }
        Some(RenderingError::Shader {
            file: format!("shaders/{file}"),
            line,
            column,
            message: first.message.trim().to_owned(),
        })
    }
}

/// Catches GPU errors between `open` and `close` on this thread.
pub struct Scope([wgpu::ErrorScopeGuard; 3]);

impl Scope {
    /// Starts catching.
    pub fn open(device: &wgpu::Device) -> Self {
        // A driver that refuses a shader is an internal error.
        let filters = [
            wgpu::ErrorFilter::OutOfMemory,
            wgpu::ErrorFilter::Internal,
            wgpu::ErrorFilter::Validation,
        ];
        Self(filters.map(|filter| device.push_error_scope(filter)))
    }

    /// Stops catching, and returns the first error.
    pub fn close(self) -> Result<(), RenderingError> {
        let Self([memory, internal, validation]) = self;
        // The last one first, as they were opened.
        let popped = [validation, internal, memory].map(|scope| ready(scope.pop()).flatten());
        match popped.into_iter().flatten().next() {
            None => Ok(()),
            Some(error) => Err(RenderingError::Validation {
                reason: error.to_string(),
            }),
        }
    }
}
