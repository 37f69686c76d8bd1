//! Parse, run, print, exit code. Nothing else prints or exits.

use std::io::Write;
use std::process::ExitCode;

use clap::Parser;
use council_benchmark::cli::Cli;

fn main() -> ExitCode {
    let cli = Cli::parse();
    // A fault inside a format's parser is told as a diagnostic of its file, not as a trace of the program.
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |fault| {
        if !council_benchmark::ingest::is_reading() {
            usual(fault);
        }
    }));
    match council_benchmark::run(&cli) {
        Ok(outcome) => {
            // A reader that has gone away (`| head`) is no reason to fail.
            let _ = std::io::stdout().lock().write_all(outcome.text.as_bytes());
            ExitCode::from(outcome.exit_code)
        }
        Err(failure) => {
            let _ = writeln!(std::io::stderr().lock(), "failed: {failure}");
            ExitCode::from(failure.exit_code())
        }
    }
}
