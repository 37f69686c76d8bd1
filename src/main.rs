//! x
use clap::Parser;
use council_benchmark::*;
#[allow(clippy::print_stdout)]
fn main() {
    let cli = cli::Cli::parse();
    if let cli::Command::Check(args) = cli.command {
        let plan = plan::Plan::for_reading(&args.batch).unwrap();
        let (files, notes) = batch::find(&plan).unwrap();
        let b = batch::read(&plan, &files, notes, &|| ());
        for d in &b.diagnostics { println!("{}", match args.batch.format { cli::Format::Full => report::terminal::full(d), _ => report::terminal::brief(d) }); }
        for s in &b.sheets { if !s.adds_up() { println!("LEDGER {s:?}"); } }
        println!("{}", report::terminal::last_line(&b.tally()));
    }
}
