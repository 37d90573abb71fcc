-- The clock now tells an answer taken back from silence, and more that the columns kept with a request repeat. What is on the
-- record already is read anew by the worker the next night, with the windows that have passed.
update request set next_window_on = '2012-01-01'
 where id in (select request_id from event where type in ('answer.retracted', 'request.extended', 'fees.asked', 'clarification.asked', 'review.asked', 'complaint.decided', 'appeal.made', 'appeal.decided'));
