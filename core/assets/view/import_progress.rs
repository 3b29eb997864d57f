//! [`ImportProgress`]: what an importer tells while it works.

use playground_base::crossbeam::channel::Sender;

/// Takes what an importer tells while it works: how far it is, which the editor shows. An importer that takes
/// seconds should tell, also because one that tells nothing for long is taken for one that loops.
#[derive(Clone, Debug, Default)]
pub struct ImportProgress {
    to: Option<Sender<(f32, String)>>,
}

impl ImportProgress {
    /// Sends on what is told. With the default nobody hears it.
    pub const fn new(to: Sender<(f32, String)>) -> Self {
        Self { to: Some(to) }
    }

    /// How much of the work is done, 0 to 1, and what comes now: `pictures`. Does not wait.
    pub fn report(&self, share: f32, now: &str) {
        if let Some(to) = &self.to {
            // Where many come at once, some are enough.
            let _is_full = to.try_send((share, now.to_owned()));
        }
    }

    /// The same for one of so many parts of a piece of the work, which goes from one share to another.
    pub fn report_part(&self, (from, to): (f32, f32), (part, parts): (usize, usize), now: &str) {
        let share = part as f32 / parts.max(1) as f32;
        self.report(from + (to - from) * share, now);
    }
}
