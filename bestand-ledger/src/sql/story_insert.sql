-- When did a story begin and end, and how many reports tell it? Older versions of a page are not counted.
insert into story (root, dyad, first_day, last_day, reports)
select w.story,
    (select t.dyad from told t where t.story = w.story and t.dyad is not null group by t.dyad order by count(*) desc, t.dyad limit 1),
    min(r.first_day), max(r.last_day), count(*) filter (where w.superseded is null)
from placing w join report r on r.id = w.report
where w.story = ?1
group by w.story
