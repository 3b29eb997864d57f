//! [`DeviceLosses`]: counts losses of the GPU.

use std::time::{Duration, Instant};

/// Counts recent losses of the device, to switch to a software adapter.
#[derive(Debug, Default)]
pub struct DeviceLosses {
    times: Vec<Instant>,
}

const PERIOD: Duration = Duration::from_secs(5 * 60);
const MAX_LOSSES: usize = 3;

impl DeviceLosses {
    /// Counts a loss.
    pub fn add(&mut self, now: Instant) {
        self.times
            .retain(|time| now.saturating_duration_since(*time) < PERIOD);
        self.times.push(now);
    }

    /// True after three losses in five minutes: the next device is a software adapter.
    pub fn wants_software(&self) -> bool {
        self.times.len() >= MAX_LOSSES
    }
}

#[cfg(test)]
mod tests {
    use super::DeviceLosses;
    use std::time::{Duration, Instant};

    #[test]
    fn third_loss_in_five_minutes_wants_software() {
        let start = Instant::now();
        let after = |minutes: u64| start + Duration::from_secs(60 * minutes);
        let mut losses = DeviceLosses::default();
        for minute in [0, 4, 8] {
            losses.add(after(minute));
            assert!(!losses.wants_software(), "minute {minute}");
        }
        losses.add(after(8));
        assert!(losses.wants_software());
    }
}
