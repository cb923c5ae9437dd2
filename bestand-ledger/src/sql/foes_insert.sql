-- What does this report tell of two foes?
insert into foes (report, dyad, weight, fighting, first_day, last_day, latitude, longitude, places)
values (:report, :dyad, :weight, :fighting, :first_day, :last_day, :latitude, :longitude, :places)
