-- By which day had this report appeared, and from which day on did a newer version of its page take its place?
select r.last_day, (
    select ifnull(newer.first_day, 0) from report newer where newer.url = r.url and newer.id > r.id order by newer.id limit 1
)
from report r where r.id = ?1
