-- Which version of a page took the place of each older one? The next by day, and of one day the next that was taken in.
update placing set superseded = (
    select newer.id from report older
    join report newer on newer.url = older.url and (newer.shown, newer.id) > (older.shown, older.id)
    where older.id = placing.report
    order by newer.shown, newer.id limit 1
)
where report in (select id from report where url = ?1)
