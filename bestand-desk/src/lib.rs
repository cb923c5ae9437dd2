//! Take a report in, answer a question, export: the only place with wire types.
