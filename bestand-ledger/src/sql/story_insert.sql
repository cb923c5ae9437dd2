-- When did a story begin and end, and how many reports tell it? Older versions of a page are not counted.
insert into story (root, dyad, first_day, last_day, reports, mark)
select w.story,
    (select v.dyad from placing v join dyad d on d.id = v.dyad where v.story = w.story group by v.dyad order by count(*) desc, d.one, d.other limit 1),
    min(r.first_day), max(r.last_day), count(*) filter (where w.superseded is null),
    (select hash from report where id = w.story)
from placing w join report r on r.id = w.report
where w.story = ?1
group by w.story
