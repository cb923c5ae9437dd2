-- Which of these sentences carry words that others carry too, and which sentence had them first?
select sentence, utterance from carrier where sentence between ?1 and ?2
order by sentence
