//! How right and how fast is it? Scores and benchmarks.

fn main() {}
