-- Which report is this, and where do its sentences stand?
select r.hash, r.published, o.name, g.sentences
from report r join page g on g.report = r.id left join outlet o on o.id = r.outlet
where r.id = ?1
