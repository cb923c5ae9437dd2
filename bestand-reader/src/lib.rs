//! What does the report claim? Report in, claims and doubts out.
