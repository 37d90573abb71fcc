-- What the lists of the desk show stands in the index by which they find it, so that a list costs the pages of an index and not one page of the table a row.

-- Today: who is late, and how many; the same of one owner; what falls due by day; and what waits without a date.
drop index request_open_due;
create index request_open_due on request (newsroom_id, late_after_on, id) include (standing, owner_id, investigation_id, force_id, reference) where closed_on is null;
create index request_open_due_of_owner on request (newsroom_id, owner_id, late_after_on, id) include (standing) where closed_on is null and owner_id is not null;
drop index request_due;
create index request_due on request (newsroom_id, due_on, id) include (standing, owner_id, investigation_id, force_id) where closed_on is null;

-- An investigation's requests as the index of investigations and the log name them.
drop index request_counts;
create index request_of_investigation on request (newsroom_id, investigation_id, id) include (force_id, reference, standing, late_after_on, sent_on);
create index investigation_names on investigation (newsroom_id, id) include (code, title, demonstration);

-- Events of some requests of few investigations stand together here: found in a few pages, where the index by request alone takes three for each.
create index event_of_requests on event (newsroom_id, investigation_id, request_id);

-- Which events were struck out, by the event: a handful, where the index by request led through all that happened to it.
create index event_struck_out on event (newsroom_id, (facts ->> 'event')) where type = 'event.voided';
