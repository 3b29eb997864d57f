//! [`Counter`].

use crate::CounterView;
use playground_base::{Context, ModuleError, view_model};
use std::future::poll_fn;
use std::task::Poll;

/// Counts the generations of itself.
pub struct Counter {
    generation: u64,
}

impl Counter {
    /// The generation after the one that is bound now.
    ///
    /// # Errors
    /// None.
    pub fn new(context: &Context) -> Result<Self, ModuleError> {
        let bound = context.registry.implementations();
        let before = bound.last().map_or(0, |last| last.generation);
        Ok(Self {
            generation: u64::from(before) + 1,
        })
    }
}

#[view_model]
impl CounterView for Counter {
    fn generation(&self) -> u64 {
        self.generation
    }

    fn add_one(&self, to: u64) -> u64 {
        to + 1
    }

    async fn add_one_later(&self, to: u64) -> u64 {
        to + 1
    }

    async fn generation_across_a_wait(&self) -> (u64, u64) {
        let before = self.generation;
        wait_once().await;
        (before, self.generation)
    }

    fn fail(&self) {
        panic!("generation {} fails", self.generation);
    }

    async fn fail_later(&self) {
        wait_once().await;
        panic!("generation {} fails later", self.generation);
    }
}

async fn wait_once() {
    let mut has_waited = false;
    poll_fn(|context| {
        if has_waited {
            return Poll::Ready(());
        }
        has_waited = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
