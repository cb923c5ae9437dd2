-- Which sentences carry these words, as far as they had appeared by a day? The earliest first, so many at most; their texts are fetched last.
with earliest as materialized (
    select k.sentence, r.id, k.day, r.last_day, r.hash
    from carrier k
    cross join report r on r.id = k.sentence / ?3
    left join placing w on w.report = r.id
    where k.utterance = ?1 and ifnull(r.last_day, ?2) <= ?2 and w.superseded is null
    order by k.day, r.last_day, r.hash
    limit ?4
)
select e.sentence, r.hash, r.published, o.name, g.text, g.sentences,
    (select group_concat(channel, char(10)) from claim where claim.report = r.id and claim.channel is not null)
from earliest e
cross join report r on r.id = e.id
join page g on g.report = r.id
left join outlet o on o.id = r.outlet
order by e.day, e.last_day, e.hash
