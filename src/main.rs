//! The `yungu` command.

fn main() -> std::process::ExitCode {
    yungu::cli::run(std::time::Instant::now())
}
