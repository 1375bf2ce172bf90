-- taobao as it comes, as in duckdb/taobao_payment.sql.
CREATE TEMP TABLE both_spoke (bid INTEGER, agent TEXT, since INTEGER, PRIMARY KEY (bid, agent)) WITHOUT ROWID;
INSERT INTO both_spoke
SELECT bid, agent, max(min(k) FILTER (WHERE by_agent), min(k) FILTER (WHERE NOT by_agent)) FROM words GROUP BY bid, agent;

CREATE TEMP TABLE spoken (bid INTEGER, k INTEGER, agent TEXT, PRIMARY KEY (bid, k)) WITHOUT ROWID;
INSERT INTO spoken -- CROSS JOIN keeps the order of the tables: one look-up per row
SELECT w.bid, w.k, w.agent FROM words w CROSS JOIN both_spoke b USING (bid, agent) WHERE w.k >= b.since;

CREATE TEMP TABLE settled AS
SELECT o.*, p.paid,
       (SELECT agent FROM spoken s WHERE s.bid = o.bid AND s.k < p.paid << 31 ORDER BY s.k DESC LIMIT 1) AS paid_by,
       (SELECT agent FROM spoken s WHERE s.bid = o.bid AND s.k < o.placed << 31 ORDER BY s.k DESC LIMIT 1) AS placed_by
FROM orders o LEFT JOIN pays p USING (shop, "order");
