-- The accounts of this report's claims have so many claims less. Of a running total thousands are told, of a report few: those are counted.
update account set claims = claims - (select count(*) from told where +told.account = account.id and told.report = ?1)
where id in (select account from told where report = ?1)
