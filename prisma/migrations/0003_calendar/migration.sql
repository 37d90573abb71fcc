-- Events that name a day of their own, for the calendar: few among many, so that a month is found without reading the rest.
create index event_names_a_day on event (newsroom_id, "on", request_id)
  where type in ('reply.promised', 'review.asked', 'complaint.decided') or (type = 'request.acknowledged' and facts ? 'dueOnSaid');

-- The newest word on a day, and the newest of all.
create index calendar_change_newest on calendar_change (newsroom_id, at desc, id desc);
