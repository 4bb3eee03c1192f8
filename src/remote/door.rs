//! How many strangers there may be: connections that have not said who they are.

use std::{
    collections::BTreeMap,
    net::IpAddr,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use super::tries::network;

/// Counts strangers, of all and of each address.
#[derive(Clone, Debug)]
pub(super) struct Door {
    strangers: Arc<Mutex<BTreeMap<IpAddr, usize>>>,
    of_all: usize,
    of_one: usize,
}

/// The place of one stranger; dropping it makes room for another.
#[derive(Debug)]
pub(super) struct Place {
    door: Door,
    peer: IpAddr,
}

impl Door {
    pub fn new(of_all: usize, of_one: usize) -> Self {
        Self { strangers: Arc::default(), of_all, of_one }
    }

    /// A place for one more; `None` where there are enough.
    pub fn enter(&self, peer: IpAddr) -> Option<Place> {
        let peer = network(peer);
        let mut strangers = self.lock();
        let (all, own) = (strangers.values().sum::<usize>(), strangers.get(&peer).copied().unwrap_or_default());
        if all >= self.of_all || own >= self.of_one {
            return None;
        }
        strangers.insert(peer, own + 1);
        drop(strangers);
        Some(Place { door: self.clone(), peer })
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<IpAddr, usize>> {
        self.strangers.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut strangers = self.door.lock();
        if let Some(count) = strangers.get_mut(&self.peer) {
            *count = count.saturating_sub(1);
        }
        strangers.retain(|_, count| *count > 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_takes_all_the_room() {
        let door = Door::new(3, 2);
        let peer = |last: u8| IpAddr::from([10, 0, 0, last]);
        let places = [peer(1), peer(1), peer(1), peer(2), peer(3)].map(|peer| door.enter(peer));
        assert_eq!(places.each_ref().map(Option::is_some), [true, true, false, true, false]);
        drop(places);
        assert!(door.enter(peer(3)).is_some());
        assert!(door.lock().is_empty(), "nothing stays behind");
    }
}
