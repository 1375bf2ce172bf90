-- The export as tables, amounts in fen. `k` orders events as in duckdb/load.sql. For the command-line program, which reads CSV by itself.
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
PRAGMA cache_size = -1000000;
PRAGMA temp_store = MEMORY;
CREATE TABLE ev (type TEXT, time TEXT, shop TEXT, buyer TEXT, agent TEXT, "from" TEXT, sku TEXT, "order" TEXT, qty INTEGER, price REAL, full_reduction REAL, category_discount REAL,
                 item_discount REAL, amount REAL, kind TEXT, "to" TEXT);
.mode csv
.import --skip 1 '$EVENTS' ev
CREATE TABLE buyers (bid INTEGER PRIMARY KEY, shop TEXT, buyer TEXT, UNIQUE (shop, buyer));
INSERT INTO buyers (shop, buyer) SELECT DISTINCT shop, buyer FROM ev WHERE type IN ('chat', 'transfer');

CREATE TABLE words AS
SELECT b.bid, e.agent, unixepoch(e.time) AS t, (unixepoch(e.time) << 31) | e.rowid AS k, e."from" = 'agent' AS by_agent,
       CASE WHEN e."from" = 'buyer' THEN nullif(e.sku, '') END AS asked
FROM ev e JOIN buyers b ON b.shop = e.shop AND b.buyer = e.buyer WHERE e.type = 'chat' AND e.kind IN ('', 'human');
CREATE INDEX words_by_buyer ON words (bid, k, agent, by_agent);

CREATE TABLE transfers AS
SELECT b.bid, e.agent, e."to" AS recipient, unixepoch(e.time) AS t, (unixepoch(e.time) << 31) | e.rowid AS k
FROM ev e JOIN buyers b ON b.shop = e.shop AND b.buyer = e.buyer WHERE e.type = 'transfer';

CREATE TABLE lines AS
SELECT b.bid, e.shop, e."order", e.buyer, e.sku, unixepoch(e.time) AS placed, e.rowid AS id,
       qty * CAST(round(price * 100) AS INTEGER) - CAST(round(full_reduction * 100) AS INTEGER) - CAST(round(category_discount * 100) AS INTEGER)
         - CAST(round(item_discount * 100) AS INTEGER) AS amount,
       row_number() OVER (PARTITION BY e.shop, e."order" ORDER BY e.rowid) AS line
FROM ev e LEFT JOIN buyers b ON b.shop = e.shop AND b.buyer = e.buyer WHERE e.type = 'order';
CREATE INDEX lines_by_order ON lines (shop, "order");

CREATE TABLE orders AS
SELECT shop, "order", bid, buyer, min(placed) AS placed, sum(amount) AS amount, count(*) AS lines, min(id) AS id FROM lines GROUP BY shop, "order";

CREATE TABLE pays AS SELECT shop, "order", min(unixepoch(time)) AS paid FROM ev WHERE type = 'pay' GROUP BY shop, "order";
CREATE INDEX pays_by_order ON pays (shop, "order");
CREATE TABLE cancels AS SELECT shop, "order", sku, unixepoch(time) AS t FROM ev WHERE type = 'cancel';
DROP TABLE ev;
