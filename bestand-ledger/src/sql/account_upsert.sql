-- Which account is this, of which conflict or story? It has one claim more.
insert into account (dyad, story, key, claims) values (?1, ?2, ?3, 1)
on conflict (ifnull(dyad, 0), ifnull(story, 0), key) do update set claims = claims + 1
returning id
