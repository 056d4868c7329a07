-- In which groups each employee was a seller on each day (see sales_membership), as spans of days: one row for every span
-- in which they were the same, from `since` up to but not including `until`; no groups where there were none. What is
-- summed by seller and day finds its span once, however many groups it counts for.
CREATE VIEW seller_span AS
WITH edge AS (
  SELECT id AS employee_id, '-infinity'::date AS since FROM employee
  UNION SELECT employee_id, lower(period) FROM sales_membership WHERE NOT lower_inf(period)
  UNION SELECT employee_id, upper(period) FROM sales_membership WHERE NOT upper_inf(period)
), span AS (
  SELECT employee_id, since, coalesce(lead(since) OVER (PARTITION BY employee_id ORDER BY since), 'infinity'::date) AS until FROM edge
)
SELECT p.employee_id, p.since, p.until, coalesce(array_agg(DISTINCT m.group_id) FILTER (WHERE m.group_id IS NOT NULL), '{}') AS groups
FROM span p LEFT JOIN sales_membership m ON m.employee_id = p.employee_id AND m.period @> p.since
GROUP BY p.employee_id, p.since, p.until;
COMMENT ON VIEW seller_span IS 'The groups each employee sold in, by span of days';
