-- What does one more report add to what is known of two foes?
update dyad set
    reports = dyad.reports + 1, weight = dyad.weight + new.weight, fighting = dyad.fighting + new.fighting,
    first_day = coalesce(min(dyad.first_day, new.first_day), dyad.first_day, new.first_day),
    last_day = coalesce(max(dyad.last_day, new.last_day), dyad.last_day, new.last_day),
    latitude = dyad.latitude + new.latitude, longitude = dyad.longitude + new.longitude, places = dyad.places + new.places
from foes new
where new.report = ?1 and new.dyad = ?2 and dyad.id = ?2
