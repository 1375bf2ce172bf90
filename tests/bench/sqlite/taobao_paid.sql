CREATE TEMP TABLE decisions AS
SELECT 'taobao' AS policy, shop, "order", NULL AS line, NULL AS sku, buyer, placed, amount,
       CASE WHEN paid IS NULL THEN 'excluded' WHEN paid_by IS NULL THEN 'silent' ELSE 'credited' END AS status,
       CASE WHEN paid IS NULL THEN 'not paid' END AS reason, CASE WHEN paid_by IS NOT NULL THEN 'paid_by' END AS claim, paid_by AS agent,
       amount AS credited, CASE WHEN placed_by <> paid_by THEN placed_by END AS assist, lines
FROM settled;
