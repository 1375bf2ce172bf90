-- taobao as it comes: a paid order goes to the agent who, of those who had a talk with the buyer before payment, wrote or was written to last.
--
-- Windows without a beginning only grow: from the row on with which both have spoken, every row's agent is a candidate, so the latest such row decides.
CREATE TEMP TABLE spoken AS
SELECT w.bid, w.agent, w.k
FROM words w JOIN (SELECT bid, agent, min(k) FILTER (by_agent) AS agent_first, min(k) FILTER (NOT by_agent) AS buyer_first FROM words GROUP BY bid, agent) f
  USING (bid, agent)
WHERE w.k >= f.agent_first AND w.k >= f.buyer_first;

CREATE TEMP TABLE winners AS
SELECT m.id, m.moment, s.agent
FROM (SELECT o.id, o.bid, o.placed AS t, 'placed' AS moment FROM orders o
      UNION ALL SELECT o.id, o.bid, p.paid, 'paid' FROM orders o JOIN pays p USING (shop, "order")) m
ASOF JOIN spoken s ON m.bid = s.bid AND (m.t << 31) > s.k;
