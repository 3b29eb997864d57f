//! WGSL sources, and errors with their location.

use super::ready::ready;
use playground_core_rendering::RenderingError;
use playground_graphics::wgpu;

/// The WGSL sources in use: those of the `shaders/` folder, until one is replaced.
#[derive(Clone)]
pub struct ShaderTexts {
    texts: Vec<(&'static str, std::borrow::Cow<'static, str>)>,
}

impl ShaderTexts {
    /// The source that is prepended to each of the others.
    pub const PRELUDE: &'static str = "frame.wgsl";
    /// All names.
    pub const NAMES: [&'static str; 7] = [
        Self::PRELUDE,
        "mesh.wgsl",
        "depth.wgsl",
        "sky.wgsl",
        "grid.wgsl",
        "line.wgsl",
        "outline.wgsl",
    ];

    /// The sources this was built with.
    pub fn built_in() -> Self {
        let texts = [
            include_str!("../../shaders/frame.wgsl"),
            include_str!("../../shaders/mesh.wgsl"),
            include_str!("../../shaders/depth.wgsl"),
            include_str!("../../shaders/sky.wgsl"),
            include_str!("../../shaders/grid.wgsl"),
            include_str!("../../shaders/line.wgsl"),
            include_str!("../../shaders/outline.wgsl"),
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

    /// Compiles one shader, prelude first.
    pub fn compile(
        &self,
        device: &wgpu::Device,
        name: &str,
    ) -> Result<wgpu::ShaderModule, RenderingError> {
        let prelude = self.text(Self::PRELUDE);
        let scope = Scope::open(device);
        let module = device.create_shader_module(wgpu::ShaderModuleDescriptor {
            label: Some(name),
            source: wgpu::ShaderSource::Wgsl(format!("{prelude}\n{}", self.text(name)).into()),
        });
        let Err(error) = scope.close() else {
            return Ok(module);
        };
        let messages = ready(module.get_compilation_info()).unwrap_or(wgpu::CompilationInfo {
            messages: Vec::new(),
        });
        Err(located(name, prelude, &messages.messages).unwrap_or(error))
    }
}

/// The first error message, with its location in the original file instead of the joined text.
fn located(
    name: &str,
    prelude: &str,
    messages: &[wgpu::CompilationMessage],
) -> Option<RenderingError> {
    let first = messages
        .iter()
        .find(|message| message.message_type == wgpu::CompilationMessageType::Error)?;
    let (line, column) = first
        .location
        .map_or((0, 0), |at| (at.line_number, at.line_position));
    let prelude_lines = prelude.lines().count() as u32 + u32::from(prelude.ends_with('\n'));
    let (name, line) = match line.checked_sub(prelude_lines) {
        Some(own) if own > 0 => (name, own),
        _ => (ShaderTexts::PRELUDE, line),
    };
    Some(RenderingError::Shader {
        file: format!("shaders/{name}"),
        line,
        column,
        message: first.message.trim().to_owned(),
    })
}

/// Catches GPU errors between `open` and `close` on this thread.
pub struct Scope(wgpu::ErrorScopeGuard, wgpu::ErrorScopeGuard);

impl Scope {
    /// Starts catching.
    pub fn open(device: &wgpu::Device) -> Self {
        let memory = device.push_error_scope(wgpu::ErrorFilter::OutOfMemory);
        Self(
            memory,
            device.push_error_scope(wgpu::ErrorFilter::Validation),
        )
    }

    /// Stops catching, and returns the first error.
    pub fn close(self) -> Result<(), RenderingError> {
        let Self(memory, validation) = self;
        let validation = ready(validation.pop()).flatten();
        let memory = ready(memory.pop()).flatten();
        match validation.or(memory) {
            None => Ok(()),
            Some(error) => Err(RenderingError::Validation {
                reason: error.to_string(),
            }),
        }
    }
}
