//! Mingma turns a government's disclosure catalogue into QR codes and print-ready PDFs.
//!
//! The rooms below stand in the order of the way through the house: each may use those above it in this
//! list, never one below. `docs/architecture.md` tells what each takes in and gives out; the test
//! `rooms_use_downwards_only` holds the order.

#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod geom;

pub mod guard;

pub mod hash;

pub mod diag;

pub mod collate;

pub mod finding;

pub mod sheet;

pub mod cell;

pub mod catalog;

pub mod gate;

pub mod address;

pub mod survey;

pub mod import;

pub mod export;

pub mod code;

pub mod loose;

pub mod font;

pub mod picture;

pub mod scan;

pub mod account;

pub mod page;

pub mod layout;

pub mod typeset;

pub mod press;

pub mod preflight;

pub mod impose;

pub mod pdf;

pub mod output;

pub mod proof;

pub mod register;

pub mod plan;

pub mod links;

pub mod audit;

pub mod build;
