-- These words turned out to be those of an earlier sentence.
update told set utterance = ?2, origin = iif(origin < 0, origin, ?2) where utterance = ?1
