//! Frames of an app in a headless window.

#[path = "window/rig.rs"]
mod rig;

use playground_apps_editor::window::{EguiPainter, HeadlessWindow};
use playground_graphics::egui::{self, Color32, Event, Pos2, vec2};
use rig::{DeviceApp, Painted, Start};

const RED: [u8; 4] = [255, 0, 0, 255];
const BLUE: [u8; 4] = [0, 0, 255, 255];

fn pixel(picture: &playground_core_drawing::Pixels, x: u32, y: u32) -> [u8; 4] {
    let at = 4 * (y * picture.width_px + x) as usize;
    picture.rgba[at..at + 4].try_into().expect("four bytes")
}

#[test]
fn picture_has_the_requested_size_and_the_apps_content() {
    let ctx = egui::Context::default();
    let mut app = DeviceApp::new(Painted::default());
    let mut window = HeadlessWindow::new(ctx, &mut app, [300, 200]).expect("a software adapter");
    // The texture is registered while the first frame is drawn; the second one shows it.
    window.frame(&mut app, 0.0, Vec::new()).expect("ok");
    let picture = window.picture(&mut app, 0.0).expect("a picture");
    assert_eq!((picture.width_px, picture.height_px), (300, 200));
    assert_eq!(picture.rgba.len(), 4 * 300 * 200);
    assert_eq!(pixel(&picture, 10, 10), RED);
    assert_eq!(pixel(&picture, 150, 100), BLUE, "the registered texture");
    assert_eq!(pixel(&picture, 299, 199), RED);
}

#[test]
fn input_and_time_reach_the_app() {
    let ctx = egui::Context::default();
    let mut app = DeviceApp::new(Painted::default());
    let mut window = HeadlessWindow::new(ctx, &mut app, [300, 200]).expect("a software adapter");
    window
        .frame(
            &mut app,
            0.5,
            vec![Event::PointerMoved(Pos2::new(40.0, 30.0))],
        )
        .expect("ok");
    window.frame(&mut app, 0.25, Vec::new()).expect("ok");
    assert_eq!(app.inner.pointer, Some(Pos2::new(40.0, 30.0)));
    assert_eq!(app.inner.time_s, 0.75);
}

#[test]
fn another_device_shows_the_same_picture() {
    let ctx = egui::Context::default();
    let mut app = DeviceApp::new(Painted::default());
    let mut window = HeadlessWindow::new(ctx, &mut app, [300, 200]).expect("a software adapter");
    window.frame(&mut app, 0.0, Vec::new()).expect("ok");
    let before = window.picture(&mut app, 0.0).expect("a picture");
    app.lose_gpu();
    let after = window.picture(&mut app, 0.0).expect("a picture");
    assert_eq!(app.starts, [Start::First, Start::AfterLoss]);
    assert!(
        before == after,
        "text and the registered texture are there again"
    );
    app.other_gpu = true;
    let third = window.picture(&mut app, 0.0).expect("a picture");
    assert_eq!(app.starts.len(), 3);
    assert!(before == third);
}

#[test]
fn software_and_hardware_renderer_paint_the_same() {
    let picture = |pretends_hardware| {
        let mut app = DeviceApp::new(Painted::default());
        app.pretends_hardware = pretends_hardware;
        let ctx = egui::Context::default();
        let mut window =
            HeadlessWindow::new(ctx, &mut app, [300, 200]).expect("a software adapter");
        window.frame(&mut app, 0.0, Vec::new()).expect("ok");
        window.picture(&mut app, 0.0).expect("a picture")
    };
    let (software, hardware) = (picture(false), picture(true));
    let pairs = software.rgba.iter().zip(&hardware.rgba);
    let worst = pairs.map(|(a, b)| a.abs_diff(*b)).max();
    assert!(worst <= Some(2), "a channel differs by {worst:?}");
}

#[test]
fn screenshot_equals_the_window() {
    let ctx = egui::Context::default();
    let mut app = DeviceApp::new(Painted::default());
    let mut window =
        HeadlessWindow::new(ctx.clone(), &mut app, [300, 200]).expect("a software adapter");
    let (sender, receiver) = std::sync::mpsc::channel();
    window.frame(&mut app, 0.0, Vec::new()).expect("ok");
    ctx.request_screenshot(move |image| sender.send(image).expect("somebody waits"));
    window.frame(&mut app, 0.0, Vec::new()).expect("ok");
    let image = receiver.try_recv().expect("it came in the same frame");
    assert_eq!(image.size, [300, 200]);
    assert_eq!(image[(150, 100)], Color32::BLUE);
}

impl rig::Content for Painted {
    fn ui(&mut self, ui: &mut egui::Ui) {
        self.time_s = ui.input(|i| i.time);
        self.pointer = ui.input(|i| i.pointer.latest_pos());
        ui.painter().rect_filled(ui.max_rect(), 0.0, Color32::RED);
        let half = egui::Rect::from_min_size(Pos2::new(20.0, 120.0), vec2(60.0, 30.5));
        ui.painter()
            .rect_filled(half, 8.0, Color32::GREEN.gamma_multiply(0.5));
        ui.put(
            egui::Rect::from_min_size(Pos2::new(8.0, 20.0), vec2(100.0, 20.0)),
            egui::Label::new("Text"),
        );
        if let Some(texture) = self.texture {
            let area = egui::Rect::from_center_size(ui.max_rect().center(), vec2(40.0, 40.0));
            let whole = egui::Rect::from_min_max(Pos2::ZERO, Pos2::new(1.0, 1.0));
            ui.painter().image(texture, area, whole, Color32::WHITE);
        }
    }

    fn draw(&mut self, painter: &mut EguiPainter) {
        if self.generation != painter.generation() {
            self.generation = painter.generation();
            let texture = rig::blue(painter.gpu());
            let view = texture.create_view(&Default::default());
            self.texture = Some(painter.register(&view));
        }
    }
}
