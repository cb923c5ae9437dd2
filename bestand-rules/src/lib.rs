//! Where does a pattern fit a tree? The grammar of rule files, matcher and proofs.
