-- What does this claim count towards?
insert into told (claim, report, dyad, story, day, published, until, kind, speaker, on_truce, utterance, origin, account, mark)
values (:claim, :report, :dyad, :story, :day, :published, :until, :kind, :speaker, :on_truce, :utterance, :origin, :account, :mark)
