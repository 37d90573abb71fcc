-- The record is append-only. An event may be deleted only with the demonstration that it belongs to.
create function event_is_for_ever() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and exists (select from investigation i where i.id = old.investigation_id and i.demonstration) then
    return old;
  end if;
  raise exception 'An event on the record is never changed: log a later one that corrects it.';
end $$;
create trigger event_is_for_ever before update or delete on event for each row execute function event_is_for_ever();

-- Open and able to become late: what Today, the calendar and the overdue lists read.
create index request_open_due on request (newsroom_id, late_after_on, id) where closed_on is null;
create index request_due on request (newsroom_id, due_on, id) where closed_on is null;
create index request_window on request (newsroom_id, next_window_on, id) where next_window_on is not null;
create index request_counts on request (investigation_id, standing, late_after_on);

-- One version of a figure counts.
create unique index figure_current on figure (request_id, measure_id, period_id) where superseded_at is null;
create index figure_of_investigation on figure (newsroom_id, investigation_id) where superseded_at is null;
create index figure_unsourced on figure (newsroom_id, id) where superseded_at is null and source is null and kind in ('number', 'below', 'redacted');
create index figure_unchecked on figure (newsroom_id, id) where superseded_at is null and checked_at is null and kind in ('number', 'below', 'redacted');
create index event_of_investigation on event (newsroom_id, investigation_id, at desc, id desc);
create index investigation_newest on investigation (newsroom_id, created_at desc, id desc);
