//! The `mingma` program.
fn main() {}
