//! The service as a program: settings from flags and the environment, an end in good order on SIGTERM and Ctrl-C.

use std::process::ExitCode;

use roicm_service::Config;

fn main() -> ExitCode {
    let config = match Config::of_process() {
        Ok(Some(config)) => config,
        Ok(None) => {
            println!("{}", Config::help());
            return ExitCode::SUCCESS;
        }
        Err(fault) => {
            eprintln!("{fault}");
            return ExitCode::from(2);
        }
    };
    // What a panic says may hold parts of a document: only its place is told.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, ToString::to_string);
        eprintln!("panic at={place}");
    }));
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(fault) => {
            eprintln!("no runtime: {fault}");
            return ExitCode::FAILURE;
        }
    };
    let ended = runtime.block_on(async {
        let running = roicm_service::start(config).await?;
        println!("listening on http://{}", running.address());
        told_to_end().await?;
        running.shut_down().await;
        Ok::<(), std::io::Error>(())
    });
    // A computation that has not heard yet that it is to stop is not waited for.
    runtime.shutdown_background();
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("the service cannot run: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// Waits for Ctrl-C, or for what service managers send.
async fn told_to_end() -> std::io::Result<()> {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        let mut interrupt = std::pin::pin!(interrupt);
        std::future::poll_fn(|context| {
            if terminate.poll_recv(context).is_ready() {
                return std::task::Poll::Ready(Ok(()));
            }
            interrupt.as_mut().poll(context)
        })
        .await
    }
    #[cfg(not(unix))]
    interrupt.await
}
