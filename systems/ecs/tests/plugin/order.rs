//! The common part of the systems of this plugin.

use crate::{Meeting, Orders, Trace};
use playground_base::{Context, Key, ModuleError};
use playground_core_ecs::{ObserverContext, SystemContext, SystemId};
use std::time::{Duration, Instant};

/// The keys that every system needs.
pub struct Ordered {
    pub orders: Key<Orders>,
    pub trace: Key<Trace>,
    pub meeting: Key<Meeting>,
}

impl Ordered {
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        Ok(Self {
            orders: context.key()?,
            trace: context.key()?,
            meeting: context.key()?,
        })
    }

    /// Records that the system ran, and fails on order.
    pub fn step(&self, name: &str, context: &SystemContext<'_>) -> Result<(), ModuleError> {
        let mut trace = self.trace.write(context.token())?;
        if let Some(trace) = trace.resource_mut() {
            trace.steps.push(name.to_owned());
        }
        let orders = self.orders.read(context.token())?;
        let orders = orders.resource().cloned().unwrap_or_default();
        assert!(orders.panic != name, "{name} was ordered to panic");
        if orders.fail == name {
            Err(ModuleError::Failed {
                module: name.to_owned(),
                message: "was ordered to fail".to_owned(),
            })
        } else {
            Ok(())
        }
    }

    /// Records the call of an observer, and panics on order.
    pub fn record(&self, name: &str, context: &ObserverContext<'_>) -> Result<(), ModuleError> {
        let mut trace = self.trace.write(context.token())?;
        if let Some(trace) = trace.resource_mut() {
            trace
                .steps
                .push(format!("{name} {}", context.entities.len()));
        }
        let orders = self.orders.read(context.token())?;
        let panics = orders.resource().is_some_and(|orders| orders.panic == name);
        assert!(!panics, "{name} was ordered to panic");
        Ok(())
    }

    /// Waits for the other system that meets; records whether it came.
    pub fn meet(&self, name: &str, context: &SystemContext<'_>) -> Result<(), ModuleError> {
        let meeting = self.meeting.read(context.token())?;
        let Some(meeting) = meeting.resource() else {
            return Ok(());
        };
        let (me, other) = if name == "alpha::meet" {
            (&meeting.alpha, &meeting.beta)
        } else {
            (&meeting.beta, &meeting.alpha)
        };
        me.store(true);
        let start = Instant::now();
        while !other.load() && start.elapsed() < Duration::from_secs(5) {
            std::thread::yield_now();
        }
        if !other.load() {
            me.store(false);
        } else if start.elapsed() < Duration::from_secs(5) {
            meeting.met.store(true);
        }
        Ok(())
    }
}

/// The name of an id, from the list.
pub fn name_of(system: SystemId, names: &[&'static str]) -> &'static str {
    let named = |name: &&&str| SystemId::new(name) == system;
    names.iter().find(named).copied().unwrap_or("nobody")
}
