-- jd: each line goes to the agent who answered last, within 24 hours before placing, about its product; else about anything.
--
-- In the shop, "the last candidate who answered in the window" is found from the latest row before placing alone, where its agent answered in the window
-- at or before that row: nobody's last row is later. That is nearly every order; the others (the latest row is of somebody who has not answered yet) are
-- decided by looking at all rows of the window. A window of 24 hours lies in two days, so rows are joined by day: an equality, not a range.

-- Breaks of more than 30 minutes, and who answered when.
CREATE TEMP TABLE talk AS
SELECT bid, agent, t, k, by_agent, handed_over,
       CASE WHEN handed_over THEN chr(1) || k WHEN asked IS NOT NULL THEN asked WHEN t - coalesce(lag(t) OVER w, 0) > 1800 THEN '' END AS mark,
       max(CASE WHEN by_agent THEN k END) OVER w AS answered
FROM (SELECT bid, agent, t, k, by_agent, asked, false AS handed_over FROM words
      UNION ALL SELECT bid, recipient, t, k, false, NULL, true FROM transfers)
WINDOW w AS (PARTITION BY bid, agent ORDER BY k);

-- The topic in force at each row; chr(1) and a transfer's key stand for the topic that it carried over.
CREATE TEMP TABLE about AS
SELECT bid, agent, t, k, by_agent, handed_over, last_value(mark IGNORE NULLS) OVER (PARTITION BY bid, agent ORDER BY k) AS topic FROM talk;

-- What each transfer carried over, followed back over transfers of transfers. The half hour before it lies in two slots of half an hour.
CREATE TEMP TABLE carried AS
WITH RECURSIVE handed AS (
  SELECT chr(1) || h.k AS mark, arg_max(a.topic, a.k) AS topic
  FROM (SELECT bid, agent, t, k, unnest([t // 1800 - 1, t // 1800]) AS slot FROM transfers) h
  JOIN about a ON h.bid = a.bid AND h.agent = a.agent AND h.slot = a.t // 1800 AND a.t >= h.t - 1800 AND a.k < h.k
  GROUP BY h.k
), follow AS (
  SELECT mark, topic FROM handed
  UNION ALL SELECT f.mark, h.topic FROM follow f JOIN handed h ON f.topic = h.mark
)
SELECT mark, topic FROM follow WHERE NOT starts_with(topic, chr(1));

-- In the shop, for each order.
CREATE TEMP TABLE last_in_shop AS
SELECT o.id, o.bid, o.placed, w.agent, w.answered >= (o.placed - 86400) << 31 AS sure
FROM orders o ASOF JOIN (SELECT * FROM talk WHERE NOT handed_over) w ON o.bid = w.bid AND (o.placed << 31) > w.k
WHERE w.t >= o.placed - 86400;

CREATE TEMP TABLE in_shop AS
SELECT id, agent FROM last_in_shop WHERE sure
UNION ALL
SELECT id, arg_max(agent, last) FROM (
  SELECT o.id, w.agent, max(w.k) AS last
  FROM (SELECT id, bid, placed, unnest([placed // 86400 - 1, placed // 86400]) AS day FROM last_in_shop WHERE sure IS NOT TRUE) o
  JOIN words w ON o.bid = w.bid AND o.day = w.t // 86400 AND w.t >= o.placed - 86400 AND w.t < o.placed
  GROUP BY o.id, w.agent HAVING bool_or(w.by_agent))
GROUP BY id;

-- About the product, for each line: few rows have its topic, so all of the window's are looked at.
CREATE TEMP TABLE on_product AS
SELECT id, arg_max(agent, last) AS agent FROM (
  SELECT l.id, a.agent, max(a.k) AS last
  FROM (SELECT id, bid, sku, placed, unnest([placed // 86400 - 1, placed // 86400]) AS day FROM lines) l
  JOIN (SELECT a.*, coalesce(c.topic, a.topic) AS product FROM about a LEFT JOIN carried c ON a.topic = c.mark WHERE NOT a.handed_over AND a.topic <> '') a
    ON l.bid = a.bid AND l.sku = a.product AND l.day = a.t // 86400 AND a.t >= l.placed - 86400 AND a.t < l.placed
  GROUP BY l.id, a.agent HAVING bool_or(a.by_agent))
GROUP BY id;

CREATE TEMP TABLE taken_back AS
SELECT DISTINCT l.id FROM cancels c JOIN lines l ON c.shop = l.shop AND c."order" = l."order" AND (c.sku IS NULL OR c.sku = l.sku)
WHERE c.t BETWEEN l.placed AND l.placed + 15 * 86400;

CREATE TEMP TABLE decisions AS
SELECT 'jd' AS policy, shop, "order", line, sku, buyer, placed, amount,
       CASE WHEN agent IS NULL THEN 'silent' WHEN cancelled THEN 'revoked' ELSE 'credited' END AS status,
       CASE WHEN agent IS NOT NULL AND cancelled THEN 'cancelled within 15d of placed' END AS reason,
       claim, agent, CASE WHEN agent IS NOT NULL AND NOT cancelled THEN amount ELSE 0 END AS credited, NULL::VARCHAR AS assist, 1 AS lines
FROM (
  SELECT l.*, coalesce(p.agent, s.agent) AS agent, CASE WHEN p.agent IS NOT NULL THEN 'on_product' WHEN s.agent IS NOT NULL THEN 'in_shop' END AS claim,
         b.id IS NOT NULL AS cancelled
  FROM lines l JOIN orders o USING (shop, "order")
  LEFT JOIN on_product p ON p.id = l.id LEFT JOIN in_shop s ON s.id = o.id LEFT JOIN taken_back b ON b.id = l.id);
