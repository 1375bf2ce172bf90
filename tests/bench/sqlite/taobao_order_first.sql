-- taobao with credit_by = order_first, followup = both. (Needs `settled` of taobao_payment.sql.)
CREATE TEMP TABLE followed_up (id INTEGER PRIMARY KEY, agent TEXT, by_agent INTEGER);
INSERT INTO followed_up
SELECT id, agent, by_agent FROM (
  SELECT id, agent, by_agent, row_number() OVER (PARTITION BY id ORDER BY first) AS place FROM (
    SELECT s.id, w.agent, min(w.k) AS first, w.by_agent
    FROM settled s JOIN words w ON w.bid = s.bid AND w.k >= s.paid << 31 AND w.k < (s.paid + 601) << 31
    WHERE s.paid IS NOT NULL AND s.placed_by IS NULL AND s.paid_by IS NULL
    GROUP BY s.id, w.agent HAVING count(DISTINCT w.by_agent) = 2))
WHERE place = 1;

CREATE TEMP TABLE decisions AS
SELECT 'taobao' AS policy, shop, "order", NULL AS line, NULL AS sku, buyer, placed, amount,
       CASE WHEN paid IS NULL THEN 'excluded' WHEN winner IS NULL THEN 'silent' ELSE 'credited' END AS status,
       CASE WHEN paid IS NULL THEN 'not paid' END AS reason,
       CASE WHEN paid IS NULL THEN NULL WHEN placed_by IS NOT NULL THEN 'placed_by' WHEN paid_by IS NOT NULL THEN 'paid_by'
            WHEN by_agent THEN 'agent_followed_up' WHEN winner IS NOT NULL THEN 'buyer_contacted' END AS claim,
       winner AS agent, amount AS credited, CASE WHEN paid IS NOT NULL AND placed_by IS NOT NULL AND paid_by <> placed_by THEN paid_by END AS assist, lines
FROM (SELECT s.*, f.by_agent, CASE WHEN paid IS NOT NULL THEN coalesce(placed_by, paid_by, f.agent) END AS winner
      FROM settled s LEFT JOIN followed_up f USING (id));
