-- Until when do the claims of a page's older versions count? Until the day on which the next one appeared.
update told set until = (
    select newer.shown from placing w join report newer on newer.id = w.superseded where w.report = told.report
)
where report in (select id from report where url = ?1)
