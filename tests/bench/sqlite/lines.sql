-- What only a policy for each line, with topics and revocation, needs of the export.
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

CREATE TABLE cancels AS SELECT shop, "order", sku, unixepoch(time) AS t FROM ev WHERE type = 'cancel';
