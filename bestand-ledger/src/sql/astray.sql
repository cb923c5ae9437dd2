-- Which row lacks another that it needs? The first.
select 'the report ' || hash || ' has no page: its text is lost' from report where id not in (select report from page)
union all
select 'row ' || ifnull(rowid, '?') || ' of the table ''' || "table" || ''' points to a row of ''' || parent || ''' that is not there'
from pragma_foreign_key_check
limit 1
