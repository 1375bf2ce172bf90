-- What only a policy for each line, with topics and revocation, needs of the export.
CREATE TABLE transfers AS
SELECT b.bid, e.agent, e.recipient, e.t, (e.t << 31) | e.rowid AS k FROM ev e JOIN buyers b USING (shop, buyer) WHERE e.type = 'transfer';

CREATE TABLE lines AS
SELECT b.bid, e.shop, e."order", e.buyer, e.sku, e.t AS placed, e.amount, e.rowid AS id,
       row_number() OVER (PARTITION BY e.shop, e."order" ORDER BY e.rowid) AS line
FROM (SELECT *, rowid FROM ev WHERE type = 'order') e LEFT JOIN buyers b USING (shop, buyer);

CREATE TABLE cancels AS SELECT shop, "order", sku, t FROM ev WHERE type = 'cancel';
