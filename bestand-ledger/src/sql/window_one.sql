-- What is this report known by?
select r.id, r.hash, r.first_day, r.last_day, g.features, g.prints, null, null
from report r join page g on g.report = r.id
where r.id = ?1
