-- Events that name a day of their own, for the calendar: now also the tribunal's order, and the date of a notice that extends nothing.
drop index event_names_a_day;
create index event_names_a_day on event (newsroom_id, "on", request_id)
  where type in ('reply.promised', 'review.asked', 'complaint.decided', 'appeal.decided', 'request.extended') or (type = 'request.acknowledged' and facts ? 'dueOnSaid');

-- The clock now tells an answer taken back from silence, and more that the columns kept with a request repeat. What is on the
-- record already is read anew by the worker the next night, with the windows that have passed.
update request set next_window_on = '2012-01-01'
 where id in (select request_id from event where type in ('answer.retracted', 'request.extended', 'fees.asked', 'clarification.asked', 'review.asked', 'complaint.decided', 'appeal.made', 'appeal.decided'));
