-- taobao with credit_by = order_first, followup = both: placed_by, else paid_by, else who had a talk with the buyer within ten minutes after payment, the
-- first. (Needs the winners of taobao_payment.sql.)
CREATE TEMP TABLE settled AS
SELECT o.*, p.paid, placed_by.agent AS placed_by, paid_by.agent AS paid_by
FROM orders o LEFT JOIN pays p USING (shop, "order")
LEFT JOIN winners paid_by ON paid_by.id = o.id AND paid_by.moment = 'paid'
LEFT JOIN winners placed_by ON placed_by.id = o.id AND placed_by.moment = 'placed';

CREATE TEMP TABLE followed_up AS
SELECT id, arg_min(agent, first) AS agent, arg_min(opened_by_agent, first) AS opened_by_agent FROM (
  SELECT s.id, w.agent, min(w.k) AS first, arg_min(w.by_agent, w.k) AS opened_by_agent
  FROM settled s JOIN words w ON s.bid = w.bid AND w.t >= s.paid AND w.t <= s.paid + 600
  WHERE s.paid IS NOT NULL AND s.placed_by IS NULL AND s.paid_by IS NULL
  GROUP BY s.id, w.agent HAVING bool_or(w.by_agent) AND NOT bool_and(w.by_agent))
GROUP BY id;

CREATE TEMP TABLE decisions AS
SELECT 'taobao' AS policy, shop, "order", NULL::BIGINT AS line, NULL::VARCHAR AS sku, buyer, placed, amount,
       CASE WHEN paid IS NULL THEN 'excluded' WHEN winner IS NULL THEN 'silent' ELSE 'credited' END AS status,
       CASE WHEN paid IS NULL THEN 'not paid' END AS reason, CASE WHEN paid IS NOT NULL THEN claim END AS claim, winner AS agent,
       CASE WHEN winner IS NOT NULL THEN amount ELSE 0 END AS credited,
       CASE WHEN paid IS NOT NULL AND placed_by IS NOT NULL AND paid_by <> placed_by THEN paid_by END AS assist, lines
FROM (
  SELECT s.*, CASE WHEN s.paid IS NOT NULL THEN coalesce(s.placed_by, s.paid_by, f.agent) END AS winner,
         CASE WHEN s.placed_by IS NOT NULL THEN 'placed_by' WHEN s.paid_by IS NOT NULL THEN 'paid_by'
              WHEN f.opened_by_agent THEN 'agent_followed_up' WHEN f.agent IS NOT NULL THEN 'buyer_contacted' END AS claim
  FROM settled s LEFT JOIN followed_up f ON f.id = s.id);
