//! [`Waits`].

use crate::words::stir;
use crate::{WordA, WordB, WordC, WordD};
use playground_base::{Context, Key, ModuleError, Value, view_model};
use playground_core_ecs::{
    ArchetypeId, Query, RunCondition, Stage, System, SystemContext, SystemId, SystemView,
};

/// Systems that wait for something, one for each condition.
pub struct Waits {
    a: Key<WordA>,
    b: Key<WordB>,
    c: Key<WordC>,
    d: Key<WordD>,
}

const OWN: SystemId = SystemId::new("own");
const WRITER: SystemId = SystemId::new("writer");

impl Waits {
    /// Gets its keys.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            a: context.key()?,
            b: context.key()?,
            c: context.key()?,
            d: context.key()?,
        })
    }

    fn waits(&self, name: &'static str, condition: RunCondition) -> System {
        System::new(name)
            .with_stage(Stage::Update)
            .with_query(Query::new().with_read(&self.b))
            .with_condition(condition)
    }
}

#[view_model]
impl SystemView for Waits {
    fn systems(&self) -> Vec<System> {
        let exists = || RunCondition::with_resource(&self.a);
        let is = |path, value| RunCondition::with_value(&self.a, path, value);
        let seven = || is("value", Value::F64(7.0));
        let every_third = || RunCondition::EveryNth(3);
        vec![
            self.waits("exists", exists()),
            self.waits("lacks", exists().negated()),
            self.waits("changed", RunCondition::with_changed(&self.a)),
            self.waits("is seven", seven()),
            self.waits("is odd", is("odd", Value::Bool(true))),
            self.waits("any match", RunCondition::AnyMatch(0)),
            self.waits("any changed", RunCondition::AnyChanged(0)),
            self.waits("event", RunCondition::EventSent("test::Bell")),
            self.waits("third", every_third()),
            self.waits("second", RunCondition::EverySeconds(1.0)),
            self.waits("third and seven", every_third())
                .with_condition(seven()),
            self.waits(
                "third or seven",
                RunCondition::Any(vec![every_third(), seven()]),
            ),
            self.waits("own", RunCondition::with_changed(&self.c))
                .with_resource_mut(&self.c),
            self.waits("seen", RunCondition::with_changed(&self.d)),
            System::new("writer")
                .with_stage(Stage::Update)
                .with_resource_mut(&self.d),
        ]
    }

    fn run(&self, system: SystemId, context: &mut SystemContext<'_>) -> Result<(), ModuleError> {
        let resource = [ArchetypeId::RESOURCES];
        match system {
            OWN => stir(&self.c, context, &resource, 1),
            WRITER => stir(&self.d, context, &resource, 1),
            _ => Ok(()),
        }
    }
}
