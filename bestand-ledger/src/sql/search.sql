-- In which reports do these words stand? The last added first.
select r.id, r.hash, o.name, r.published, r.title, snippet(word, 1, ?7, ?8, ' … ', 24)
from word join report r on r.id = word.rowid left join outlet o on o.id = r.outlet
where word match ?1
    and (?2 is null or r.language = ?2)
    and (?3 is null or r.last_day >= ?3) and (?4 is null or r.first_day <= ?4) and (?5 is null or r.last_day <= ?5)
order by word.rowid desc
limit ?6
