//! [`Drawers`]: the drawings of plugins.

use super::extract::batch_of;
use crate::play::traced_call;
use playground_base::ModuleError;
use playground_core_drawing::{
    BoundAllDrawView, DrawList, DrawViewFragments, Drawing, DrawnLabel, Instance, Material,
};
use playground_core_ecs::World;
use playground_core_engine::{Problem, Severity};

/// The drawings of plugins, and which of them failed. Those are not called again until the next
/// reload, which may change nothing.
#[derive(Default)]
pub struct Drawers {
    drawing: Drawing,
    failed: Vec<(&'static str, Problem)>,
    /// The implementers that were called last.
    known: Option<DrawViewFragments>,
}

impl Drawers {
    /// Those that failed are called again.
    pub fn start_afresh(&mut self) {
        self.failed.clear();
    }

    /// Draws nothing.
    pub fn clear(&mut self) {
        self.drawing.clear();
    }

    /// Calls them in the order of their names, and adds their lines and meshes to `list`.
    pub fn fill(&mut self, drawers: &BoundAllDrawView, world: &World, list: &mut DrawList) {
        self.drawing.clear();
        if drawers.changed(&mut self.known).is_some() {
            self.failed.clear();
        }
        let all = drawers.all();
        if !all.is_empty() {
            self.call(drawers, &all, world);
            self.add_to(list);
        }
    }

    fn call(&mut self, drawers: &BoundAllDrawView, all: &DrawViewFragments, world: &World) {
        let lock = world.read();
        for drawer in all.iter() {
            if self.failed.iter().any(|(name, _)| *name == drawer.name) {
                continue;
            }
            let drawing = &mut self.drawing;
            let called = traced_call("drawing", drawer.name, || {
                drawers.call(drawer, |view| view.draw(lock.reader(), drawing))
            });
            if let Err(error) = called.and_then(|drawn| drawn) {
                self.failed
                    .push((drawer.name, problem(drawer.name, &error)));
            }
        }
    }

    fn add_to(&self, list: &mut DrawList) {
        list.lines.extend_from_slice(&self.drawing.scene.vertices);
        let on_top = &self.drawing.on_top.vertices;
        list.overlay_lines.extend_from_slice(on_top);
        for mesh in &self.drawing.meshes {
            let material = Material {
                color: mesh.color,
                ..Material::default()
            };
            let entity = Instance::NOT_PICKABLE;
            let instance = Instance::new(&mesh.world_from_local, &material, entity);
            batch_of(list, mesh.kind).instances.push(instance);
        }
    }

    /// Texts of the last picture.
    pub fn labels(&self) -> &[DrawnLabel] {
        &self.drawing.labels
    }

    /// The problems of failed drawings.
    pub fn problems(&self) -> impl Iterator<Item = &Problem> + Clone {
        self.failed.iter().map(|(_, problem)| problem)
    }
}

fn problem(name: &str, error: &ModuleError) -> Problem {
    Problem {
        severity: Severity::Error,
        source: name.split("::").next().unwrap_or(name).to_owned(),
        message: format!("{name} draws nothing until the next reload: {error}"),
        ..Problem::default()
    }
}
