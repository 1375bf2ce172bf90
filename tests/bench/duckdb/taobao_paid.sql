CREATE TEMP TABLE decisions AS
SELECT 'taobao' AS policy, o.shop, o."order", NULL::BIGINT AS line, NULL::VARCHAR AS sku, o.buyer, o.placed, o.amount,
       CASE WHEN p.paid IS NULL THEN 'excluded' WHEN paid_by.agent IS NULL THEN 'silent' ELSE 'credited' END AS status,
       CASE WHEN p.paid IS NULL THEN 'not paid' END AS reason,
       CASE WHEN paid_by.agent IS NOT NULL THEN 'paid_by' END AS claim, paid_by.agent,
       CASE WHEN paid_by.agent IS NOT NULL THEN o.amount ELSE 0 END AS credited,
       CASE WHEN placed_by.agent <> paid_by.agent THEN placed_by.agent END AS assist, o.lines
FROM orders o LEFT JOIN pays p USING (shop, "order")
LEFT JOIN winners paid_by ON paid_by.id = o.id AND paid_by.moment = 'paid'
LEFT JOIN winners placed_by ON placed_by.id = o.id AND placed_by.moment = 'placed';
