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
insert into pending (report) select id from report where true on conflict do nothing;
