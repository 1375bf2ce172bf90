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

CREATE TABLE orders AS
SELECT e.shop, e."order", b.bid, e.buyer, min(unixepoch(e.time)) AS placed, count(*) AS lines, min(e.rowid) AS id,
       sum(qty * CAST(round(price * 100) AS INTEGER) - CAST(round(full_reduction * 100) AS INTEGER) - CAST(round(category_discount * 100) AS INTEGER)
             - CAST(round(item_discount * 100) AS INTEGER)) AS amount
FROM ev e LEFT JOIN buyers b ON b.shop = e.shop AND b.buyer = e.buyer WHERE e.type = 'order' GROUP BY e.shop, e."order";

CREATE TABLE pays AS SELECT shop, "order", min(unixepoch(time)) AS paid FROM ev WHERE type = 'pay' GROUP BY shop, "order";
CREATE INDEX pays_by_order ON pays (shop, "order");
