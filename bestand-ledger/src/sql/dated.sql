-- What is this report known by among the stories?
select r.id, r.hash, r.first_day, r.last_day, g.features
from report r join page g on g.report = r.id
where r.id = ?1
