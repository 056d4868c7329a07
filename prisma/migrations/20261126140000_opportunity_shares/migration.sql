-- What report, list and board count by, so that a figure and the opportunities behind it are the same to the øre.

-- The sellers' shares of what counts, in øre. Counted is an opportunity that is not deleted; one of a deleted customer
-- counts while it is closed (what was won stays in reports) and not while it is open (it leaves the forecast).
-- The øre are dealt out by largest remainder: each seller gets the share rounded down, and what is left goes, one øre
-- each, to those with the largest remainder, of equal ones to the lowest id. `forecast` is what the forecast counts: all
-- of a won one, the probability's part of an open one (half an øre is rounded up), nothing of a lost one.
-- Who has all of it needs no dealing out, which is nearly everybody: only the rest goes through the window. Its
-- partitions hold what the view is narrowed by, so that a period is looked up before the dealing.
CREATE VIEW opportunity_share AS
WITH counted AS NOT MATERIALIZED (
  SELECT o.* FROM opportunity o
  WHERE o.deleted_by_operation IS NULL
    AND (o.status <> 'OPEN' OR o.customer_id NOT IN (SELECT c.id FROM customer c WHERE c.deleted_by_operation IS NOT NULL))
), dealt AS NOT MATERIALIZED (
  SELECT s.opportunity_id, s.employee_id, s.share, o.amount, o.status, o.closed_on, o.expected_close, o.probability,
         o.customer_id, o.source_id, o.type_id, o.step_id, o.lost_reason_id
  FROM opportunity_seller s JOIN counted o ON o.id = s.opportunity_id
  WHERE s.share = 10000
  UNION ALL
  SELECT d.opportunity_id, d.employee_id, d.share, d.whole + (d.place <= d.remaining)::int, d.status, d.closed_on, d.expected_close, d.probability,
         d.customer_id, d.source_id, d.type_id, d.step_id, d.lost_reason_id
  FROM (
    SELECT s.opportunity_id, s.employee_id, s.share, o.amount * s.share / 10000 AS whole,
           row_number() OVER (one ORDER BY o.amount * s.share % 10000 DESC, s.employee_id) AS place,
           o.amount - sum(o.amount * s.share / 10000) OVER one AS remaining,
           o.status, o.closed_on, o.expected_close, o.probability, o.customer_id, o.source_id, o.type_id, o.step_id, o.lost_reason_id
    FROM opportunity_seller s JOIN counted o ON o.id = s.opportunity_id
    WHERE s.share < 10000
    WINDOW one AS (PARTITION BY s.opportunity_id, o.status, o.closed_on, o.expected_close)
  ) d
)
SELECT opportunity_id, employee_id, share, amount,
       CASE status WHEN 'WON' THEN amount WHEN 'LOST' THEN 0 ELSE (amount * probability + 50) / 100 END AS forecast,
       status, closed_on, expected_close, customer_id, source_id, type_id, step_id, lost_reason_id
FROM dealt;
COMMENT ON VIEW opportunity_share IS 'One row per seller of each opportunity that counts: amount and forecast in øre';

-- Who was a seller in which group, and when: a membership in the time in which the group was of type «Salg». A group
-- that is deleted ends with that day (Oslo's), and what was sold in it until then counts for the nearest group over it
-- that is there; where none is, for no group.
CREATE VIEW sales_membership AS
WITH RECURSIVE gone AS (
  SELECT g.id, g.parent_id AS above, (w.at AT TIME ZONE 'Europe/Oslo')::date AS last_day
  FROM employee_group g JOIN operation w ON w.id = g.deleted_by_operation
  UNION ALL
  SELECT gone.id, g.parent_id, gone.last_day FROM gone JOIN employee_group g ON g.id = gone.above WHERE g.deleted_by_operation IS NOT NULL
), standing AS (
  SELECT id AS group_id, id AS counts_for, daterange(NULL, NULL) AS period FROM employee_group WHERE deleted_by_operation IS NULL
  UNION ALL
  SELECT gone.id, g.id, daterange(NULL, gone.last_day, '[]') FROM gone JOIN employee_group g ON g.id = gone.above AND g.deleted_by_operation IS NULL
)
SELECT m.employee_id, s.counts_for AS group_id, m.period * t.period * s.period AS period
FROM group_member m
JOIN group_type_period t ON t.group_id = m.group_id AND t.type = 'SALES' AND t.period && m.period
JOIN standing s ON s.group_id = m.group_id
WHERE NOT isempty(m.period * t.period * s.period);
COMMENT ON VIEW sales_membership IS 'Who was a seller in which group of today''s tree, and when';

