//! An inspector of a struct that is no component.

use playground_panels::prelude::*;
use playground::prelude::*;

#[derive(Default)]
pub struct GameSystems;

pub struct Plain;

#[inspector]
impl GameSystems {
    fn ui(&self, ui: &mut Ui, _plain: &mut Plain) {
        ui.label("plain");
    }
}
