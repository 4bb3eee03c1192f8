//! Asks that wait for the program: few, in order, and of a moving spot only the last.

use std::collections::VecDeque;

use super::{Ask, RemoteAsk};

#[derive(Debug)]
pub(super) struct Queue {
    room: usize,
    waiting: VecDeque<Ask>,
    /// Serial of the last ask.
    last: u64,
}

impl Queue {
    pub fn new(room: usize) -> Self {
        Self { room, waiting: VecDeque::new(), last: 0 }
    }

    /// Takes an ask in and gives its serial; `None` where too many wait.
    pub fn push(&mut self, phone: u32, what: RemoteAsk) -> Option<u64> {
        let is_spot = |what: &RemoteAsk| matches!(what, RemoteAsk::Spot(_));
        if self.waiting.back().is_some_and(|ask| ask.phone == phone && is_spot(&ask.what) && is_spot(&what)) {
            self.waiting.pop_back();
        }
        if self.waiting.len() >= self.room {
            return None;
        }
        self.last += 1;
        self.waiting.push_back(Ask { serial: self.last, phone, what });
        Some(self.last)
    }

    /// Whether anything waits but where a finger points.
    pub fn is_pressing(&self) -> bool {
        self.waiting.iter().any(|ask| !matches!(ask.what, RemoteAsk::Spot(Some(_))))
    }

    pub fn take(&mut self) -> Vec<Ask> {
        self.waiting.drain(..).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(x: f32) -> RemoteAsk {
        RemoteAsk::Spot(Some([x, 0.5]))
    }

    #[test]
    fn asks_keep_their_order_and_have_an_end() {
        let mut queue = Queue::new(3);
        let serials: Vec<_> = (0..5).map(|stop| queue.push(1, RemoteAsk::Go(stop))).collect();
        assert_eq!(serials, [Some(1), Some(2), Some(3), None, None]);
        let stops: Vec<_> = queue.take().into_iter().map(|ask| ask.what).collect();
        assert_eq!(stops, [0, 1, 2].map(RemoteAsk::Go));
        assert_eq!(queue.push(1, RemoteAsk::End), Some(4));
    }

    #[test]
    fn of_a_spot_that_moves_the_last_place_counts() {
        let mut queue = Queue::new(3);
        (0_u8..100).for_each(|at| assert!(queue.push(1, spot(f32::from(at) / 100.0)).is_some()));
        queue.push(2, spot(0.1));
        queue.push(1, RemoteAsk::Spot(None));
        let asks = queue.take();
        assert_eq!(asks.iter().map(|ask| ask.serial).collect::<Vec<_>>(), [100, 101, 102]);
        assert_eq!(asks[0].what, spot(0.99));
    }

    #[test]
    fn what_a_finger_presses_is_pressing_and_where_it_points_is_not() {
        let mut queue = Queue::new(3);
        queue.push(1, spot(0.1));
        assert!(!queue.is_pressing());
        for pressed in [RemoteAsk::After, RemoteAsk::Spot(None)] {
            queue.push(1, pressed);
            assert!(queue.is_pressing());
            queue.take();
            assert!(!queue.is_pressing());
        }
    }
}
