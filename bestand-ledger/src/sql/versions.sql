-- Which versions of a page follow each other? The last added first.
select older.id, newer.id, older.hash, newer.hash, newer.url, o.name, newer.added
from report newer
join report older on older.id = (select max(id) from report before where before.url = newer.url and before.id < newer.id)
left join outlet o on o.id = newer.outlet
where newer.url is not null
order by newer.id desc
