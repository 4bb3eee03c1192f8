//! The thread that listens: takes connections in, each with a deadline, until it is told to end.

use std::{
    io::{self, ErrorKind},
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{Extension, Router};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime::{Builder, Runtime},
    time::{sleep, timeout},
};

use super::{
    RemoteError,
    door::{Door, Place},
    routes,
    shared::Shared,
};

/// Bytes of a request's head.
const LARGEST_HEAD: usize = 16 << 10;
const MOST_HEADERS: usize = 64;
/// After a connection that could not be taken in: the system may be short of handles.
const PAUSE: Duration = Duration::from_millis(100);

/// A bound socket, and what it takes to serve it.
pub(super) struct Server {
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
    shared: Arc<Shared>,
}

/// Whose request it is.
#[derive(Clone, Debug)]
pub(super) struct Caller {
    pub peer: IpAddr,
    /// At which of this machine's addresses it arrived.
    pub local: SocketAddr,
    /// Its place among the strangers, given back when the connection ends or has said who it is.
    pub place: Arc<Place>,
}

impl Server {
    /// # Errors
    /// One cannot listen there, or there can be no runtime.
    pub fn bind(listen: SocketAddr, shared: Arc<Shared>) -> Result<Self, RemoteError> {
        let runtime = Builder::new_current_thread().enable_io().enable_time().build().map_err(RemoteError::Thread)?;
        let fault = |error: io::Error| match error.kind() {
            ErrorKind::AddrInUse => RemoteError::PortTaken(listen),
            ErrorKind::AddrNotAvailable => RemoteError::NoSuchAddress(listen),
            ErrorKind::PermissionDenied => RemoteError::NotAllowed(listen),
            _ => RemoteError::Listen { address: listen, error },
        };
        let listener = runtime.block_on(TcpListener::bind(listen)).map_err(fault)?;
        let address = listener.local_addr().map_err(fault)?;
        Ok(Self { runtime, listener, address, shared })
    }

    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until it is told to end. All connections end with it.
    pub fn run(self) {
        let Self { runtime, listener, shared, .. } = self;
        runtime.block_on(async {
            tokio::select! {
                () = shared.ending.notified() => {}
                () = renew_tokens(&shared) => {}
                () = take_in(&listener, &shared) => {}
            }
        });
    }
}

async fn take_in(listener: &TcpListener, shared: &Arc<Shared>) {
    let door = Door::new(shared.limits.strangers, shared.limits.strangers_of_one);
    let router = routes::router(shared.clone());
    loop {
        let Ok((stream, peer)) = listener.accept().await else {
            sleep(PAUSE).await;
            continue;
        };
        let Ok(local) = stream.local_addr() else { continue };
        let peer = peer.ip().to_canonical();
        // Without a place, the connection just ends.
        let Some(place) = door.enter(peer) else { continue };
        let caller = Caller { peer, local, place: Arc::new(place) };
        tokio::spawn(serve(stream, router.clone().layer(Extension(caller)), shared.clone()));
    }
}

/// One request on one connection; a WebSocket goes its own way after that.
async fn serve(stream: TcpStream, router: Router, shared: Arc<Shared>) {
    // Small messages leave at once; where that cannot be, they leave a little later.
    let _ = stream.set_nodelay(true);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(shared.limits.hello)
        // Who has said all may still hear the answer.
        .half_close(true)
        .max_headers(MOST_HEADERS)
        .max_buf_size(LARGEST_HEAD)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(router))
        .with_upgrades();
    // A fault is the other side's, and so is being too slow.
    let _ = timeout(shared.limits.request, connection).await;
}

/// Has a new invitation shown when a token's time is over.
async fn renew_tokens(shared: &Shared) {
    let mut number = shared.gate().number();
    loop {
        let (_, holds) = shared.gate().token(Instant::now());
        let now = shared.gate().number();
        if now != number {
            number = now;
            shared.wake();
        }
        sleep(holds + Duration::from_millis(1)).await;
    }
}
