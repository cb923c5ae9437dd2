-- In which reports between two rows do these words stand? An order follows, and before it may stand what else is asked.
select r.id, r.hash, o.name, r.published, r.title, snippet(word, 1, ?7, ?8, ' … ', 24)
from word cross join report r on r.id = word.rowid left join outlet o on o.id = r.outlet
where word match ?1 and word.rowid between ?9 and ?10
    and (?2 is null or r.language = ?2)
    and (?3 is null or r.last_day >= ?3) and (?4 is null or r.first_day <= ?4) and (?5 is null or r.last_day <= ?5)
