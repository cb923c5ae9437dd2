-- Who brought this report, and when?
insert into report (hash, outlet, url, published, first_day, last_day, shown, language, title, name, origin, added, reader)
values (:hash, :outlet, :url, :published, :first_day, :last_day, :shown, :language, :title, :name, :origin, :added, :reader)
