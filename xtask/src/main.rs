//! Does the house stand? Format, lints, tests, docs and tidy in one command.

fn main() {}
