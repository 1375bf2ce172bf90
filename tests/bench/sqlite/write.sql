-- The two results, in the columns of guiyin's CSV.
.mode csv
.separator , "\n"
.headers on
.output '$DECISIONS'
SELECT policy, shop, "order", line, sku, buyer, strftime('%Y-%m-%dT%H:%M:%S+08:00', placed, 'unixepoch') AS placed,
       printf('%d.%02d', amount / 100, amount % 100) AS amount, status, reason, claim, agent, CASE WHEN agent IS NOT NULL THEN '1' END AS share,
       CASE WHEN agent IS NOT NULL THEN printf('%d.%02d', credited / 100, credited % 100) END AS credited, assist AS assists, 'false' AS tied,
       'true' AS final, NULL AS settles
FROM decisions;

.output '$SUMMARY'
WITH whole AS (SELECT sum(amount) AS whole FROM decisions),
by_agent AS (
  SELECT policy, shop, agent, count(*) AS units, count(DISTINCT "order") AS orders, sum(lines) AS lines, sum(credited) AS amount
  FROM decisions WHERE status = 'credited' GROUP BY policy, shop, agent),
helped AS (SELECT policy, shop, assist AS agent, count(*) AS assists FROM decisions WHERE assist IS NOT NULL AND status = 'credited' GROUP BY policy, shop, assist),
tallies AS (
  SELECT policy, shop, agent, 'credited' AS status, coalesce(units, 0) AS units, coalesce(orders, 0) AS orders, coalesce(lines, 0) AS lines,
         coalesce(amount, 0) AS amount, coalesce(assists, 0) AS assists
  FROM by_agent FULL JOIN helped USING (policy, shop, agent)
  UNION ALL
  SELECT policy, '', '', status, count(*), count(DISTINCT shop || '/' || "order"), sum(lines), sum(amount), NULL
  FROM decisions WHERE status <> 'credited' GROUP BY policy, status),
exact AS (SELECT *, (amount * 20000 + whole) / (2 * whole) AS hundredths FROM tallies, whole)
SELECT policy, shop, agent, status, units, orders, lines, printf('%d.%02d', amount / 100, amount % 100) AS amount,
       printf('%d.%02d', hundredths / 100, hundredths % 100) AS percent, assists
FROM exact;
