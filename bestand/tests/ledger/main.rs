//! Does the ledger keep what it took in, whatever happens to it, and answer the same however it came in?
#![expect(
    clippy::disallowed_methods,
    reason = "a test writes its inputs, looks at the clock and starts the program"
)]

mod answers;
mod archive;
mod corrections;
mod faults;
mod filters;
mod kills;
mod orders;
#[path = "../program/mod.rs"]
#[expect(dead_code, reason = "not every test needs every way to start the program")]
mod program;
mod shown;
mod versions;
