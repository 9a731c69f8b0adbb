//! From a styled tree and faces to finished pages.
//!
//! `text` composes lines, `boxes` places blocks, `flow` makes pages. The outcome holds positions only: nothing after
//! this room decides where a thing stands.

pub mod text;
