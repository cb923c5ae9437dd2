-- What stands in this report?
insert into page (report, title, text, sentences, prints, features)
values (:report, :title, :text, :sentences, :prints, :features)
