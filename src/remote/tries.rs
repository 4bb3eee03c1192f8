//! Wrong tries, and the lock-outs that follow them: they grow, and they end.

use std::{
    collections::BTreeMap,
    net::{IpAddr, Ipv6Addr},
    time::{Duration, Instant},
};

use super::TryLimits;

/// Addresses that are remembered. Of more, those are forgotten that have been quiet longest.
const ROOM: usize = 256;

/// The wrong tries of every address and of all together.
#[derive(Debug)]
pub(super) struct Tries {
    limits: TryLimits,
    of_one: BTreeMap<IpAddr, Count>,
    of_all: Option<Count>,
}

#[derive(Clone, Copy, Debug)]
struct Count {
    wrong: u32,
    last: Instant,
    locked_until: Instant,
}

impl Tries {
    pub fn new(limits: TryLimits) -> Self {
        Self { limits, of_one: BTreeMap::new(), of_all: None }
    }

    /// How long an address must still wait before it may try anything.
    pub fn wait(&self, peer: IpAddr, now: Instant) -> Option<Duration> {
        self.of_one.get(&network(peer)).and_then(|count| count.wait(now))
    }

    /// How long everybody must still wait before trying a token.
    pub fn wait_of_all(&self, now: Instant) -> Option<Duration> {
        self.of_all.as_ref().and_then(|count| count.wait(now))
    }

    pub fn wrong(&mut self, peer: IpAddr, now: Instant) {
        let TryLimits { of_one, of_all, first, longest, longest_of_all, forget } = self.limits;
        let peer = network(peer);
        self.of_one.retain(|_, count| !count.is_over(forget, now));
        if self.of_one.len() >= ROOM && !self.of_one.contains_key(&peer) {
            let quietest = self.of_one.iter().min_by_key(|(_, count)| count.last).map(|(peer, _)| *peer);
            quietest.map(|peer| self.of_one.remove(&peer));
        }
        let count = self.of_one.get(&peer).copied();
        self.of_one.insert(peer, Count::after(count, now).locked(of_one, first, longest));
        let count = self.of_all.filter(|count| !count.is_over(forget, now));
        self.of_all = Some(Count::after(count, now).locked(of_all, first, longest_of_all));
    }

    /// An address that has said the right word begins afresh.
    pub fn right(&mut self, peer: IpAddr) {
        self.of_one.remove(&network(peer));
    }
}

impl Count {
    /// One wrong try more.
    fn after(before: Option<Self>, now: Instant) -> Self {
        Self { wrong: before.map_or(0, |count| count.wrong).saturating_add(1), last: now, locked_until: now }
    }

    fn locked(mut self, allowed: u32, first: Duration, longest: Duration) -> Self {
        if let Some(over) = self.wrong.checked_sub(allowed) {
            self.locked_until = self.last + first.saturating_mul(2_u32.saturating_pow(over)).min(longest);
        }
        self
    }

    fn wait(&self, now: Instant) -> Option<Duration> {
        self.locked_until.checked_duration_since(now).filter(|wait| !wait.is_zero())
    }

    fn is_over(&self, forget: Duration, now: Instant) -> bool {
        now.saturating_duration_since(self.last.max(self.locked_until)) >= forget
    }
}

/// Who counts as one: an IPv4 address, or the 64-bit network of an IPv6 address, of which one machine has many.
pub(super) fn network(peer: IpAddr) -> IpAddr {
    match peer.to_canonical() {
        IpAddr::V4(peer) => IpAddr::V4(peer),
        IpAddr::V6(peer) => IpAddr::V6(Ipv6Addr::from_bits(peer.to_bits() & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn address(last: u8) -> IpAddr {
        IpAddr::V4(std::net::Ipv4Addr::new(192, 168, 1, last))
    }

    fn secs(secs: u64) -> Duration {
        Duration::from_secs(secs)
    }

    #[test]
    fn lock_outs_of_one_address_double_and_end() {
        let (mut now, mut tries) = (Instant::now(), Tries::new(TryLimits::default()));
        let mut waits = Vec::new();
        for _ in 0..14 {
            tries.wrong(address(7), now);
            let wait = tries.wait(address(7), now).unwrap_or_default();
            waits.push(wait.as_secs());
            now += wait;
            assert_eq!(tries.wait(address(7), now), None, "it ends");
        }
        assert_eq!(waits, [0, 0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300]);
        assert_eq!(tries.wait(address(8), now), None, "another address is free");
        now += secs(900);
        tries.wrong(address(7), now);
        assert_eq!(tries.wait(address(7), now), None, "all is forgotten");
    }

    #[test]
    fn many_addresses_together_are_locked_out_too_and_take_little_room() {
        let (now, mut tries) = (Instant::now(), Tries::new(TryLimits::default()));
        for peer in 0..39 {
            tries.wrong(address(peer), now);
        }
        assert_eq!(tries.wait_of_all(now), None);
        tries.wrong(address(39), now);
        assert_eq!(tries.wait_of_all(now), Some(secs(2)));
        for peer in 0..2_000_u32 {
            tries.wrong(IpAddr::V4(peer.into()), now);
        }
        assert_eq!(tries.wait_of_all(now), Some(secs(60)));
        assert_eq!(tries.wait_of_all(now + secs(60)), None);
        assert_eq!(tries.of_one.len(), ROOM);
    }

    #[test]
    fn the_right_word_begins_afresh() {
        let (now, mut tries) = (Instant::now(), Tries::new(TryLimits::default()));
        (0..4).for_each(|_| tries.wrong(address(1), now));
        tries.right(address(1));
        (0..4).for_each(|_| tries.wrong(address(1), now));
        assert_eq!(tries.wait(address(1), now), None);
    }

    #[test]
    fn addresses_of_one_ipv6_network_count_as_one() {
        let ip = |text: &str| network(text.parse().unwrap());
        assert_eq!(ip("2001:db8::1"), ip("2001:db8::ffff:2"));
        assert_ne!(ip("2001:db8::1"), ip("2001:db8:0:1::1"));
        assert_eq!(ip("::ffff:10.0.0.1"), ip("10.0.0.1"));
    }
}
