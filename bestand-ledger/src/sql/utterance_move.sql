-- These words turned out to be those of an earlier sentence.
update told set utterance = ?2 where utterance = ?1
