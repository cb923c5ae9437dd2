-- Which versions of a page follow each other? The last shown first.
select older.id, newer.id, older.hash, newer.hash, newer.url, o.name, newer.added
from placing w
join report older on older.id = w.report
join report newer on newer.id = w.superseded
left join outlet o on o.id = newer.outlet
where w.superseded is not null
order by newer.shown desc, newer.hash
