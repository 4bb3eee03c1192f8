//! What can be had over HTTP, and what cannot.

use std::time::Duration;

use crate::support::{Server, status_of};

#[test]
fn the_page_comes_with_strict_headers() {
    let server = Server::new();
    for (path, kind) in [
        ("/", "text/html"),
        ("/remote.css", "text/css"),
        ("/remote.js", "text/javascript"),
        ("/remote.svg", "image/svg+xml"),
        ("/words.json", "application/json"),
    ] {
        let answer =
            server.send(format!("GET {path} HTTP/1.1\r\nHost: {}\r\n\r\n", server.address()).as_bytes()).to_lowercase();
        assert_eq!(status_of(&answer), 200, "{path}");
        for line in [
            &format!("content-type: {kind}"),
            "cache-control: no-store",
            "x-content-type-options: nosniff",
            "referrer-policy: no-referrer",
            "x-frame-options: deny",
            "frame-ancestors 'none'",
            "default-src 'none'",
        ] {
            assert!(answer.contains(line), "{path}: no {line}");
        }
        assert!(!answer.contains("unsafe-inline"));
    }
}

#[test]
fn the_page_holds_no_script_style_or_address_of_elsewhere() {
    let page = include_str!("../../src/remote/page/remote.html");
    assert!(!page.contains("style=") && !page.contains("<style") && !page.contains(" onclick"));
    assert_eq!(page.matches("<script").count(), page.matches("<script src=\"remote.js\"").count());
    for text in
        [page, include_str!("../../src/remote/page/remote.css"), include_str!("../../src/remote/page/remote.js")]
    {
        assert!(!text.contains("https://") && !text.contains("http://") && !text.contains("eval("));
    }
}

#[test]
fn another_host_is_refused() {
    let server = Server::new();
    let port = server.address().port();
    for host in ["evil.example", "127.0.0.1", "127.0.0.2:80", "[::1]:80", "", "127.0.0.1.nip.io", "a b"] {
        let status = status_of(&server.send(format!("GET / HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes()));
        assert!(status == 421 || status == 400, "{host}: {status}");
    }
    let own = format!("127.0.0.1:{port}");
    for request in [
        "GET / HTTP/1.1\r\n\r\n".to_owned(),
        "GET / HTTP/1.0\r\n\r\n".to_owned(),
        format!("GET / HTTP/1.1\r\nHost: {own}\r\nHost: {own}\r\n\r\n"),
        format!("GET http://evil.example/ HTTP/1.1\r\nHost: {own}\r\n\r\n"),
    ] {
        let status = status_of(&server.send(request.as_bytes()));
        assert!((400..500).contains(&status), "{request}: {status}");
    }
    let named = server.send(format!("GET / HTTP/1.1\r\nHost: localhost:{port}\r\n\r\n").as_bytes());
    assert_eq!(status_of(&named), 200);
}

#[test]
fn no_path_leads_into_the_file_system() {
    let server = Server::new();
    let (_phone, session) = server.phone();
    let key = format!("Authorization: Bearer {session}\r\n");
    for path in [
        "/../Cargo.toml",
        "/..%2fCargo.toml",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%5c..%5cwindows%5cwin.ini",
        "/....//....//etc/passwd",
        "/%252e%252e%252fetc/passwd",
        "/%c0%ae%c0%ae/etc/passwd",
        "/remote.js/../../Cargo.toml",
        "/remote.js%00.png",
        "/picture/../../../etc/passwd",
        "/picture/..%2f..%2f..%2fetc%2fpasswd",
        "/picture/%2fetc%2fpasswd",
        "/picture/0x1",
        "/picture/-1",
        "/picture/99999999999999999999",
        "/picture/%00",
        "/picture/%ff%fe",
        "/picture/",
        "//etc/passwd",
        "/file:///etc/passwd",
        "/index.html",
        "/remote.html",
        "/REMOTE.JS",
        "/.git/config",
        "/~root/",
        "/\\..\\..\\Cargo.toml",
    ] {
        let status = server.status(&format!("GET {path} HTTP/1.1"), &key);
        assert!(status == 404 || status == 400, "{path}: {status}");
    }
}

#[test]
fn only_get_is_answered_and_no_body_is_taken() {
    let server = Server::new();
    for method in ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "FOO"] {
        for path in ["/", "/live", "/words.json", "/picture/1"] {
            assert_eq!(server.status(&format!("{method} {path} HTTP/1.1"), ""), 405, "{method} {path}");
        }
    }
    assert_eq!(server.status("CONNECT 127.0.0.1:80 HTTP/1.1", ""), 421);
    for body in ["Content-Length: 4\r\n\r\nbody", "Transfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n\r\n"] {
        let request = format!("POST / HTTP/1.1\r\nHost: {}\r\n{body}", server.address());
        assert_eq!(status_of(&server.send(request.as_bytes())), 400, "{body}");
    }
    let long = format!("X-Long: {}\r\n", "x".repeat(40_000));
    assert!(matches!(server.status("GET / HTTP/1.1", &long), 0 | 431));
    let many: String = (0..200).map(|at| format!("X-{at}: y\r\n")).collect();
    assert!(matches!(server.status("GET / HTTP/1.1", &many), 0 | 431));
    assert_eq!(server.status("GET / HTTP/1.1", ""), 200);
}

#[test]
fn a_picture_is_for_a_connected_phone_only() {
    let server = Server::new();
    assert!(server.remote.put_picture("city", b"\x89PNG\r\n\x1a\n pixels".to_vec()));
    assert!(!server.remote.put_picture("page", b"<html>".to_vec()));
    let (phone, session) = server.phone();
    let get = |key: &str| server.status("GET /picture/1 HTTP/1.1", key);
    let right = format!("Authorization: Bearer {session}\r\n");
    assert_eq!(get(&right), 200);
    assert_eq!(get(""), 401);
    assert_eq!(get("Authorization: Basic abc\r\n"), 401);
    assert_eq!(get(&format!("Authorization: Bearer {}\r\n", "0".repeat(64))), 401);
    assert_eq!(get(&format!("Cookie: session={session}\r\n")), 401);
    assert_eq!(server.status(&format!("GET /picture/1?session={session} HTTP/1.1"), ""), 401);
    drop(phone);
    crate::support::until(|| server.remote.invitation().phones == 0);
    assert_eq!(get(&right), 401, "the phone is away");
}

#[test]
fn the_end_is_prompt_and_the_port_is_free_again() {
    let server = Server::new();
    let (mut phone, _) = server.phone();
    let address = server.address();
    let since = std::time::Instant::now();
    drop(server);
    assert!(since.elapsed() < Duration::from_millis(300), "{:?}", since.elapsed());
    assert!(phone.hear().is_null());
    std::net::TcpListener::bind(address).unwrap();
}
