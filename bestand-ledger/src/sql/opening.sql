-- What is this report about, and how does it open?
select features, substr(text, 1, 2000), sentences from page where report = ?1
