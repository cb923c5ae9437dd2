-- Which reports that have their place have no date?
select r.id, r.hash, r.first_day, r.last_day, g.features, g.prints, w.follows, w.likeness
from report r join placing w on w.report = r.id join page g on g.report = r.id
where r.first_day is null
order by r.hash
