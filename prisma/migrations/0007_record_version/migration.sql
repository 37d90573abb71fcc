-- The version of what the rows of an investigation show. Whoever has read the rows of a version may show them again for as long as the version stands:
-- it is raised in the transaction that changes any of them, so it changes for other readers in the same instant as the rows do.
-- `scope` is an investigation; or a newsroom, for what shows in all of its investigations: the register, the calendar, people's names, and letters,
-- since a row tells the last letter to its force in any investigation.
create table record_version (
  scope uuid primary key,
  version bigint not null
);

-- What the transaction that is under way has changed. Never holds a committed row: what is raised is taken out again before the commit.
create unlogged table record_touch (
  xid xid8 not null default pg_current_xact_id(),
  scope uuid not null,
  primary key (xid, scope)
);

create function touch_record(scopes uuid[]) returns void language sql as $$
  insert into record_touch (scope) select distinct scope from unnest(scopes) scope where scope is not null on conflict do nothing
$$;

-- Raised at the commit, all in one order: so a version is locked for a moment only, nobody who logs waits for a long import by it, and no two transactions wait for each other.
create function raise_record_versions() returns trigger language plpgsql as $$
begin
  insert into record_version (scope, version)
    select scope, 1 from record_touch where xid = pg_current_xact_id() order by scope
    on conflict (scope) do update set version = record_version.version + 1;
  delete from record_touch where xid = pg_current_xact_id();
  return null;
end $$;
create constraint trigger raise_record_versions after insert on record_touch deferrable initially deferred
  for each row execute function raise_record_versions();

create function touch_by_investigation() returns trigger language plpgsql as $$
begin
  perform touch_record(array(select distinct investigation_id from changed));
  return null;
end $$;

create function touch_by_newsroom() returns trigger language plpgsql as $$
begin
  perform touch_record(array(select distinct newsroom_id from changed));
  return null;
end $$;

-- A letter, or one that is struck out, may show in every investigation that asks the same force.
create function touch_by_event() returns trigger language plpgsql as $$
begin
  perform touch_record(array(
    select investigation_id from changed where request_id is not null
    union
    select newsroom_id from changed
     where type in ('reminder.sent', 'clarification.answered', 'request.refined', 'review.asked', 'event.voided')));
  return null;
end $$;

create function touch_by_person() returns trigger language plpgsql as $$
begin
  perform touch_record(array(select distinct now.newsroom_id from changed now join former before using (id) where now.name <> before.name));
  return null;
end $$;

create trigger touch_record_insert after insert on event referencing new table as changed for each statement execute function touch_by_event();
create trigger touch_record_delete after delete on event referencing old table as changed for each statement execute function touch_by_event();
create trigger touch_record_insert after insert on request referencing new table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_update after update on request referencing new table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_delete after delete on request referencing old table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_insert after insert on figure referencing new table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_update after update on figure referencing new table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_delete after delete on figure referencing old table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_insert after insert on question referencing new table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_update after update on question referencing new table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_delete after delete on question referencing old table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_insert after insert on measure referencing new table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_update after update on measure referencing new table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_delete after delete on measure referencing old table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_insert after insert on period referencing new table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_update after update on period referencing new table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_delete after delete on period referencing old table as changed for each statement execute function touch_by_investigation();
create trigger touch_record_update after update on force referencing new table as changed for each statement execute function touch_by_newsroom();
create trigger touch_record_insert after insert on calendar_change referencing new table as changed for each statement execute function touch_by_newsroom();
create trigger touch_record_delete after delete on calendar_change referencing old table as changed for each statement execute function touch_by_newsroom();
create trigger touch_record_update after update on person referencing new table as changed old table as former for each statement execute function touch_by_person();
