-- Which row keeps this place? It is made where there is none.
insert into place (key, name, latitude, longitude, precision) values (:key, :name, :latitude, :longitude, :precision)
on conflict (key) do update set key = excluded.key
returning id
