-- Which words does this sentence carry?
insert into carrier (sentence, utterance) values (?1, ?2) on conflict (sentence) do update set utterance = excluded.utterance
where utterance <> excluded.utterance
