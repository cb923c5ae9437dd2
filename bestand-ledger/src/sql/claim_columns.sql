-- What is all that is kept of a claim? In the order in which `claim_row.rs` takes it.
c.id, r.hash, c.sentence, c.clause_start, c.clause_end, c.anchor_start, c.anchor_end, c.kind, c.type,
c.low, c.high, c.hedge, c.count_start, c.count_end, c.victims, c.scope, c.side, c.perpetrator, c.actor, c.target,
s.text, s.side, c.speaker_start, c.speaker_end, c.channel, c.channel_start, c.channel_end,
c.standing, c.modality, c.background,
c.when_basis, c.when_from, c.when_to, c.when_precision, c.when_weekday, c.when_zone, c.when_start, c.when_end,
p.key, p.name, p.latitude, p.longitude, p.precision, c.place_start, c.place_end, rule.name, reader.version
