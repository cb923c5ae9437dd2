-- How many people does a sentence claim to be victims of what? What a newer reader does not make of it does not count.
select type, ifnull(low, high) from claim
where report = ?1 and sentence = ?2 and ifnull(low, high) is not null and id not in (select claim from retracted)
