-- taobao with judge_by = rounds, as in duckdb/taobao_rounds.sql.
CREATE TEMP TABLE counted AS
SELECT bid, agent, k, sum(answers) OVER w AS rounds, max(by_agent) OVER w AND NOT min(by_agent) OVER w AS both_spoke
FROM (SELECT bid, agent, k, by_agent, by_agent AND NOT lag(by_agent, 1, 1) OVER (PARTITION BY bid, agent ORDER BY k) AS answers FROM words)
WINDOW w AS (PARTITION BY bid, agent ORDER BY k);

-- Rounds and row in one text, so that the largest is the leader.
CREATE TEMP TABLE leaders (bid INTEGER, k INTEGER, leader TEXT, PRIMARY KEY (bid, k)) WITHOUT ROWID;
INSERT INTO leaders
SELECT bid, k, max(printf('%012d%020d', rounds, k) || agent) OVER (PARTITION BY bid ORDER BY k) FROM counted WHERE both_spoke;

CREATE TEMP TABLE settled AS
SELECT o.*, p.paid,
       substr((SELECT leader FROM leaders s WHERE s.bid = o.bid AND s.k < p.paid << 31 ORDER BY s.k DESC LIMIT 1), 33) AS paid_by,
       substr((SELECT leader FROM leaders s WHERE s.bid = o.bid AND s.k < o.placed << 31 ORDER BY s.k DESC LIMIT 1), 33) AS placed_by
FROM orders o LEFT JOIN pays p USING (shop, "order");
