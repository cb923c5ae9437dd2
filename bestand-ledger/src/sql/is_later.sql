-- Did the one report surely appear on a later day than the other?
select ifnull((select first_day from report where id = ?1) > (select last_day from report where id = ?2), false)
