-- Where do the sentences stand by a new reading? The text stays.
update page set sentences = :sentences, prints = :prints, features = :features, seal = :seal where report = :report
