-- Which row keeps this place?
insert into place (key, name, latitude, longitude, precision) values (:key, :name, :latitude, :longitude, :precision)
