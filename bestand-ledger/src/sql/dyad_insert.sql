-- Two that fight each other, of whom nothing is counted yet.
insert into dyad (one, other, reports, weight, fighting, latitude, longitude, places) values (?1, ?2, 0, 0, 0, 0, 0, 0)
