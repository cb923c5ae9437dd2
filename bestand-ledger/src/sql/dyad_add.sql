-- What does one more report add to what is known of two foes?
update dyad set
    reports = reports + :reports, weight = weight + :weight, fighting = fighting + :fighting,
    first_day = coalesce(min(first_day, :first_day), first_day, :first_day),
    last_day = coalesce(max(last_day, :last_day), last_day, :last_day),
    latitude = latitude + :latitude, longitude = longitude + :longitude, places = places + :places
where id = :id
