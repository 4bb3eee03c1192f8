//! Which addresses a request may name, and at which a phone finds this machine.
//!
//! A page of somebody else's can have a name of its own point at this machine (DNS rebinding) and would then be asked
//! for by that name. So a request must name, as a number, the very address at which it arrived.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

/// Whether a `Host` names the address at which its request arrived: its number, or `localhost` for a loopback.
pub(super) fn is_own(host: &str, local: SocketAddr) -> bool {
    let own = local.ip().to_canonical();
    let Some((ip, port)) = read(host) else { return false };
    let ip_is_own = match ip {
        Named::Number(ip) => ip.to_canonical() == own,
        Named::Localhost => own.is_loopback(),
    };
    ip_is_own && port == local.port()
}

enum Named {
    Number(IpAddr),
    Localhost,
}

/// The address and the port, 80 if left out.
fn read(host: &str) -> Option<(Named, u16)> {
    if let Ok(address) = host.parse::<SocketAddr>() {
        return Some((Named::Number(address.ip()), address.port()));
    }
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    if let Ok(ip) = bare.parse::<IpAddr>() {
        return Some((Named::Number(ip), 80));
    }
    let (name, port) = host.split_once(':').unwrap_or((host, "80"));
    let port = port.parse().ok().filter(|_| port.bytes().all(|digit| digit.is_ascii_digit()))?;
    name.eq_ignore_ascii_case("localhost").then_some((Named::Localhost, port))
}

/// Whether an `Origin` is the page that this server gave out under that `Host`.
pub(super) fn is_same_origin(origin: &str, host: &str) -> bool {
    origin.strip_prefix("http://").is_some_and(|origin| origin.eq_ignore_ascii_case(host))
}

/// This machine's IPv4 addresses at which a phone in the same network may reach it, the likeliest first. None if it
/// has none, or the system does not tell.
pub fn own_addresses() -> Vec<Ipv4Addr> {
    let found = if_addrs::get_if_addrs().unwrap_or_default();
    let mut own: Vec<(u8, Ipv4Addr)> = found
        .iter()
        .filter_map(|interface| match interface.ip() {
            IpAddr::V4(ip) if !ip.is_loopback() && !ip.is_link_local() => Some((rank(&interface.name, ip), ip)),
            _ => None,
        })
        .collect();
    own.sort_unstable();
    own.dedup();
    own.into_iter().map(|(_, ip)| ip).collect()
}

/// Parts of the names of networks that exist only inside a machine, or lead far away.
const UNLIKELY: [&str; 14] = [
    "docker",
    "br-",
    "veth",
    "virbr",
    "virtual",
    "vmnet",
    "vmware",
    "vbox",
    "tun",
    "tap",
    "wg",
    "utun",
    "zt",
    "tailscale",
];

/// The lower, the likelier a phone reaches it.
fn rank(name: &str, ip: Ipv4Addr) -> u8 {
    let name = name.to_ascii_lowercase();
    let unlikely = UNLIKELY.iter().any(|part| name.contains(part)) || name.starts_with("vethernet");
    let by_number = match ip.octets() {
        [192, 168, ..] => 0,
        [10, ..] => 1,
        _ if ip.is_private() => 2,
        _ => 3,
    };
    by_number + if unlikely { 4 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(address: &str) -> SocketAddr {
        address.parse().unwrap()
    }

    #[test]
    fn only_the_address_itself_is_its_own() {
        let lan = at("192.168.1.5:8086");
        assert!(is_own("192.168.1.5:8086", lan));
        for host in [
            "192.168.1.5",
            "192.168.1.5:80",
            "192.168.1.6:8086",
            "localhost:8086",
            "evil.example:8086",
            "192.168.1.5:8086.evil.example",
            "192.168.1.5.nip.io:8086",
            "3232235781:8086",
            "0300.0250.1.5:8086",
            "user@192.168.1.5:8086",
            "192.168.1.5:+8086",
            "192.168.1.5:8086 ",
            "",
            ":8086",
            "[::1]:8086",
        ] {
            assert!(!is_own(host, lan), "{host}");
        }
        assert!(is_own("192.168.1.5", at("192.168.1.5:80")));
    }

    #[test]
    fn a_loopback_has_a_name_too() {
        let loopback = at("127.0.0.1:9000");
        assert!(is_own("127.0.0.1:9000", loopback) && is_own("LocalHost:9000", loopback));
        assert!(!is_own("localhost:9001", loopback) && !is_own("localhost:+9000", loopback));
        assert!(!is_own("localhost.evil.example:9000", loopback));
        assert!(is_own("[::1]:9000", at("[::1]:9000")) && is_own("localhost:9000", at("[::1]:9000")));
        assert!(is_own("10.0.0.2:9000", at("[::ffff:10.0.0.2]:9000")));
    }

    #[test]
    fn an_origin_is_the_host_over_http() {
        assert!(is_same_origin("http://192.168.1.5:8086", "192.168.1.5:8086"));
        for origin in ["null", "", "https://192.168.1.5:8086", "http://evil.example", "http://192.168.1.5:8086/"] {
            assert!(!is_same_origin(origin, "192.168.1.5:8086"), "{origin}");
        }
    }

    #[test]
    fn networks_inside_the_machine_come_last() {
        let rank = |name: &str, ip: &str| rank(name, ip.parse().unwrap());
        assert!(rank("wlan0", "172.20.10.2") < rank("docker0", "172.17.0.1"));
        assert!(rank("Wi-Fi", "10.1.2.3") < rank("vEthernet (WSL)", "192.168.240.1"));
        assert!(own_addresses().iter().all(|ip| !ip.is_loopback()));
    }
}
