-- Which claims have an id from one to another? They are claims of the reports whose ids begin as theirs.
select c.id, c.hash
from report r cross join claim c on c.report = r.id
where r.hash >= ?1 and r.hash <= ?2 || 'g' and c.hash between ?3 and ?4
limit 2
