//! What can be claimed, by whom, on what evidence? The waist of the house.
