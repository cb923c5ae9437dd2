-- Which reports are to be placed next? By day, those without a date last.
select r.id, r.url, r.first_day, r.last_day
from pending w cross join report r on r.id = w.report
order by r.first_day is null, r.first_day, r.last_day, r.hash
limit ?1
