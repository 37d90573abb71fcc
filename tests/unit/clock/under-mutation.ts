/**
 * Every test that the clock is held to, as one file: mutation testing runs it thousands of times and pays for each import.
 * Those that notice most come first, since a mutant is dead with the first test that fails.
 */
import './worked-histories.test'
import './clock.test'
import './flags.test'
import './their-dates.test'
import './order.test'
import './same-day.test'
import './vectors.test'
import './periods.test'
import './constants.test'
import '../working-days/table-difference.test'
import './standing.test'
import '../working-days/calendar.test'
import './clock-laws.test'
import '../working-days/working-days.test'
