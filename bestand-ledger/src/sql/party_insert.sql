-- Who takes part in this claim, and as what?
insert into party (actor, role, day, mark, claim, kind) values (?1, ?2, ?3, ?4, ?5, ?6)
