//! [`Gamma`].

use crate::order::Ordered;
use crate::{Body, Mark, Tag};
use playground_base::{Context, Key, ModuleError, view_model};
use playground_core_ecs::{Observer, ObserverContext, ObserverId, Priority, SystemView};

/// Records its observations.
pub struct Gamma {
    ordered: Ordered,
    body: Key<Body>,
    mark: Key<Mark>,
    tag: Key<Tag>,
}

impl Gamma {
    /// With the keys of what it observes.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            ordered: Ordered::new(context)?,
            body: context.key()?,
            mark: context.key()?,
            tag: context.key()?,
        })
    }
}

impl Gamma {
    /// Records the removed rows.
    fn write_lost(&self, name: &str, context: &ObserverContext<'_>) -> Result<(), ModuleError> {
        let marks = self.mark.read(context.token())?;
        let bodies = self.body.read(context.token())?;
        let lost: Vec<String> = match name {
            "gamma::unmarked" => {
                let lost = marks.removed_rows(context.removed.clone()).iter();
                lost.map(|mark| mark.number.to_string()).collect()
            }
            "gamma::bodiless" => {
                let lost = bodies.removed_rows(context.removed.clone()).iter();
                lost.map(|body| body.velocity.x.to_string()).collect()
            }
            _ => return Ok(()),
        };
        let mut trace = self.ordered.trace.write(context.token())?;
        if let Some(trace) = trace.resource_mut() {
            trace.steps.push(format!("lost {}", lost.join(" ")));
        }
        Ok(())
    }
}

#[view_model]
impl SystemView for Gamma {
    fn observers(&self) -> Vec<Observer> {
        vec![
            Observer::from_added("gamma::tagged", &self.tag),
            Observer::from_added("gamma::tagged_first", &self.tag).with_priority(Priority(1)),
            Observer::from_removed("gamma::bodiless", &self.body),
            Observer::from_removed("gamma::unmarked", &self.mark),
            Observer::from_set("gamma::marked", &self.mark),
            Observer::from_event("gamma::spawned", "test::Spawned"),
        ]
    }

    fn observe(
        &self,
        observer: ObserverId,
        context: &mut ObserverContext<'_>,
    ) -> Result<(), ModuleError> {
        let all = self.observers();
        let name = all.iter().find(|of| of.id == observer);
        let name = name.map_or("nobody", |of| of.name);
        self.ordered.record(name, context)?;
        self.write_lost(name, context)?;
        let orders = self.ordered.orders.read(context.token())?;
        let repeats = orders.resource().is_some_and(|orders| orders.echo);
        if name == "gamma::marked" && repeats {
            for entity in context.entities {
                let row = self.mark.stage_one(context.token(), Mark { number: 0 });
                context.commands.insert(*entity, row);
            }
        }
        Ok(())
    }
}
