-- By which day had this report appeared, and from which day on did a newer version of its page take its place?
select r.last_day, (
    select newer.shown from report newer where newer.url = r.url and (newer.shown, newer.id) > (r.shown, r.id)
    order by newer.shown, newer.id limit 1
)
from report r where r.id = ?1
