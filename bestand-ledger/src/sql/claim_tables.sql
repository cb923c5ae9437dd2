-- Where does it all come from?
join report r on r.id = c.report
join rule on rule.id = c.rule
join reader on reader.id = c.reader
left join speaker s on s.id = c.speaker
left join place p on p.id = c.place
