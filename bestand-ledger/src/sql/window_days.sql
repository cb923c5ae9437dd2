-- Which reports that have their place appeared in these days?
select r.id, r.hash, r.first_day, r.last_day, g.features, g.prints, w.follows, w.likeness
from report r join placing w on w.report = r.id join page g on g.report = r.id
where r.first_day between ?1 and ?2
order by r.first_day, r.last_day, r.hash
