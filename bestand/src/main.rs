//! The desk in a terminal.

fn main() {}
