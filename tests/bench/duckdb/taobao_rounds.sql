-- taobao with judge_by = rounds: of those who had a talk with the buyer before payment, the agent with the most rounds; of equal ones, the last.
--
-- An agent's rounds and last row only grow, so the leader at an instant is the one of the largest (rounds, row) among all rows so far.
CREATE TEMP TABLE counted AS
SELECT bid, agent, k, sum(answers) OVER w AS rounds, max(CASE WHEN by_agent THEN 1 END) OVER w + max(CASE WHEN NOT by_agent THEN 1 END) OVER w AS both_spoke
FROM (SELECT bid, agent, k, by_agent, (by_agent AND NOT lag(by_agent, 1, true) OVER (PARTITION BY bid, agent ORDER BY k))::INTEGER AS answers FROM words)
WINDOW w AS (PARTITION BY bid, agent ORDER BY k);

CREATE TEMP TABLE leaders AS
SELECT bid, k, max((rounds::HUGEINT << 64) | k) OVER (PARTITION BY bid ORDER BY k) AS leader FROM counted WHERE both_spoke IS NOT NULL;

CREATE TEMP TABLE winners AS
SELECT m.id, m.moment, w.agent
FROM (SELECT m.id, m.moment, (s.leader & ((1::HUGEINT << 64) - 1))::BIGINT AS k
      FROM (SELECT o.id, o.bid, o.placed AS t, 'placed' AS moment FROM orders o
            UNION ALL SELECT o.id, o.bid, p.paid, 'paid' FROM orders o JOIN pays p USING (shop, "order")) m
      ASOF JOIN leaders s ON m.bid = s.bid AND (m.t << 31) > s.k) m
JOIN words w ON w.k = m.k;
