-- How is everything thrown away that the bookkeeping made? All reports wait to be placed again.
delete from party;
delete from told;
delete from kind;
delete from account;
delete from foes;
delete from dyad;
delete from carrier;
delete from story;
delete from placing;
delete from shelf;
insert into shelf (day, first, last) select first_day, min(id), max(id) from report where first_day is not null group by first_day;
insert into pending (report) select id from report where true on conflict do nothing;
