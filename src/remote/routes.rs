//! What can be asked for over HTTP: the page, its words, a picture, the WebSocket. Nothing else is there.

use std::{sync::Arc, time::Instant};

use axum::{
    Extension, Router,
    body::{Body, HttpBody},
    extract::{Path, Request, State, WebSocketUpgrade, ws::rejection::WebSocketUpgradeRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};

use super::{host, phone, refusal::Refusal, server::Caller, shared::Shared};

const HTML: &str = include_str!("page/remote.html");
const STYLE: &str = include_str!("page/remote.css");
const SCRIPT: &str = include_str!("page/remote.js");
const ICON: &str = include_str!("page/remote.svg");

pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/", get(|| async { file("text/html; charset=utf-8", HTML) }))
        .route("/remote.css", get(|| async { file("text/css; charset=utf-8", STYLE) }))
        .route("/remote.js", get(|| async { file("text/javascript; charset=utf-8", SCRIPT) }))
        .route("/remote.svg", get(|| async { file("image/svg+xml", ICON) }))
        .route("/words.json", get(words))
        .route("/picture/{number}", get(picture))
        .route("/live", get(live))
        .layer(middleware::from_fn(guard))
        .with_state(shared)
}

fn file(kind: &'static str, text: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, kind)], text.into()).into_response()
}

async fn words(State(shared): State<Arc<Shared>>) -> Response {
    file("application/json", shared.words.clone())
}

/// A picture, for a phone that says its session; in a header, so that the secret stands in no address.
async fn picture(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    Path(number): Path<String>,
    headers: HeaderMap,
) -> Response {
    let said = headers.get(header::AUTHORIZATION).and_then(|said| said.to_str().ok());
    let Some(session) = said.and_then(|said| said.strip_prefix("Bearer ")) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let checked = shared.gate().check(caller.peer, session, Instant::now());
    match checked {
        Ok(()) => {}
        Err(Refusal::Locked(_)) => return StatusCode::TOO_MANY_REQUESTS.into_response(),
        Err(_) => return StatusCode::UNAUTHORIZED.into_response(),
    }
    let found = number.parse().ok().and_then(|number| shared.pictures().get(number));
    found.map_or_else(|| StatusCode::NOT_FOUND.into_response(), |found| file(found.kind, found.bytes))
}

/// The WebSocket, for the page that this server gave out and no other.
async fn live(
    State(shared): State<Arc<Shared>>,
    Extension(caller): Extension<Caller>,
    headers: HeaderMap,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Response {
    let origin = only(&headers, header::ORIGIN);
    let host = only(&headers, header::HOST);
    if !origin.zip(host).is_some_and(|(origin, host)| host::is_same_origin(origin, host)) {
        return StatusCode::FORBIDDEN.into_response();
    }
    match upgrade {
        Ok(upgrade) => {
            let largest = shared.limits.message;
            let upgrade = upgrade.max_message_size(largest).max_frame_size(largest);
            upgrade.on_upgrade(move |socket| phone::attend(socket, shared, caller))
        }
        Err(fault) => fault.into_response(),
    }
}

/// The header's value, if the request has it once.
fn only(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?;
    if values.next().is_some() { None } else { value.to_str().ok() }
}

/// Turns away what names another host or brings a body, and tells the browser to be strict.
async fn guard(Extension(caller): Extension<Caller>, request: Request, next: Next) -> Response {
    let own = only(request.headers(), header::HOST).filter(|named| host::is_own(named, caller.local));
    let own = own.filter(|named| request.uri().authority().is_none_or(|also| also == *named)).map(str::to_owned);
    let mut response = if own.is_none() {
        StatusCode::MISDIRECTED_REQUEST.into_response()
    } else if !request.body().is_end_stream() {
        StatusCode::BAD_REQUEST.into_response()
    } else {
        next.run(request).await
    };
    let upgraded = response.status() == StatusCode::SWITCHING_PROTOCOLS;
    let headers = response.headers_mut();
    if !upgraded {
        // One request a connection: strangers hold none for long.
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    for (name, value) in STRICT {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Older browsers do not count a WebSocket as `'self'`. The host is a number and a port, as `is_own` has seen.
    let policy = format!("{POLICY}; connect-src 'self' ws://{}", own.unwrap_or_default());
    if let Ok(policy) = HeaderValue::try_from(policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

const STRICT: [(header::HeaderName, &str); 6] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
];
