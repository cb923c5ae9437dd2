-- What do all reports together tell of two foes, after some of them tell something else than before?
update dyad set (reports, weight, fighting, first_day, last_day, latitude, longitude, places) = (
    select count(*), ifnull(sum(weight), 0), ifnull(sum(fighting), 0), min(first_day), max(last_day),
        ifnull(sum(latitude), 0), ifnull(sum(longitude), 0), ifnull(sum(places), 0)
    from foes where foes.dyad = ?1
)
where id = ?1
