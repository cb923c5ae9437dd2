-- What was corrected, in the order in which it was; of a claim also whether the newest reader no longer makes it.
select m.report, m.action, m.field, m.value, m.anchor_start, m.anchor_end, m.type, c.hash, t.claim is not null
from correction m
left join claim c on m.anchor_start is not null and c.report = m.report and c.hash = unhex(substr(m.subject, 3))
left join retracted t on t.claim = c.id
order by m.id
