-- Letters of ours by their day: the last one to each force, whatever the round it was of.
create index event_letter on event (newsroom_id, "on", request_id)
  where type in ('reminder.sent', 'clarification.answered', 'request.refined', 'review.asked');
