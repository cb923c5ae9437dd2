-- Which version of a page took the place of each older one? The next that was taken in.
update placing set superseded = (
    select min(newer.id) from report older join report newer on newer.url = older.url and newer.id > older.id
    where older.id = placing.report
)
where report in (select id from report where url = ?1)
