-- Nobody takes part any more in what this report claims. A key opens with the actor: all actors are tried.
delete from party where (actor, role, day, mark, claim) in (
    select a.id, role.word, ifnull(t.day, -9223372036854775808), t.mark, t.claim
    from told t cross join actor a cross join (select 's' as word union all select 'p' union all select 'a' union all select 't' union all select 'says') role
    where t.report = ?1
)
