//! [`Meets`].

use playground_base::{Context, ModuleError, Value, view_model};
use playground_core_ecs::param::Run;
use playground_core_ecs::{Event, Stage, System, SystemContext, SystemId, SystemView};
use std::sync::Barrier;

/// Two systems that run at the same time: each waits until the other has started.
pub struct Meets {
    both: Barrier,
}

impl Meets {
    /// Before the first run.
    pub fn new(_: &Context) -> Result<Self, ModuleError> {
        let both = Barrier::new(2);
        Ok(Self { both })
    }
}

#[view_model]
impl SystemView for Meets {
    fn systems(&self) -> Vec<System> {
        let names = ["meets::one", "meets::other"];
        let system = |name| System::new(name).with_stage(Stage::Update);
        names.map(system).into()
    }

    fn run(&self, system: SystemId, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        self.both.wait();
        Run::of_system(system, context).finish(&mut context.commands);
        let generation = u64::from(context.commands.generation);
        context.commands.send(Event {
            kind: "test::Met".into(),
            data: Value::UInt(generation),
            ..Event::default()
        });
        Ok(())
    }
}
