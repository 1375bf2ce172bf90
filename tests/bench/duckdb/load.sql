-- The export as tables, what every policy needs. $EVENTS is the CSV file. Used for both tables of the comparison: as the first part of a cold run, and
-- once beforehand, with lines.sql, for runs on tables that are there already.
--
-- `k` orders events: by time (whole seconds, as exported), then by the order read. An instant t stands before all rows of that second: t << 31.
CREATE TABLE ev AS
SELECT type, epoch(time)::BIGINT AS t, coalesce(shop, '') AS shop, buyer, agent, "from" = 'agent' AS by_agent, sku, "order",
       qty * price - coalesce(full_reduction, 0) - coalesce(category_discount, 0) - coalesce(item_discount, 0) AS amount,
       kind IS NULL OR kind = 'human' AS human, "to" AS recipient
FROM read_csv('$EVENTS', header = true, auto_detect = false, delim = ',', quote = '"', columns = {
  type: 'VARCHAR', time: 'TIMESTAMP', shop: 'VARCHAR', buyer: 'VARCHAR', agent: 'VARCHAR', "from": 'VARCHAR', sku: 'VARCHAR', "order": 'VARCHAR',
  qty: 'INTEGER', price: 'DECIMAL(12,2)', full_reduction: 'DECIMAL(12,2)', category_discount: 'DECIMAL(12,2)', item_discount: 'DECIMAL(12,2)',
  amount: 'DECIMAL(12,2)', kind: 'VARCHAR', "to": 'VARCHAR'});

-- Buyers as numbers: every window and join below is by buyer.
CREATE TABLE buyers AS
SELECT row_number() OVER ()::INTEGER AS bid, shop, buyer FROM (SELECT DISTINCT shop, buyer FROM ev WHERE type = 'chat' OR type = 'transfer');

-- What people wrote.
CREATE TABLE words AS
SELECT b.bid, e.agent, e.t, (e.t << 31) | e.rowid AS k, e.by_agent, CASE WHEN NOT e.by_agent THEN e.sku END AS asked
FROM ev e JOIN buyers b USING (shop, buyer) WHERE e.type = 'chat' AND e.human;

CREATE TABLE orders AS
SELECT o.*, b.bid
FROM (SELECT shop, "order", any_value(buyer) AS buyer, min(t) AS placed, sum(amount) AS amount, count(*) AS lines, min(rowid) AS id
      FROM ev WHERE type = 'order' GROUP BY shop, "order") o
LEFT JOIN buyers b USING (shop, buyer);

CREATE TABLE pays AS SELECT shop, "order", min(t) AS paid FROM ev WHERE type = 'pay' GROUP BY shop, "order";
