-- What is kept of a report, and where does it belong?
select r.id, r.hash, o.name, r.url, r.published, r.language, r.title, r.name, r.origin, r.added, g.text, g.sentences,
    story.hash, newer.hash, reader.version
from report r
join page g on g.report = r.id
join reader on reader.id = ifnull((select reader from reading where reading.report = r.id order by id desc limit 1), r.reader)
left join outlet o on o.id = r.outlet
left join placing w on w.report = r.id
left join report story on story.id = w.story
left join report newer on newer.id = w.superseded
