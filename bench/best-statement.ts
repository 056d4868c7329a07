/**
 * The one statement to measure the report against, written for its figures alone and by hand, without the product's
 * views: shares dealt out in a window where there are several sellers, sums by seller and day, the groups of that day,
 * each group once for all that stands under it. Answers every figure of the page: the months, the groups, the sellers
 * under their groups, the reasons of what was lost, and the total. $1 first day, $2 last day, $3 today, and the same days last year ($4, $5).
 */
export const bestStatement = `
WITH RECURSIVE above AS (
  SELECT id, id AS top FROM employee_group WHERE deleted_by_operation IS NULL
  UNION ALL SELECT a.id, g.parent_id FROM above a JOIN employee_group g ON g.id = a.top WHERE g.parent_id IS NOT NULL
), stint AS MATERIALIZED (
  SELECT m.employee_id, m.group_id, m.period * t.period AS period FROM group_member m
  JOIN group_type_period t ON t.group_id = m.group_id AND t.type = 'SALES' AND t.period && m.period
), edge AS (
  SELECT id AS employee_id, '-infinity'::date AS since FROM employee
  UNION SELECT employee_id, lower(period) FROM stint WHERE NOT lower_inf(period)
  UNION SELECT employee_id, upper(period) FROM stint WHERE NOT upper_inf(period)
), span AS MATERIALIZED (
  SELECT row_number() OVER () AS id, employee_id, since, coalesce(lead(since) OVER (PARTITION BY employee_id ORDER BY since), 'infinity') AS until FROM edge
), placed AS MATERIALIZED (
  SELECT DISTINCT p.id AS span, s.group_id, a.top FROM span p
  JOIN stint s ON s.employee_id = p.employee_id AND s.period @> p.since JOIN above a ON a.id = s.group_id
), counted AS NOT MATERIALIZED (
  SELECT id, status, closed_on, expected_close, amount, probability FROM opportunity
  WHERE deleted_by_operation IS NULL AND (
    (status = 'WON' AND (closed_on BETWEEN $1::date AND least($2::date, $3::date) OR closed_on BETWEEN $4::date AND $5::date))
    OR (status = 'OPEN' AND expected_close <= $2::date AND customer_id NOT IN (SELECT id FROM customer WHERE deleted_by_operation IS NOT NULL)))
), part AS (
  SELECT o.*, s.employee_id, o.amount AS part FROM counted o JOIN opportunity_seller s ON s.opportunity_id = o.id AND s.share = 10000
  UNION ALL
  SELECT id, status, closed_on, expected_close, amount, probability, employee_id, whole + (place <= amount - given)::int FROM (
    SELECT o.*, s.employee_id, o.amount * s.share / 10000 AS whole,
           row_number() OVER (PARTITION BY o.id ORDER BY o.amount * s.share % 10000 DESC, s.employee_id) AS place,
           sum(o.amount * s.share / 10000) OVER (PARTITION BY o.id) AS given
    FROM counted o JOIN opportunity_seller s ON s.opportunity_id = o.id AND s.share < 10000) d
), of_day AS MATERIALIZED (
  SELECT status, employee_id, coalesce(closed_on, $3::date) AS at, coalesce(closed_on, expected_close) AS day, sum(part) AS amount,
         sum(CASE WHEN status = 'OPEN' THEN (part * probability + 50) / 100 ELSE 0 END) AS weighted
  FROM part GROUP BY 1, 2, 3, 4
  UNION ALL SELECT NULL, employee_id, month, month, 100 * amount, 0 FROM budget_month WHERE month BETWEEN date_trunc('month', $1::date) AND $2::date
), fact AS MATERIALIZED (
  SELECT d.kind, p.id AS span, d.employee_id, date_trunc('month', d.day) AS month, sum(d.amount) AS amount, sum(d.weighted) AS weighted
  FROM (
    SELECT CASE WHEN status IS NULL THEN 'budget' WHEN status = 'WON' THEN 'won' WHEN day < $3::date THEN 'overdue' ELSE 'open' END AS kind, employee_id, at, day, amount, weighted
    FROM of_day WHERE status IS DISTINCT FROM 'WON' OR day BETWEEN $1::date AND least($2::date, $3::date)
    UNION ALL SELECT 'before', employee_id, at, day, amount, 0 FROM of_day WHERE status = 'WON' AND day BETWEEN $4::date AND $5::date
  ) d JOIN span p ON p.employee_id = d.employee_id AND d.at >= p.since AND d.at < p.until GROUP BY 1, 2, 3, 4
)
SELECT 'month' AS what, NULL::int AS grp, NULL::int AS seller, kind, month::date, sum(amount)::text AS amount, sum(weighted)::text AS weighted, NULL::bigint AS n FROM fact GROUP BY kind, month
UNION ALL SELECT 'group', g.top, NULL, f.kind, NULL, sum(f.amount)::text, sum(f.weighted)::text, NULL
  FROM fact f JOIN (SELECT DISTINCT span, top FROM placed) g ON g.span = f.span GROUP BY g.top, f.kind
UNION ALL SELECT 'seller', g.top, f.employee_id, f.kind, NULL, sum(f.amount)::text, sum(f.weighted)::text, NULL
  FROM fact f JOIN (SELECT DISTINCT span, top FROM placed) g ON g.span = f.span GROUP BY g.top, f.employee_id, f.kind
UNION ALL SELECT 'total', NULL, NULL, kind, NULL, sum(amount)::text, sum(weighted)::text, NULL FROM fact GROUP BY kind
UNION ALL SELECT 'closed', lost_reason_id, NULL, status::text, NULL, sum(amount)::text, NULL, count(*) FROM opportunity
  WHERE deleted_by_operation IS NULL AND status IN ('WON', 'LOST') AND closed_on BETWEEN $1::date AND least($2::date, $3::date) GROUP BY lost_reason_id, status`;
