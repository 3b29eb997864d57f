//! soon
use crate::app::EditorApp;
use crate::commands::Refusal;
pub struct HeadlessGui;
impl HeadlessGui {
    pub fn new(_: [u32; 2]) -> Self { Self }
    pub fn screenshot(&mut self, _: &mut EditorApp, _: &std::path::Path) -> Result<(), Refusal> { Err("soon".into()) }
}
