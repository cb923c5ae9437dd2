-- What stands in this report?
insert into page (report, title, text, sentences, prints, features, seal)
values (:report, :title, :text, :sentences, :prints, :features, :seal)
