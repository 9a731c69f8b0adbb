//! How often a host is asked.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// The longest sleep without looking whether the work is to stop.
const NAP: Duration = Duration::from_millis(50);

/// Gives every request its moment: to one host never closer together than the gap.
#[derive(Debug)]
pub(super) struct Pace {
    gap: Option<Duration>,
    free: Mutex<BTreeMap<String, Instant>>,
}

impl Pace {
    /// A pace of so many requests a second to one host.
    pub(super) fn new(per_second: Option<f64>) -> Self {
        let gap = per_second.filter(|rate| *rate > 0.0).map(|rate| Duration::from_secs_f64(1.0 / rate.max(0.001)));
        Self { gap, free: Mutex::default() }
    }

    /// Waits for the host's next moment; none where the work is over before that.
    pub(super) fn wait(&self, host: &str, over: &dyn Fn() -> bool) -> Option<()> {
        let Some(gap) = self.gap else { return (!over()).then_some(()) };
        let now = Instant::now();
        let at = {
            let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
            slot(&mut free, host, now, gap)
        };
        self.rest(at.saturating_duration_since(now), over)
    }

    /// Sleeps so long; none where the work is over before that.
    #[expect(clippy::unused_self, reason = "sleeping is this type's business, whoever waits")]
    pub(super) fn rest(&self, length: Duration, over: &dyn Fn() -> bool) -> Option<()> {
        let until = Instant::now() + length;
        loop {
            if over() {
                return None;
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Some(());
            }
            thread::sleep(left.min(NAP));
        }
    }
}

/// The next moment of a host, which is then taken.
fn slot(free: &mut BTreeMap<String, Instant>, host: &str, now: Instant, gap: Duration) -> Instant {
    let at = free.get(host).copied().map_or(now, |free| free.max(now));
    free.insert(host.to_owned(), at + gap);
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_of_a_host_are_a_gap_apart() {
        let (mut free, begun, gap) = (BTreeMap::new(), Instant::now(), Duration::from_millis(500));
        let mut at = |host: &str, after: u64| {
            slot(&mut free, host, begun + Duration::from_millis(after), gap).duration_since(begun).as_millis()
        };
        assert_eq!([at("a", 0), at("a", 0), at("b", 100), at("a", 100), at("a", 3000)], [0, 500, 100, 1000, 3000]);
        assert_eq!(at("a", 3100), 3500);
    }
}
