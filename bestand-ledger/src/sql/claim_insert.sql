-- Which row keeps this claim? It is appended where there is none; one that is there stays as it is.
insert into claim (
    hash, report, sentence, clause_start, clause_end, anchor_start, anchor_end, kind, type, low, high, hedge, count_start,
    count_end, victims, scope, side, perpetrator, actor, target, speaker, speaker_start, speaker_end, channel, channel_start,
    channel_end, standing, modality, background, when_basis, when_from, when_to, when_precision, when_weekday, when_zone,
    when_start, when_end, place, place_start, place_end, rule, reader
) values (
    :hash, :report, :sentence, :clause_start, :clause_end, :anchor_start, :anchor_end, :kind, :type, :low, :high, :hedge,
    :count_start, :count_end, :victims, :scope, :side, :perpetrator, :actor, :target, :speaker, :speaker_start, :speaker_end,
    :channel, :channel_start, :channel_end, :standing, :modality, :background, :when_basis, :when_from, :when_to, :when_precision,
    :when_weekday, :when_zone, :when_start, :when_end, :place, :place_start, :place_end, :rule, :reader
)
on conflict (report, hash) do update set hash = excluded.hash
returning id
