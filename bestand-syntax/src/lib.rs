//! How do the words hang together? Trees, CoNLL-U, tagger, lemmatiser, parser, model file.
