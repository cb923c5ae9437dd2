-- Which reports tell this story, as far as they had appeared by a day and no newer version had?
select r.hash, o.name, r.published, r.language, r.title, r.first_day, r.last_day, root.hash, s.dyad, r.id
from placing w
join report r on r.id = w.report
join report root on root.id = w.story
left join story s on s.root = w.story
left join outlet o on o.id = r.outlet
left join report newer on newer.id = w.superseded
where w.story = ?1 and ifnull(r.last_day, ?2) <= ?2 and ifnull(newer.shown > ?2, true)
order by r.first_day, r.last_day, r.hash
