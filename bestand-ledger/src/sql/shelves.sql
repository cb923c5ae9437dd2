-- Between which rows lie the reports of these days? One of which only the month is known stands at its first day.
select min(first), max(last) from shelf where day > ifnull(?1, day) - 31 and day <= ifnull(?2, day)
