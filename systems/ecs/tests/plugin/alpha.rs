//! [`Alpha`].

use crate::order::{Ordered, name_of};
use crate::{Body, Tag};
use playground_base::{Context, Key, ModuleError, view_model};
use playground_core_ecs::{
    Event, Query, Stage, System, SystemContext, SystemId, SystemView, Transform,
};

/// Moves bodies, spawns, and meets.
pub struct Alpha {
    ordered: Ordered,
    body: Key<Body>,
    tag: Key<Tag>,
    transform: Key<Transform>,
}

const NAMES: [&str; 5] = [
    "alpha::late",
    "alpha::move",
    "alpha::meet",
    "alpha::spawn",
    "alpha::lost",
];

impl Alpha {
    /// Gets its keys.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            ordered: Ordered::new(context)?,
            body: context.key()?,
            tag: context.key()?,
            transform: context.key()?,
        })
    }

    fn traced(&self, name: &'static str) -> System {
        System::new(name)
            .with_resource_mut(&self.ordered.trace)
            .with_resource(&self.ordered.orders)
    }

    fn move_bodies(&self, context: &SystemContext<'_>) -> Result<(), ModuleError> {
        let bodies = self.body.read(context.token())?;
        let mut transforms = self.transform.write(context.token())?;
        for archetype in context.archetypes(0) {
            let rows = transforms.rows_mut(*archetype).iter_mut();
            rows.zip(bodies.rows(*archetype))
                .for_each(|(transform, body)| {
                    transform.translation += body.velocity * context.frame.delta_s;
                });
        }
        Ok(())
    }

    fn spawn(&self, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        let orders = self.ordered.orders.read(context.token())?;
        let count = orders.resource().map_or(0, |orders| orders.spawn) as usize;
        let bodies = (0..count).map(|at| Body {
            mass: at as f32,
            ..Body::default()
        });
        let bodies = self.body.stage(context.token(), bodies);
        let transforms = (0..count).map(|_| Transform::default());
        let transforms = self.transform.stage(context.token(), transforms);
        let tags = (0..count).map(|_| Tag {});
        let tags = self.tag.stage(context.token(), tags);
        context.commands.spawn(vec![bodies, transforms, tags]);
        let event = Event {
            kind: "test::Spawned".into(),
            ..Event::default()
        };
        let commands = &mut context.commands.commands;
        commands.push(playground_core_ecs::StructuralCommand::Send(event));
        Ok(())
    }
}

#[view_model]
impl SystemView for Alpha {
    fn systems(&self) -> Vec<System> {
        let moving = Query::new()
            .with_write(&self.transform)
            .with_read(&self.body);
        vec![
            self.traced("alpha::late").with_after("beta::early"),
            self.traced("alpha::move").with_query(moving),
            System::new("alpha::meet")
                .with_stage(Stage::Update)
                .with_resource(&self.ordered.meeting),
            self.traced("alpha::spawn").with_stage(Stage::Start),
            System::new("alpha::lost").with_after("nobody"),
        ]
    }

    fn run(&self, system: SystemId, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        let name = name_of(system, &NAMES);
        match name {
            "alpha::meet" => return self.ordered.meet(name, context),
            "alpha::move" => self.move_bodies(context)?,
            "alpha::spawn" => self.spawn(context)?,
            _ => {}
        }
        self.ordered.step(name, context)
    }
}
