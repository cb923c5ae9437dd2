-- How many reports wait to be placed, as far as that is worth knowing, and of how many days?
select count(*), max(r.last_day) - min(r.first_day)
from (select report from pending limit 2000) w join report r on r.id = w.report
