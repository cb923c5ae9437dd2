-- To which accounts do this report's claims count?
select t.claim, t.account, a.key from told t join account a on a.id = t.account
where t.report = ?1
order by t.claim
