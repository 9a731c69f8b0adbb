//! The program as people and scripts use it: the real binary on small projects, with all it prints and all it leaves
//! behind compared.
//!
//! Where a text is meant to change, `SNAPSHOTS=overwrite cargo test --test cli` writes the new one in.

mod accounts;
mod again;
mod audit;
mod built_in;
mod city;
mod disk;
mod export;
mod found;
mod hostile;
mod import;
#[path = "../judge/mod.rs"]
mod judge;
mod layouts;
mod links;
mod loose;
mod mongolian;
mod permalinks;
mod photo;
mod plan;
mod planted;
mod preflight;
mod press;
mod profiles;
mod proof;
mod reading;
mod register;
mod round_trip;
mod survey;
mod usage;
mod withheld;
