-- Which reports that have their place can have appeared in these days? One of which only the month is known is kept by its first day.
select r.id, r.hash, r.first_day, r.last_day, g.features, g.prints, w.follows, w.likeness
from report r join placing w on w.report = r.id join page g on g.report = r.id
where r.first_day between ?1 - 31 and ?2 and r.last_day >= ?1
order by r.first_day, r.last_day, r.hash
