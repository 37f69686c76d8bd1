//! Parse, run, print, exit code. Nothing else prints or exits.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;
use council_benchmark::cli::Cli;
use council_benchmark::text::printable;

/// Records that several threads read and write keep less room than with the C library's own, and workbooks are written faster.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = Cli::parse();
    council_benchmark::guard::install();
    match council_benchmark::run(&cli) {
        Ok(outcome) => {
            let mut out = std::io::stdout().lock();
            let written = out.write_all(on_screen(&outcome.text).as_bytes()).and_then(|()| out.flush());
            for failure in &outcome.failures {
                say_failed(failure);
            }
            match written {
                Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                    say_failed(&format!("cannot write what there is to say ({error})"));
                    ExitCode::from(1)
                }
                // A reader that has gone away (`| head`) is no reason to fail.
                _ => ExitCode::from(outcome.exit_code),
            }
        }
        Err(failure) => {
            say_failed(&failure.to_string());
            ExitCode::from(failure.exit_code())
        }
    }
}

fn say_failed(failure: &str) {
    let _ = writeln!(std::io::stderr().lock(), "failed: {}", on_screen(failure));
}

/// The text with line breaks as they are and everything else that would steer the terminal made visible.
fn on_screen(text: &str) -> String {
    text.split('\n').map(printable).collect::<Vec<_>>().join("\n")
}
