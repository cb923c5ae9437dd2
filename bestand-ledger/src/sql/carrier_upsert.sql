-- Which words does this sentence carry?
insert into carrier (sentence, utterance, day) values (?1, ?2, (select first_day from report where id = ?1 / ?3))
on conflict (sentence) do update set utterance = excluded.utterance where utterance <> excluded.utterance
