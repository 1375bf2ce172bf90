-- taobao with judge_by = rounds: of those who had a talk with the buyer before payment, the agent with the most rounds; of equal ones, the last.
--
-- An agent's rounds and last row only grow, so the leader at an instant is the one of the largest (rounds, row) among all rows so far.
CREATE TEMP TABLE counted AS
SELECT bid, agent, k, sum(answers) OVER (PARTITION BY bid, agent ORDER BY k) AS rounds
FROM (SELECT bid, agent, k, (by_agent AND NOT lag(by_agent, 1, true) OVER (PARTITION BY bid, agent ORDER BY k))::INTEGER AS answers FROM words);

CREATE TEMP TABLE leaders AS
SELECT c.bid, c.k, max((c.rounds::HUGEINT << 64) | c.k) OVER (PARTITION BY c.bid ORDER BY c.k) AS leader
FROM counted c JOIN (SELECT bid, agent, min(k) FILTER (by_agent) AS agent_first, min(k) FILTER (NOT by_agent) AS buyer_first
                     FROM words GROUP BY bid, agent) f USING (bid, agent)
WHERE c.k >= f.agent_first AND c.k >= f.buyer_first;

CREATE TEMP TABLE winners AS
SELECT m.id, m.moment, w.agent
FROM (SELECT m.id, m.moment, (s.leader & ((1::HUGEINT << 64) - 1))::BIGINT AS k
      FROM (SELECT o.id, o.bid, o.placed AS t, 'placed' AS moment FROM orders o
            UNION ALL SELECT o.id, o.bid, p.paid, 'paid' FROM orders o JOIN pays p USING (shop, "order")) m
      ASOF JOIN leaders s ON m.bid = s.bid AND (m.t << 31) > s.k) m
JOIN words w ON w.k = m.k;
