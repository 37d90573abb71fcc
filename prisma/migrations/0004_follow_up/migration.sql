-- AlterTable
ALTER TABLE "request" ADD COLUMN     "follow_up_from_on" DATE;

create index request_follow_up on request (newsroom_id, follow_up_from_on, id) where follow_up_from_on is not null;

-- What is on the record already is read anew by the worker the next night, with the windows that have passed.
update request set next_window_on = '2012-01-01'
 where standing = 'part disclosed' or id in (select request_id from event where type in ('request.extended', 'fees.asked', 'review.asked', 'complaint.decided', 'answer.retracted'));
