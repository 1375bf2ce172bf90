-- jd, as in duckdb/jd.sql, with what SQLite has: an index and the latest row before an instant.
CREATE TEMP TABLE talk AS
SELECT bid, agent, t, k, by_agent, handed_over,
       CASE WHEN handed_over THEN char(1) || k WHEN asked IS NOT NULL THEN asked WHEN t - coalesce(lag(t) OVER w, 0) > 1800 THEN '' END AS mark
FROM (SELECT bid, agent, t, k, by_agent, asked, 0 AS handed_over FROM words UNION ALL SELECT bid, recipient, t, k, 0, NULL, 1 FROM transfers)
WINDOW w AS (PARTITION BY bid, agent ORDER BY k);

CREATE TEMP TABLE since AS
SELECT bid, agent, t, k, by_agent, handed_over, max(CASE WHEN mark IS NOT NULL THEN k END) OVER (PARTITION BY bid, agent ORDER BY k) AS marked_at FROM talk;

CREATE TEMP TABLE marks (k INTEGER PRIMARY KEY, mark TEXT);
INSERT INTO marks SELECT k, mark FROM talk WHERE mark IS NOT NULL;

CREATE TEMP TABLE about AS SELECT s.bid, s.agent, s.t, s.k, s.by_agent, s.handed_over, m.mark AS topic FROM since s JOIN marks m ON m.k = s.marked_at;
CREATE INDEX about_by_agent ON about (bid, agent, k);

-- What each transfer carried over, followed back over transfers of transfers.
CREATE TEMP TABLE handed (mark TEXT PRIMARY KEY, topic TEXT);
INSERT INTO handed
SELECT char(1) || h.k, coalesce((SELECT CASE WHEN h.t - a.t <= 1800 THEN a.topic ELSE '' END FROM about a
                                 WHERE a.bid = h.bid AND a.agent = h.agent AND a.k < h.k ORDER BY a.k DESC LIMIT 1), '')
FROM transfers h;
CREATE TEMP TABLE carried (mark TEXT PRIMARY KEY, topic TEXT);
INSERT INTO carried
WITH RECURSIVE follow AS (
  SELECT mark, topic FROM handed
  UNION ALL SELECT f.mark, h.topic FROM follow f JOIN handed h ON f.topic = h.mark)
SELECT mark, topic FROM follow WHERE substr(topic, 1, 1) <> char(1);

CREATE TEMP TABLE asked AS
SELECT a.bid, coalesce(c.topic, a.topic) AS topic, a.k, a.agent, a.by_agent
FROM about a LEFT JOIN carried c ON a.topic = c.mark WHERE NOT a.handed_over AND a.topic <> '';
CREATE INDEX asked_by_topic ON asked (bid, topic, k, agent, by_agent);

CREATE TEMP TABLE in_shop AS
SELECT o.id, (SELECT agent FROM (SELECT agent, max(k) AS last FROM words w WHERE w.bid = o.bid AND w.k >= (o.placed - 86400) << 31 AND w.k < o.placed << 31
                                 GROUP BY agent HAVING max(by_agent)) ORDER BY last DESC LIMIT 1) AS agent
FROM orders o;

CREATE TEMP TABLE decisions AS
SELECT 'jd' AS policy, shop, "order", line, sku, buyer, placed, amount,
       CASE WHEN agent IS NULL THEN 'silent' WHEN cancelled THEN 'revoked' ELSE 'credited' END AS status,
       CASE WHEN agent IS NOT NULL AND cancelled THEN 'cancelled within 15d of placed' END AS reason,
       CASE WHEN on_product IS NOT NULL THEN 'on_product' WHEN agent IS NOT NULL THEN 'in_shop' END AS claim, agent,
       CASE WHEN cancelled THEN 0 ELSE amount END AS credited, NULL AS assist, 1 AS lines
FROM (SELECT *, coalesce(on_product, in_shop) AS agent FROM (
  SELECT l.*, s.agent AS in_shop,
         (SELECT agent FROM (SELECT agent, max(k) AS last FROM asked a
                             WHERE a.bid = l.bid AND a.topic = l.sku AND a.k >= (l.placed - 86400) << 31 AND a.k < l.placed << 31
                             GROUP BY agent HAVING max(by_agent)) ORDER BY last DESC LIMIT 1) AS on_product,
         EXISTS (SELECT * FROM cancels c WHERE c.shop = l.shop AND c."order" = l."order" AND c.sku IN ('', l.sku)
                 AND c.t BETWEEN l.placed AND l.placed + 15 * 86400) AS cancelled
  FROM lines l JOIN orders o USING (shop, "order") JOIN in_shop s ON s.id = o.id));
