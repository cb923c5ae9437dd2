-- What has been said, and what was made of it? The first layout of a ledger.
--
-- Above the line stands what was taken in: it is appended and never edited. Below it stands what the bookkeeping made of it: every row
-- there can be thrown away and made again. Days are counted from 1 January 1970; spans are bytes of the report's text.

create table outlet (id integer primary key, name text not null unique) strict;
create table reader (id integer primary key, version text not null unique) strict;
create table rule (id integer primary key, name text not null unique) strict;
create table actor (id integer primary key, code text not null unique) strict;

create table speaker (
    id integer primary key,
    text text not null,
    side text not null,
    unique (text, side)
) strict;

create table place (
    id integer primary key,
    key text not null unique,
    name text not null,
    latitude integer not null,
    longitude integer not null,
    precision text not null
) strict;

create table report (
    id integer primary key,
    hash text not null unique,
    outlet integer references outlet,
    url text,
    published text,
    first_day integer,
    last_day integer,
    -- The day of publication, else of adding: by it the versions of a page follow each other.
    shown integer not null,
    language text not null,
    title text,
    name text,
    origin text not null,
    added text not null,
    reader integer not null references reader,
    check ((published is null) = (first_day is null) and (published is null) = (last_day is null))
) strict;
create index report_day on report (first_day);
create index report_language on report (language);
create index report_url on report (url, shown) where url is not null;

create table page (
    report integer primary key references report,
    title text,
    text text not null,
    sentences blob not null,
    prints blob not null,
    features blob not null,
    -- A hash of these, and of date, language and title: the report's id tells only whether text, outlet and address are whole.
    seal integer not null
) strict;

create virtual table word using fts5 (title, text, content = 'page', content_rowid = 'report', tokenize = 'unicode61 remove_diacritics 2');

create table claim (
    id integer primary key,
    hash blob not null check (length(hash) = 16),
    report integer not null references report,
    sentence integer not null,
    clause_start integer not null,
    clause_end integer not null,
    anchor_start integer not null,
    anchor_end integer not null,
    kind text not null,
    type text not null,
    low integer,
    high integer,
    hedge text,
    count_start integer,
    count_end integer,
    victims text,
    scope text,
    side text,
    perpetrator text,
    actor text,
    target text,
    speaker integer references speaker,
    speaker_start integer,
    speaker_end integer,
    channel text,
    channel_start integer,
    channel_end integer,
    standing text not null,
    modality text not null,
    background integer not null,
    when_basis text,
    when_from text,
    when_to text,
    when_precision text,
    when_weekday integer,
    when_zone text,
    when_start integer,
    when_end integer,
    place integer references place,
    place_start integer,
    place_end integer,
    rule integer not null references rule,
    reader integer not null references reader
) strict;
create unique index claim_hash on claim (report, hash);

-- Which reader read a report again, and when?
create table reading (
    id integer primary key,
    report integer not null references report,
    reader integer not null references reader,
    made text not null
) strict;
create index reading_report on reading (report);

-- A claim that a newer reader no longer makes of its report; it stays, and is no longer counted.
create table retracted (
    claim integer primary key references claim,
    reader integer not null references reader
) strict;

-- What a person corrected: who, when, and what. Claims are named by id and by place, so that a correction outlives a new reading.
create table correction (
    id integer primary key,
    made text not null,
    by text not null,
    action text not null,
    subject text not null,
    field text,
    value text,
    report integer references report,
    anchor_start integer,
    anchor_end integer,
    type text
) strict;
create index correction_report on correction (report);

-- Below: derived rows.

-- For the first day on which reports can have appeared, between which rows they lie: an archive is often taken in by its days.
create table shelf (
    day integer primary key,
    first integer not null,
    last integer not null
) strict;

-- Reports that are taken in and whose place among the others is not yet worked out.
create table pending (report integer primary key references report) strict;

-- Where a report belongs: its story, the report that it follows on, its conflict, and the newer version that took its place.
create table placing (
    report integer primary key references report,
    story integer not null references report,
    follows integer references report,
    likeness integer,
    dyad integer,
    superseded integer references report
) strict;
create index placing_story on placing (story);
create index placing_dyad on placing (dyad);
create index placing_follows on placing (follows) where follows is not null;
create index placing_superseded on placing (superseded) where superseded is not null;

-- mark: the id of the first report, an order of stories that does not depend on when reports were added.
create table story (
    root integer primary key references report,
    dyad integer,
    first_day integer,
    last_day integer,
    reports integer not null,
    mark text not null
) strict;
create index story_day on story (last_day, mark desc);
create index story_dyad on story (dyad, last_day, mark desc);

-- A sentence that others carry too: report * 65536 + sentence, the sentence that had the words first, and the first day on which the
-- report can have appeared.
create table carrier (
    sentence integer primary key,
    utterance integer not null,
    day integer
) strict;
create index carrier_utterance on carrier (utterance, day);

create table dyad (
    id integer primary key,
    one text not null,
    other text not null,
    reports integer not null,
    weight integer not null,
    fighting integer not null,
    first_day integer,
    last_day integer,
    latitude integer not null,
    longitude integer not null,
    places integer not null,
    unique (one, other)
) strict;

-- What one report tells of two foes; the table `dyad` holds the sums.
create table foes (
    report integer not null references report,
    dyad integer not null references dyad,
    weight integer not null,
    fighting integer not null,
    first_day integer,
    last_day integer,
    latitude integer not null,
    longitude integer not null,
    places integer not null,
    primary key (report, dyad)
) strict, without rowid;
create index foes_dyad on foes (dyad);

-- What claims a toll counts towards: a running total of a conflict, or the toll of one story.
create table account (
    id integer primary key,
    dyad integer,
    story integer,
    key text not null,
    claims integer not null default 0
) strict;
create index account_story on account (story) where story is not null;
create index account_dyad on account (dyad, claims) where story is null;
create unique index account_key on account (ifnull(dyad, 0), ifnull(story, 0), key);

-- What a claim can be about: killed civilians, an air strike. Types and victims that are told of.
create table kind (
    id integer primary key,
    type text not null,
    victims text not null,
    unique (type, victims)
) strict;

-- Claims that count: of the newest version of their report, not retracted and not rejected.
-- day: of the happening where it is known, else of publication. published: the last day on which the report can have appeared.
-- until: the day on which a newer version of the report took its place. utterance: the sentence that had the words first. mark: the
-- report's id and the place of the words, an order of claims that does not depend on when they were added.
-- The newest claims of two foes, of a kind, of a speaker or of an account are read off an index, from its end.
create table told (
    claim integer primary key references claim,
    report integer not null references report,
    dyad integer,
    story integer not null,
    day integer,
    published integer,
    until integer,
    kind integer not null references kind,
    speaker integer references speaker,
    on_truce integer not null,
    utterance integer not null,
    account integer,
    mark integer not null
) strict;
create index told_report on told (report);
create index told_story on told (story);
create index told_day on told (day, mark desc);
create index told_dyad on told (dyad, day, mark desc, kind);
create index told_kind on told (kind, day, mark desc);
create index told_speaker on told (speaker, day, mark desc) where speaker is not null;
create index told_truce on told (dyad, day, mark desc) where on_truce;
create index told_account on told (account, day, mark desc) where account is not null;
-- Claims of what is still to come: as of a day one may be known that is dated after it.
create index told_ahead on told (day, published) where day > published;
create index told_utterance on told (utterance);

-- Who takes part in a claim, and as what: s(ide), p(erpetrator), a(ctor), t(arget), says. The rest of the key is that of `told`, so that
-- the newest claims about a side are read off from the end; an unknown day is the lowest number there is.
create table party (
    actor integer not null references actor,
    role text not null,
    day integer not null,
    mark integer not null,
    claim integer not null references claim,
    kind integer not null references kind,
    primary key (actor, role, day, mark desc, claim)
) strict, without rowid;
