-- What does this claim count towards?
insert into told (claim, report, dyad, story, day, published, until, kind, speaker, on_truce, utterance, account, mark)
values (:claim, :report, :dyad, :story, :day, :published, :until, :kind, :speaker, :on_truce, :utterance, :account, :mark)
