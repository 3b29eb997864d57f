//! Captures how the picture of the viewport is drawn.

use super::EditorGui;
use crate::answer::{CommandError, Outcome};
use playground_base::Handle;
use playground_base::serde_json::json;
use playground_core_drawing::CapturedPass;

impl EditorGui {
    /// Draws the picture of the viewport once more, measured. The answer lists its passes.
    pub(super) fn capture_frame(&mut self) -> Outcome {
        let outside = |why: &str| CommandError::Outside(why.to_owned());
        let gpu = self.gpu.as_ref();
        let gpu = gpu.ok_or_else(|| outside("there is no graphics device"))?;
        let captured = self.view.capture((gpu, &self.app.views.rendering));
        let capture = Handle::new(captured.map_err(CommandError::Outside)?);
        self.app.mirror.state.frame_capture = Some(capture.clone());
        let passes: Vec<_> = capture.passes.iter().map(of_pass).collect();
        Ok(json!({
            "passes": passes,
            "gpu_ms": capture.gpu_ms(),
            "encode_ms": capture.encode_ms,
            "draws": capture.draws(),
        }))
    }
}

fn of_pass(pass: &CapturedPass) -> playground_base::serde_json::Value {
    json!({
        "name": pass.name,
        "writes": pass.writes,
        "size_px": pass.size_px,
        "draws": pass.draws,
        "gpu_ms": pass.gpu_ms,
    })
}
