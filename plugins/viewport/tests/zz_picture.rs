mod scene;
use playground_base::egui::{self, *};
use playground_base::egui_kittest::Harness;
use playground_base::glam::{Mat4, Quat, Vec3};
use playground_base::egui_material_icons;
use playground_core_ecs::{Transform, WorldTransform};
use playground_core_rendering::{Camera, Light, LightKind};
use playground_core_ui::*;
use playground_plugins_viewport::ViewportPanel;
use playground_plugins_viewport::maths::View;
use scene::{Scene, row};

#[test]
fn picture() {
    for (name, tool, size, mode) in [("move", Tool::Move, vec2(900.0, 600.0), PlayMode::Edit), ("rotate", Tool::Rotate, vec2(900.0, 600.0), PlayMode::Play), ("scale", Tool::Scale, vec2(900.0, 600.0), PlayMode::Pause), ("narrow", Tool::Move, vec2(240.0, 400.0), PlayMode::Edit), ("empty", Tool::Move, vec2(400.0, 300.0), PlayMode::Edit)] {
    let scene = Scene::new();
    let at = |p: Vec3, r: Quat| { let t = Transform { translation: p, rotation: r, scale: Vec3::ONE }; vec![row(&t), row(&WorldTransform { world_from_local: t.to_matrix() })] };
    let a = scene.spawn(at(Vec3::ZERO, Quat::IDENTITY));
    let mut rows = at(Vec3::new(4.0, 1.0, -3.0), Quat::from_rotation_y(0.8)); rows.push(row(&Camera::default()));
    let cam = scene.spawn(rows);
    let mut rows = at(Vec3::new(-3.0, 3.0, 0.0), Quat::from_rotation_x(-1.0)); rows.push(row(&Light { kind: LightKind::Spot, range_m: 4.0, ..Light::default() }));
    let spot = scene.spawn(rows);
    let mut rows = at(Vec3::new(0.0, 4.0, -3.0), Quat::from_rotation_x(-1.0)); rows.push(row(&Light::default()));
    scene.spawn(rows);
    let panel = ViewportPanel::new(&scene.context()).unwrap();
    let mut h = Harness::builder().with_size(size).wgpu().with_context_setup(|ctx: &egui::Context| { egui_material_icons::initialize(ctx); ctx.set_visuals(Visuals::dark()); })
        .build_ui_state(|ui, (scene, panel, tex): &mut (Scene, ViewportPanel, Option<TextureHandle>)| {
            let t = tex.get_or_insert_with(|| ui.ctx().load_texture("p", ColorImage::filled([4,4], Color32::from_rgb(50,56,66)), Default::default()));
            if name != "empty" { scene.viewport.picture = Some((t.id(), [4,4])); }
            let rect = ui.max_rect();
            scene.show(panel, ui);
            let view = View::new(scene.viewport.area.unwrap_or(rect), &scene.viewport.camera);
            let col = |c: [f32;4]| Color32::from(Rgba::from_rgba_unmultiplied(c[0],c[1],c[2],c[3]));
            let p = ui.ctx().layer_painter(LayerId::background());
            let mut mesh = Mesh::default();
            for tri in scene.viewport.overlay_triangles.chunks(3) {
                let pts: Vec<Option<Pos2>> = tri.iter().map(|v| view.to_screen(v.position.into())).collect();
                if pts.iter().all(|p| p.is_some()) { let b = mesh.vertices.len() as u32; for (v,q) in tri.iter().zip(pts) { mesh.colored_vertex(q.unwrap(), col(v.color)); } mesh.add_triangle(b,b+1,b+2); }
            }
            for l in scene.viewport.lines.chunks(2) {
                if let (Some(a), Some(b)) = (view.to_screen(l[0].position.into()), view.to_screen(l[1].position.into())) { p.line_segment([a,b], Stroke::new(1.0, col(l[0].color))); }
            }
            p.add(mesh);
        }, (scene, panel, None));
    let ed = &mut h.state_mut().0.editor;
    ed.tools.tool = tool; ed.play.mode = mode; ed.selection.entities = vec![cam, spot, a];
    if name == "move" { ed.selection.entities = vec![a]; }
    ed.project = (name != "empty").then(Default::default);
    h.run_steps(3);
    if name == "rotate" || name == "move" {
        let v = &h.state().0.viewport; let view = View::new(v.area.unwrap(), &v.camera);
        let _ = Mat4::IDENTITY;
        let from = view.to_screen(Vec3::X * if name == "move" {0.9} else {0.0}).unwrap();
        h.event(Event::PointerMoved(from)); h.step();
        if name == "move" { h.event(Event::PointerButton{pos: from, button: PointerButton::Primary, pressed: true, modifiers: Modifiers::NONE}); h.step(); h.event(Event::PointerMoved(from + vec2(40.0, 10.0))); h.step(); h.step(); }
    }
    h.run_steps(2);
    h.render().unwrap().save(format!("/tmp/vp_{name}.png")).unwrap();
    }
}
