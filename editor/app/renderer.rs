//! Starting the graphics device.

use super::{EditorApp, Mark};
use crate::window::GpuSource;
use playground_core_rendering::{GpuStart, RenderingError};

impl EditorApp {
    /// Starts a device with the active rendering system, or with the next declared one that starts
    /// on this machine.
    pub fn start_renderer(&mut self, source: &GpuSource) -> Result<GpuStart, RenderingError> {
        let failed = |error: String| RenderingError::Device {
            adapter: "none".into(),
            reason: error,
        };
        let mut first = None;
        let mut others = self.document.engine.renderers();
        others.retain(|name| *name != self.mirror.state.renderer);
        loop {
            let current = self.views.rendering.current();
            let started = match current {
                Ok(renderer) => {
                    playground_base::pollster::block_on(renderer.start(source.request()))
                }
                Err(error) => Err(failed(error.to_string())),
            };
            match started {
                Ok(start) => {
                    self.mirror_renderer(&start);
                    return Ok(start);
                }
                Err(error) => {
                    self.log_error("graphics", &error.to_string());
                    first.get_or_insert(error);
                }
            }
            let Some(next) = others.pop() else {
                return Err(first.unwrap_or_else(|| failed("no rendering system".into())));
            };
            if let Err(error) = self.document.engine.use_renderer(&next) {
                self.log_error("graphics", &error.to_string());
            }
        }
    }

    fn mirror_renderer(&mut self, start: &GpuStart) {
        let modules = self.document.engine.modules();
        let mut modules = modules.iter();
        let drawing =
            modules.find(|m| m.view.ends_with("::RenderingView") && !m.view_model.is_empty());
        let state = &mut self.mirror.state;
        state.renderer = drawing.map(|m| m.package.clone()).unwrap_or_default();
        let info = &start.gpu.adapter_info;
        state.adapter = format!("{} ({})", info.name, start.gpu.backend);
        state.draws_edges = start.gpu.draws_edges();
        self.mirror.mark(Mark::Modules);
    }
}
