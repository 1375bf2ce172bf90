-- The two results, in the columns of guiyin's CSV.
COPY (
  SELECT policy, shop, "order", line, sku, buyer, strftime(make_timestamp(placed * 1000000), '%Y-%m-%dT%H:%M:%S+08:00') AS placed, amount, status,
         reason, claim, agent, CASE WHEN agent IS NOT NULL THEN '1' END AS share, CASE WHEN agent IS NOT NULL THEN credited END AS credited,
         assist AS assists, 'false' AS tied, 'true' AS final, NULL AS settles
  FROM decisions
) TO '$DECISIONS' (FORMAT csv, HEADER);

COPY (
  WITH whole AS (SELECT sum(amount) AS amount FROM decisions),
  by_agent AS (
    SELECT policy, shop, agent, status, count(*) AS units, count(DISTINCT "order") AS orders, sum(lines) AS lines, sum(credited) AS amount
    FROM decisions WHERE status = 'credited' GROUP BY ALL),
  helped AS (SELECT policy, shop, assist AS agent, count(*) AS assists FROM decisions WHERE assist IS NOT NULL AND status = 'credited' GROUP BY ALL),
  rows AS (
    SELECT policy, shop, agent, 'credited' AS status, coalesce(units, 0) AS units, coalesce(orders, 0) AS orders, coalesce(lines, 0) AS lines,
           coalesce(a.amount, 0)::DECIMAL(18, 2) AS amount, coalesce(assists, 0) AS assists
    FROM by_agent a FULL JOIN helped h USING (policy, shop, agent)
    UNION ALL
    SELECT policy, '', '', status, count(*), count(DISTINCT (shop, "order")), sum(lines), sum(amount), NULL
    FROM decisions WHERE status <> 'credited' GROUP BY ALL)
  SELECT policy, shop, agent, status, units, orders, lines, amount, printf('%d.%02d', hundredths // 100, hundredths % 100) AS percent, assists
  FROM (SELECT r.*, (((r.amount * 2000000)::HUGEINT + (w.amount * 100)::HUGEINT) // (2 * (w.amount * 100)::HUGEINT))::BIGINT AS hundredths
        FROM rows r, whole w)
) TO '$SUMMARY' (FORMAT csv, HEADER);
