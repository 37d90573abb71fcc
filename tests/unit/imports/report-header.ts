/** The header of the status report's CSV, as it is promised. */
export const csvHeader =
  'force_id,force,pfa_code,standing,outcome,sent_on,received_on,due_on,due_on_rule_b,days_late,extended_to,acknowledged_on,answered_on,working_days_taken,exemptions,force_reference,reminders_sent,last_contact_on,review_requested_on,review_due_on,ico_complained_on,figures_given,figures_asked,notes'
