//! [`ViewportPanel`].

use crate::camera::{Controls, Glide, Rig};
use crate::component_gizmo::{ComponentDrag, Gizmos};
use crate::frame::{TileStroke, ViewportUi};
use crate::gizmo::Drag;
use crate::scene::Keys;
use playground_base::{panel, state};
use playground_core_ui::{BoundAllGizmoView, PanelContext, SelectMode};
use playground_graphics::egui::{Pos2, Ui};

/// The picture of the world, with a camera and tools of its own. A drag survives a reload.
#[state]
#[derive(Clone, Debug)]
pub struct ViewportPanel {
    /// The camera.
    pub rig: Rig,
    /// Its movement to another view.
    pub glide: Option<Glide>,
    /// Its controls.
    pub controls: Controls,
    /// The drag of the gizmo.
    pub drag: Option<Drag>,
    /// The drag of a handle of a plugin's gizmo.
    pub component_drag: Option<ComponentDrag>,
    /// The gizmos of plugins.
    #[serde(skip)]
    pub gizmos: Gizmos,
    /// Where the rectangle that selects starts, in points.
    #[serde(skip)]
    pub box_start: Option<Pos2>,
    /// The mode in which the answer to the pending pick changes the selection.
    #[serde(skip)]
    pub pick: Option<SelectMode>,
    /// The pending pick is that of a context menu: what is selected stays selected with what is under
    /// the mouse, and on the background.
    #[serde(skip)]
    pub picks_for_menu: bool,
    /// The stroke of the tile brush.
    #[serde(skip)]
    pub stroke: Option<TileStroke>,
    /// The number of drags: each is an undo step of its own.
    pub gestures: u32,
    /// The requests to frame at the last frame; `None` before the first.
    pub frame_requests: Option<FrameRequests>,
    /// The number of the scene that was shown last.
    pub scene: Option<u64>,
}

/// How often the camera was requested to frame something.
#[state]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameRequests {
    /// The selection.
    pub selection: u64,
    /// Everything.
    pub all: u64,
    /// A place or a side.
    pub place: u64,
}

#[panel(title = "Viewport", icon = ICON_VIEW_IN_AR, side = Center, order = 0)]
impl ViewportPanel {
    fn ui(
        &mut self,
        ui: &mut Ui,
        context: &mut PanelContext<'_>,
        keys: &Keys,
        gizmos: &BoundAllGizmoView,
    ) {
        self.repair_camera();
        let mut viewport = ViewportUi {
            keys,
            gizmos,
            state: self,
            context,
        };
        viewport.show_ui(ui);
    }

    /// Resets a camera that is not finite, from saved state or a picture without height: no control
    /// could move it.
    fn repair_camera(&mut self) {
        if !self.rig.is_finite() {
            self.rig = Rig::default();
        }
        if !self.controls.speed_m_s.is_finite() {
            self.controls = Controls::default();
        }
    }
}
