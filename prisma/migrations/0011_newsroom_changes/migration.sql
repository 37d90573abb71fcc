-- Today and a force's page show requests of any investigation. Whether anything of the newsroom's has changed since they were read is one number on the
-- newsroom's row, beside the version of what shows in all of its investigations: to add up the versions of thousands of investigations would take more pages than to read Today.
alter table record_version add column changes bigint not null default 0;

-- Empty outside of a transaction, so it may be changed as if it were new.
delete from record_touch;
alter table record_touch add column newsroom_id uuid not null;

create or replace function raise_record_versions() returns trigger language plpgsql as $$
begin
  insert into record_version (scope, version, changes)
    select scope, sum(version), sum(changes)
      from (select scope, 1 as version, 0 as changes from record_touch where xid = pg_current_xact_id()
            union all
            select distinct newsroom_id, 0, 1 from record_touch where xid = pg_current_xact_id()) touched
     group by scope order by scope
    on conflict (scope) do update set version = record_version.version + excluded.version, changes = record_version.changes + excluded.changes;
  delete from record_touch where xid = pg_current_xact_id();
  return null;
end $$;

create or replace function touch_by_investigation() returns trigger language plpgsql as $$
begin
  insert into record_touch (scope, newsroom_id) select distinct investigation_id, newsroom_id from changed on conflict do nothing;
  return null;
end $$;

create or replace function touch_by_newsroom() returns trigger language plpgsql as $$
begin
  insert into record_touch (scope, newsroom_id) select distinct newsroom_id, newsroom_id from changed on conflict do nothing;
  return null;
end $$;

create or replace function touch_by_event() returns trigger language plpgsql as $$
begin
  insert into record_touch (scope, newsroom_id)
    select investigation_id, newsroom_id from changed where request_id is not null and investigation_id is not null
    union
    select newsroom_id, newsroom_id from changed
     where type in ('reminder.sent', 'clarification.answered', 'request.refined', 'review.asked', 'event.voided')
    on conflict do nothing;
  return null;
end $$;

create or replace function touch_by_person() returns trigger language plpgsql as $$
begin
  insert into record_touch (scope, newsroom_id)
    select distinct now.newsroom_id, now.newsroom_id from changed now join former before using (id) where now.name <> before.name
    on conflict do nothing;
  return null;
end $$;

drop function touch_record(uuid[]);

-- Its title, its code and its letter stand beside each of its requests.
create function touch_by_itself() returns trigger language plpgsql as $$
begin
  insert into record_touch (scope, newsroom_id) select id, newsroom_id from changed on conflict do nothing;
  return null;
end $$;
create trigger touch_record_update after update on investigation referencing new table as changed for each statement execute function touch_by_itself();
