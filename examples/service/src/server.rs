//! Connections: accepted up to a number, held to their times, and ended in good order.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tokio::task::JoinHandle;

use crate::config::Config;
use crate::lanes::Lane;
use crate::log::Log;
use crate::memory::Budget;
use crate::metrics::Metrics;
use crate::patient::Patient;
use crate::routes::{Service, router};

/// A service that runs.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    end: watch::Sender<bool>,
    accepting: JoinHandle<()>,
}

/// Bytes that a connection reads ahead at most; headers have to fit.
const BUFFER: usize = 16 << 10;

/// Starts a service on the runtime of the caller.
///
/// # Errors
/// Where the address cannot be had, or no threads.
pub async fn start(config: Config) -> io::Result<Running> {
    let listener = TcpListener::bind(config.listen).await?;
    let address = listener.local_addr()?;
    let service = Arc::new(Service {
        limits: config.limits(),
        quick: Lane::new("quick", config.quick_threads, config.quick_line, config.quick_memory, 0)?,
        short: Lane::new("short", config.short_threads, config.short_line, config.short_memory, 5)?,
        long: Lane::new("long", config.long_threads, config.long_line, config.long_memory, 19)?,
        bodies: Budget::of_bytes(config.bodies_memory),
        metrics: Metrics::default(),
        log: Log::new(config.log)?,
        config,
    });
    let (end, ended) = watch::channel(false);
    let accepting = tokio::spawn(accept(listener, service, ended));
    Ok(Running { address, end, accepting })
}

impl Running {
    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Accepts no more, lets requests under way end for a while, and ends.
    pub async fn shut_down(self) {
        let _ = self.end.send(true);
        let _ = self.accepting.await;
    }
}

async fn accept(listener: TcpListener, service: Arc<Service>, mut ended: watch::Receiver<bool>) {
    let places = Arc::new(Semaphore::new(service.config.connections));
    let (router, graceful) = (router(Arc::clone(&service)), GracefulShutdown::new());
    let mut end = std::pin::pin!(async move {
        let _ = ended.wait_for(|is_ended| *is_ended).await;
    });
    loop {
        let next = next(&listener, &places);
        let Some((stream, place)) = first(next, end.as_mut()).await else { break };
        serve(stream, place, &router, &service, &graceful);
    }
    drop(listener);
    // Connections that are at rest end at once, others after their answer.
    let _ = tokio::time::timeout(service.config.grace, graceful.shutdown()).await;
}

/// What the first future gives, unless the second one ends before.
async fn first<T>(
    one: impl Future<Output = T>,
    mut end: std::pin::Pin<&mut (impl Future<Output = ()> + ?Sized)>,
) -> Option<T> {
    let mut one = std::pin::pin!(one);
    std::future::poll_fn(|context| {
        if end.as_mut().poll(context).is_ready() {
            return std::task::Poll::Ready(None);
        }
        one.as_mut().poll(context).map(Some)
    })
    .await
}

/// The next connection, once there is a place for it.
async fn next(listener: &TcpListener, places: &Arc<Semaphore>) -> (TcpStream, OwnedSemaphorePermit) {
    loop {
        if let Ok(place) = Arc::clone(places).acquire_owned().await
            && let Ok((stream, _)) = listener.accept().await
        {
            return (stream, place);
        }
        // Out of descriptors, perhaps: others will be given back.
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

fn serve(
    stream: TcpStream,
    place: OwnedSemaphorePermit,
    router: &Router,
    service: &Arc<Service>,
    graceful: &GracefulShutdown,
) {
    let _ = stream.set_nodelay(true);
    let config = &service.config;
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(config.header_timeout)
        .max_buf_size(BUFFER)
        .serve_connection(
            TokioIo::new(Patient::new(stream, config.write_timeout)),
            TowerToHyperService::new(router.clone()),
        );
    let connection = graceful.watch(connection);
    let service = Arc::clone(service);
    tokio::spawn(async move {
        service.metrics.connections.fetch_add(1, Ordering::Relaxed);
        // What goes wrong with a connection is the client's to see.
        let _ = connection.await;
        service.metrics.connections.fetch_sub(1, Ordering::Relaxed);
        drop(place);
    });
}
