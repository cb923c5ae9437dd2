-- A report of this day has this row; rows only rise.
insert into shelf (day, first, last) values (?1, ?2, ?2) on conflict (day) do update set last = excluded.last
