-- What did a person correct?
insert into correction (made, by, action, subject, field, value, report, anchor_start, anchor_end, type)
values (:made, :by, :action, :subject, :field, :value, :report, :anchor_start, :anchor_end, :type)
